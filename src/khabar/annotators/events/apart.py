"""Sentences of games, works of art and beasts, whose blows and battles are no events."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.scene import Scene
from khabar.lexicon.company import noun_class, stems


def set_apart_at(scene: Scene, bounds: range) -> int:
    """The word from which on a sentence tells of games, works of art or beasts, if it does.

    Of games all of it does, of a work of art what comes from a little before it on.
    """
    items, halts = scene.words.items, scene.halts
    start, perhaps = bounds.stop, {"perhaps_sport": 0, "perhaps_fiction": 0}
    for at in bounds:
        told = _set_apart(items[at].form)
        if not told or at in halts:
            continue
        if told in perhaps:
            elected = items[at].form[:2] == "ال" and scene.words.form(at - 1)[:2] == "ال"
            perhaps[told] += not elected  # «الرئيس المنتخب» is of no team
            told = told.removeprefix("perhaps_") if perhaps[told] > 1 else ""
        if told == "sport":
            return bounds.start
        if told:
            start = min(start, at - NEAR_IT)
    return start


NEAR_IT = 4
"""How far before a film or a beast stands what is told of it («هجوم سمكة قرش»)."""


@lru_cache(maxsize=1 << 16)
def _set_apart(form: str) -> str:
    """Whether a folded word says that a report is of a game, a work of art or a beast."""
    found = stems(form)
    return next((name for name in APART if not found.isdisjoint(noun_class(name))), "")


APART = ("sport", "fiction", "beast", "perhaps_sport", "perhaps_fiction")
