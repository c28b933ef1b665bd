"""Where and when an event was: the place and the time that stand nearest to it."""

from __future__ import annotations

from khabar.annotators.events.government import reporting
from khabar.annotators.events.scene import BOUNDS, Mention, Scene
from khabar.lexicon.verbs import verb_forms

COARSE = {"country": 9, "region": 3, "natural": 2}
REPORTING_REACH = 8


def place_of(scene: Scene, at: int, taken: list[tuple[int, int]]) -> Mention | None:
    """The place of the event at word ``at``: what follows it before what precedes it.

    ``taken`` are the words of the event's actor, whose own places are not its place.
    """
    best: tuple[int, Mention] | None = None
    sentence = scene.words.sentence_of[at]
    for place in scene.places:
        if place.first >= len(scene.words) or scene.words.sentence_of[place.first] != sentence:
            continue
        if any(first <= place.first < stop for first, stop in taken):
            continue
        if not _stands_free(scene, place):
            continue
        cost = _distance(scene, at, place) + COARSE.get(place.value.kind, 0)
        if place.value.relation is not None:
            cost += 2
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best else None


def _stands_free(scene: Scene, place: Mention) -> bool:
    """Whether the words say "at": the place is not merely part of someone's name, nor acting."""
    actor = scene.actors.get(place.first)
    return actor is None


def _distance(scene: Scene, at: int, place: Mention) -> int:
    if place.first >= at:
        between = range(at + 1, place.first)
        cost = len(between)
    else:
        between = range(place.stop, at)
        cost = len(between) + 6
    for here in between:
        if scene.kinds[here] == "stop":
            cost += 3
        elif scene.kinds[here] in BOUNDS:
            cost += 4
    return cost


def time_of(scene: Scene, at: int) -> Mention | None:
    """The time of the event at word ``at``, unless it tells when someone spoke."""
    best: tuple[int, Mention] | None = None
    sentence = scene.words.sentence_of[at]
    for time in scene.times:
        if scene.words.sentence_of[time.first] != sentence or time.value.type == "SET":
            continue
        if _of_speech(scene, time, at):
            continue
        cost = _distance(scene, at, time)
        if cost <= 24 and (best is None or cost < best[0]):
            best = (cost, time)
    return best[1] if best else None


def _of_speech(scene: Scene, time: Mention, at: int) -> bool:
    """«قال … أمس إن»: the time stands between a reporting verb and what was reported."""
    for here in range(time.first - 1, max(scene.start(at), time.first - REPORTING_REACH) - 1, -1):
        if scene.kinds[here] in ("verb", "either") and here != at:
            lemmas = {reading.lemma for reading in verb_forms(scene.words.items[here].form)}
            return not lemmas.isdisjoint(reporting()) and at > here
        if scene.kinds[here] in BOUNDS:
            return False
    return False
