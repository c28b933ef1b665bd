"""Whether a place is told with an event, before all else, or in another statement."""

from __future__ import annotations

from khabar.annotators.events.elsewhere import SPOKEN, TOWARDS
from khabar.annotators.events.place_chains import CHAIN, RANK
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems


def alone_after(view: View, place: Mention, at: int) -> bool:
    """Whether a place follows in the event's own clause with no other event between."""
    if place.first < at or view.sentence.clause(place.stop - 1) is not view.sentence.clause(at):
        return False
    return not any(n in view.read for n in range(at + 1, place.first))


def fronted(view: View, place: Mention, at: int) -> bool:
    """«وفي مدينة الوادي أُغلق …، فيما استولى …»: a place that opens a sentence, and the only one."""
    scene = view.scene
    if place.first > at or place.first - scene.start(at) > OPENS:
        return False
    if any(n in view.read for n in range(scene.start(at), place.first)):
        return False
    if brought_by(scene, place) != "في":
        return False  # «الوادي 9 حزيران - …»
    near = scene.near(scene.places, at)
    return not any(place.stop <= p.first < at and p.value.kind != "country" for p in near)


OPENS = 3
"""Words from the start of a sentence to a place that opens it."""


def told_apart(scene: Scene, at: int, place: Mention) -> bool:
    """«…، كما قتل …», «…، فيما اعتقلوا …»: whether another statement opens between the two."""
    apart = noun_class("states_apart")
    words = range(min(at, place.stop), max(at, place.first) + 1)
    return any(
        scene.words.items[n].form in apart and scene.kinds[n - 1] == "stop" for n in words if n
    )


def is_inner(view: View, place: Mention, at: int, type_: str, first: Mention) -> bool:
    """«وفي رام الله أطلق جنود النار على مزارعين في قرية …»: told with the deed, and more exact."""
    if first.first > at or type_ in SPOKEN or type_ == "CONSULT":
        return False
    if place.first < at or brought_by(view.scene, place) in ("من", TOWARDS):
        return False
    if view.sentence.clause(place.stop - 1) is not view.sentence.clause(at):
        return False
    told = (view.read[n] for n in range(at + 1, place.first) if n in view.read)
    if any(one.verb is not None or one.sense.row.type != "ASSAULT" for one in told):
        return False
    if any(n in view.read for n in range(first.stop, at)):
        return False
    exact = place.value.gazetteer is None and place.value.relation is None  # «منطقة …»
    return exact or RANK.get(place.value.kind, 1) <= RANK.get(first.value.kind, 1)


def told_with(view: View, place: Mention, at: int) -> bool:
    """Whether a place stands in the clause of another event, which has it first."""
    clause = view.sentence.clause(place.stop - 1)
    if clause is view.sentence.clause(at) and place.first > at:
        return False
    return any(view.sentence.clause(n) is clause for n in view.read if n != at)


def brought_by(scene: Scene, place: Mention) -> str:
    """The preposition that stands before a place and the plain words for it («إلى مدينة …»)."""
    for here in range(place.first - 1, max(scene.start(place.first), place.first - CHAIN) - 1, -1):
        form = scene.words.items[here].form
        if scene.kinds[here] in ("prep", "partitive") or form in noun_class("towards"):
            return form if form in noun_class("towards") else form.removeprefix("و")
        if noun_class("placeword").isdisjoint(stems(scene.words.items[here].form)):
            return ""
    return ""


def towards() -> frozenset[str]:
    """The prepositions of a way («إلى», «نحو», «باتجاه»)."""
    return noun_class("towards") | {TOWARDS}
