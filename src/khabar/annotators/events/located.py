"""Whether a town or a land is named as the place of an event."""

from __future__ import annotations

from khabar.annotators.events.ground_phrases import ONE_OF
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.slots import View
from khabar.annotators.events.word_kinds import governed
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold


def locative(scene: Scene, place: Mention, at: int) -> bool:
    """Whether a place is named as a place: after a preposition, or as what the event is of."""
    actor = scene.actors.get(place.first)
    if actor and actor.first == place.first and actor.stop - 1 in scene.on_time:
        actor = None  # «في العاصمة اليوم», and no outlet of that name
    land = actor is not None and actor.span == place.span and place.value.kind == "country"
    if land and scene.words.form(place.first - 1) in INSIDE:
        actor = None  # «قصفت أهدافاً في إسرائيل»: the land, whoever else acts
    heads = stems(scene.words.items[actor.first].form) if actor else frozenset()
    if (
        actor
        and heads.isdisjoint(noun_class("placeword"))
        and (actor.value.kind != "population" or actor.first < place.first)
    ):
        return False
    first = scene.start(place.first)
    word = scene.words.items[place.first]
    if place.value.relation is not None and place.value.relation.kind == "between":
        return True
    if is_adverb(scene, place):
        return True
    if place.span.start > word.span.start and word.form[:1] in ("ب", "ل"):
        return True
    if word.form.startswith(("وب", "ول")) and place.span.start > word.span.start + 1:
        return True
    here = place.first - 1
    known = noun_class("placeword")
    while here >= first and place.first - here <= 6:
        if here == at:
            return here in scene.verbs or not scene.definite(here)  # «ستترأس الاجتماع بريطانيا»
        kind, form = scene.kinds[here], scene.words.items[here].form
        if kind in ("prep", "partitive"):
            bare = form.removeprefix("و")
            town = place.value.kind != "country" and bare in AGAINST
            return town or bare not in noun_class("about")
        nisba = form.startswith("ال") and form.endswith(("ية", "ي"))
        if kind in ("quote", "mark") or (nisba and here > first and _town(scene, here - 1)):
            here -= 1
            continue
        if form == "(":
            return True
        if form in noun_class("among_them"):
            return True  # «على مواقع، من بينها مطار …»
        if form in noun_class("aiming_at") and place.value.kind != "country":
            return True  # «شنت غاراتها مستهدفة قرية …»
        if here in scene.halts and here not in scene.verbs and here < place.first - 1:
            while_ = noun_class("while")  # «خلال عمليات تمشيط مدينة …»
            told = {scene.words.form(here - 1), scene.words.form(here - 2)}
            return place.value.kind != "country" and not while_.isdisjoint(told)
        if known.isdisjoint(stems(form)) and form not in ONE_OF:
            joined = scene.words.items[place.first].form.startswith("و")
            return joined and any(
                p.stop == place.first and locative(scene, p, at)
                for p in scene.near(scene.places, place.first)
            )
        if governed(form) or form[:1] in ("ب", "ل"):
            return True
        here -= 1
    return here < first


def is_adverb(scene: Scene, place: Mention) -> bool:
    """«نقطة تفتيش شمال سيناء», «ألغام قرب الحدود»: a place that says by itself where it was.

    So is a name that opens with a direction, and a relation to what has no name of its own,
    unless the name of what it lies in comes next («قرب السياج في شمال قطاع غزة»).
    """
    form = scene.words.items[place.first].form
    if place.stop == place.first + 1 or form not in noun_class("place_adverbs"):
        return False
    near = scene.near(scene.places, place.first)
    return not any(place.first < p.first <= place.stop + NEXT for p in near)


def of_no_name(scene: Scene, place: Mention) -> bool:
    """«قرب الحدود», «غرب المدينة»: a relation to ground without a name, told where none has one."""
    relation = place.value.relation
    if relation is None or not is_adverb(scene, place):
        return False
    town = noun_class("plaintown")
    plain = not stems(scene.words.items[place.stop - 1].form).isdisjoint(town)
    return plain or relation.kind == "near"


INSIDE = frozenset({"في", "داخل", "وفي", "وداخل"})
AGAINST = frozenset({"ضد", "عن"})
"""«القصف ضد عدن», «رفع الحصار عن تعز»: behind these a town is where it was."""


def _town(scene: Scene, at: int) -> bool:
    """«العاصمة»: a plain word for a town, whose name comes next."""
    return not noun_class("plaintown").isdisjoint(stems(scene.words.items[at].form))


def taken(view: View, place: Mention, at: int, type_: str) -> bool:
    """«اجتياح الميليشيات عدن», «دخلت القوات المدينة»: a town that a deed has for its object."""
    scene, before = view.scene, place.first - 1
    if type_ == "COERCE" and _barred_from(scene, place, at):
        return True
    if type_ == "CONSULT" and _visited(view, place, at):
        return True
    if type_ not in TAKEN or not at < before <= at + OBJECT or place.first in scene.actors:
        return False
    if place.value.relation is not None:
        return False
    if view.sentence.clause(at) is not view.sentence.clause(place.first):
        return False
    bare = place.span.start == scene.words.items[place.first].span.start
    words = range(at + 1, place.first)
    return (
        bare
        and scene.ended(before)
        and all(scene.kinds[n] in ("", "either") and n not in view.read for n in words)
    )


NEXT = 2
"""Words from an adverb of place to the name of what it lies in («في منطقة …»)."""
BARRED = 10
"""Words from «منعت» to «مغادرة», at most."""
TAKEN = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
OBJECT = 6
"""Words from a deed to the town that it is done to, behind its doer."""


def _visited(view: View, place: Mention, at: int) -> bool:
    """«زار دمشق للقاء الرئيس»: the town that a guest comes to, before or behind his name."""
    clause = view.sentence.clause(place.first)
    if clause is not view.sentence.clause(at) or not 0 <= clause.verb < place.first:
        return False
    bare = place.span.start == view.scene.words.items[place.first].span.start
    return bare and clause.form is not None and fold(clause.form.lemma) in noun_class("visits")


def _barred_from(scene: Scene, place: Mention, at: int) -> bool:
    """«منعت السلطات الوفد من دخول غزة»: the ground that someone is kept from or in."""
    going = place.first - 1
    if not at < going - 1 or going - at > BARRED or scene.kinds[going - 1] != "partitive":
        return False
    return not stems(scene.words.items[going].form).isdisjoint(noun_class("going_over"))
