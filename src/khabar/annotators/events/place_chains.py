"""Places in a row: the first of them, the fuller name, what a long relation hangs on."""

from __future__ import annotations

from khabar.annotators.events.elsewhere import outermost
from khabar.annotators.events.located import locative
from khabar.annotators.events.origins import from_there
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.slots import View
from khabar.annotators.events.word_kinds import BOUNDS
from khabar.lexicon.company import noun_class, stems
from khabar.text.span import Span

RANK = {"local": 0, "facility": 0, "city": 1, "natural": 1, "region": 2, "country": 3}
TOWARDS = "الي"
CHAIN = 4
"""Places no further apart than this many words are one chain."""
LISTED = 6
"""Places in a row that are looked through for the first."""


def first_listed(scene: Scene, place: Mention) -> Mention:
    """«في سوريا والعراق», «مع دول الخليج ومصر»: the first of the places joined in a row."""
    for _ in range(LISTED):
        word = scene.words.items[place.first]
        if word.form[:1] != "و" or place.span.start == word.span.start:
            break
        near = scene.near(scene.places, place.first)
        before = next((p for p in near if p.stop == place.first), None)
        if before is None:
            break
        place = before
    return place


def fuller(view: View, best: tuple[float, Mention], at: int) -> tuple[float, Mention] | None:
    """«في حلب، قُتل … في ريف حلب الشمالي»: the place that a later one names more exactly."""
    scene, name = view.scene, best[1].span.of(view.scene.words.text)
    for place in scene.near(scene.places, at):
        told = place.span.of(scene.words.text)
        longer = place.first > at and len(told) > len(name) and name in told
        if longer and place.first < view.sentence.stop and locative(scene, place, at):
            return best[0], place
    return None


def head_of_chain(scene: Scene, place: Mention) -> Mention:
    """The first of a chain of places («حي … شرق …»): it is as exact or more."""
    nearby = scene.near(scene.places, place.first)
    first = outermost(scene, place).first
    earlier = [
        p
        for p in nearby
        if p.stop <= first and p.value.relation is None and p.first not in scene.on_time
    ]
    for before in earlier[::-1]:
        between = _outside(scene, before.stop, first)
        near = len(between) <= CHAIN and not any(
            scene.kinds[n] in BOUNDS and scene.kinds[n] != "stop" for n in between
        )
        near = near and all(scene.words.items[n].form != TOWARDS for n in between)
        exact = before.value.kind == "region" or (
            RANK.get(before.value.kind, 1) <= RANK.get(place.value.kind, 1)
        )
        same = scene.words.sentence_of[before.first] == scene.words.sentence_of[place.first]
        told = before.value.kind in ("facility", "local") or locative(scene, before, -1)
        told = told or _ranked(scene, before)
        told = told or _of_event(scene, before)
        if not (near and exact and same and told) or from_there(scene, before):
            break
        place, first = before, before.first
    return place


def _of_event(scene: Scene, place: Mention) -> bool:
    """«تظاهرات الوادي، جنوب السدّ»: a town that the noun of an event is in construct with."""
    at = place.first - 1
    return at in scene.halts and at not in scene.verbs and not scene.definite(at)


def _outside(scene: Scene, first: int, stop: int) -> list[int]:
    """The words between two places, without what stands in brackets («(30 كلم)»)."""
    found: list[int] = []
    inside = False
    for n in range(first, stop):
        inside = inside or scene.words.items[n].form in "(["
        if not inside:
            found.append(n)
        inside = inside and scene.words.items[n].form not in ")]"
    return found


def _ranked(scene: Scene, place: Mention) -> bool:
    """«استهدف منطقة السدّ شرقي الوادي»: a name behind an indefinite word for a place."""
    at = place.first - 1
    if at < scene.start(place.first) or scene.definite(at):
        return False
    return not noun_class("ranked").isdisjoint(stems(scene.words.items[at].form))


def anchored(scene: Scene, place: Mention) -> Span:
    """The place, or of a long relation («على بعد 30 كم شمال شرقي مدينة …») what it hangs on."""
    relation = place.value.relation
    if relation is None or relation.anchor_text is None:
        return place.span
    told = place.span.of(scene.words.text)
    if len(told) <= 2 * len(relation.anchor_text) + len(relation.anchor_text):
        return place.span
    at = told.rfind(relation.anchor_text)
    if at < 0:
        return place.span
    start = place.span.start + at
    return Span(start, start + len(relation.anchor_text))
