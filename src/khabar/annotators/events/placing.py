"""Where an event was, of all that tells it: its parts, what stands near, what was done before."""

from __future__ import annotations

from khabar.annotators.events.elsewhere import MOVES, gone_to
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.proclitics import span_of
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.series import told_after
from khabar.annotators.events.setting import place_of
from khabar.annotators.events.slots import View
from khabar.annotators.events.told_places import home, raided, struck
from khabar.annotators.events.triggers import Trigger
from khabar.lexicon.company import noun_class, stems
from khabar.text.span import Span


def ground_of(
    view: View,
    trigger: Trigger,
    parts: Parts,
    targets: dict[int, Place],
    grounds: dict[int, Span],
    last: int | None,
) -> Span | None:
    """The place of an event with the parts that were read of it.

    ``targets`` and ``grounds`` are what the events of the sentence were done to, and where those
    told so far were; ``last`` is the word «آخرها» that takes the event up, if one does.
    """
    seen, at, type_ = view.scene, trigger.at, trigger.reading.sense.row.type
    place = place_of(view, at, type_, parts.get("actor"), parts.get("target"))
    if "place" in parts and not gone_to(view, at, parts["place"][0]):
        told = named_place(seen, parts["place"])
        if place is None or told is None or not _before(view, at, place, told):
            place = told or place
    if last is not None:
        place = told_after(seen.near(seen.places, last), last, seen.stop(at)) or place
    place = struck(seen, parts.get("target"), type_) or place or _town(seen, parts)
    if type_ == "COERCE" and (place is None or _elsewhere(view, at, place)):
        # «وفي النخيل اقتحموا بلدة …، واعتقلوا»
        place = raided(view, at, targets, grounds) or place
    if place is None and type_ == "PROTEST":
        return home(view, parts.get("actor"))
    moves = type_ in MOVES and "place" in parts
    if place is None and moves and not gone_to(view, at, parts["place"][0]):
        return _plain_ground(seen, parts["place"])
    return place


def _plain_ground(seen: Scene, place: Place) -> Span | None:
    """«تقدمت القوات باتجاه المدينة»: the ground that a verb's own preposition brings, unnamed."""
    grounds = noun_class("here") | noun_class("town") | noun_class("placeword")
    if not seen.definite(place[0]) or stems(seen.words.form(place[0])).isdisjoint(grounds):
        return None
    return span_of(seen, *place)


def _before(view: View, at: int, place: Span, told: Span) -> bool:
    """«غاراتها مستهدفة قرية السدّ في ريف النخيل»: a place right before what it lies in."""
    words, near = view.scene.words, view.scene.near(view.scene.places, at)
    first = next((one.first for one in near if one.span == place), -1)
    stop = words.within(told).start
    return at < first < stop and not any(
        n in view.read or view.scene.bounds(n) for n in range(first, stop)
    )


def _elsewhere(view: View, at: int, place: Span) -> bool:
    """Whether a place stands outside the clause of an event."""
    there = view.scene.words.within(place).start
    return view.sentence.clause(there) is not view.sentence.clause(at)


def _town(seen: Scene, parts: Parts) -> Span | None:
    """«تعرضت البلدة لقصف»: what was hit is only a plain word for a place, or its name in marks."""
    if "town" not in parts:
        return None
    stop = parts["town"][1]
    if stop < len(seen.kinds) and seen.kinds[stop] == "quote":  # «مدينة "أم النخيل"»
        near = seen.near(seen.places, stop)
        named = next((place.span for place in near if place.first == stop + 1), None)
        if named is not None:
            return named
    return span_of(seen, *parts["town"])


def named_place(seen: Scene, at: Place) -> Span | None:
    """The named place within some words."""
    return next((p.span for p in seen.places if at[0] <= p.first < at[1]), None)
