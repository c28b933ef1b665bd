"""Parts of a whole: «نصف السكان», «ثلاثة أرباع المقاعد», «ثلثي الأصوات»."""

from __future__ import annotations

from khabar.annotators.numbers.scene import Found, Scene
from khabar.lexicon.numerals import atoms
from khabar.text.words import Kind

PLACES = 4
"""A third is written to this many decimal places."""
MOST_PARTS = 9


def share(scene: Scene, at: int) -> Found | None:
    """The share of a whole told at word ``at``; ``of`` is share, the value from 0 to 1."""
    if scene.words.items[at].kind is not Kind.LETTERS:
        return None
    return _several(scene, at) or _one(scene, at)


def _several(scene: Scene, at: int) -> Found | None:
    """«ثلاثة أرباع», «خمسة أثمان»."""
    if at + 1 >= scene.end(at):
        return None
    part = next((a for a in atoms(scene.form(at + 1)) if a.role == "parts"), None)
    if part is None or part.proclitics:
        return None
    for count in atoms(scene.form(at)):
        if count.role == "unit" and not count.definite and count.value <= MOST_PARTS:
            return _found(at, at + 2, count.value * part.value)
    return None


def _one(scene: Scene, at: int) -> Found | None:
    """«نصف السكان», «ثلثا المقاعد»: only before the whole, which has the article."""
    stop = at + 1
    if stop >= scene.end(at) or not scene.form(stop).startswith("ال") or stop in scene.timed:
        return None
    for part in atoms(scene.form(at)):
        if part.role in ("fraction", "two_parts") and not part.definite:
            return _found(at, stop, part.value)
    return None


def _found(at: int, stop: int, value: float) -> Found:
    size = round(value, PLACES)
    return Found(at, stop, size, size, size, "numbers.share", of="share", last=stop, head=at)
