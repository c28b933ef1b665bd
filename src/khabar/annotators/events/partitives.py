"""«ستة من عناصر الأمن»: whether «من» goes on with the noun phrase before it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.qualifiers import completed
from khabar.annotators.events.scene import Scene
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold

EACH = ("كلا", "كل")
"""«كلاً من», «كل من»."""


def part_of_it(scene: Scene, first: int, at: int, limit: int) -> bool:
    """Whether «من» at word ``at`` tells of whom those are part that a phrase opens with."""
    whole = at + 1 < limit and scene.kinds[at + 1] == "quote"  # «كلاً من "الوادي" …»
    if at + 1 >= limit or not (whole or scene.kinds[at + 1] in ("", "either")):
        return False
    items = scene.words.items
    last = at - 2 if scene.kinds[at - 1] == "quote" and at - 2 > first else at - 1
    counts = not stems(items[at - 1].form).isdisjoint(noun_class("quantity"))
    if whole:
        return items[at - 1].form in EACH
    if not counts and (scene.ended(last) or completed(items[at - 1].form)):
        return False
    if items[at + 1].form in noun_class("no_part") or at + 1 in scene.on_time:
        return False
    if first in scene.numbers and _town(scene, at + 1):
        return False
    if not counts and at + 1 in scene.halts:
        return False  # «تمكن فتيان من الفرار»
    return counts or not _taken_from(scene, first, at)


def _town(scene: Scene, at: int) -> bool:
    """Whether a place that is nobody opens at a word («150 شخصاً من بورتسودان»)."""
    return at not in scene.actors and opens_place(scene, at)


def _taken_from(scene: Scene, first: int, at: int) -> bool:
    """«طرد مسلحين من بعض المباني»: what they were driven from, and not what they are part of."""
    here = first - 1
    if here < scene.start(first) or not _removes(scene.words.items[here].form):
        return False
    items, stop = scene.words.items, scene.stop(at)
    for near in range(at + 1, min(at + 3, stop)):
        heads = stems(items[near].form)
        if any(not heads.isdisjoint(noun_class(name)) for name in ("here", "town", "charge")):
            return True
        if heads.isdisjoint(noun_class("quantity")):
            return False
    return False


@lru_cache(maxsize=1 << 12)
def _removes(form: str) -> bool:
    """Whether a folded word is a deed by which someone is taken from somewhere."""
    if not stems(form).isdisjoint(noun_class("removing")):
        return True
    return any(fold(r.lemma) in noun_class("removes") for r in verb_forms(form))
