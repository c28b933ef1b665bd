"""A whole number and a part of one: «واحد ونصف», «مئة وثلاثة أرباع», «عشرون وثلث»."""

from __future__ import annotations

from khabar.lexicon.number_words import after_and, atom_at, atoms
from khabar.text.words import Words

MOST_PARTS = 9
PARTS = frozenset(("fraction", "two_parts"))


def with_part(words: Words, first: int, end: int, stop: int, value: float) -> tuple[int, float]:
    """Where the number ``value`` at ``first`` ends and what it comes to with its part.

    ``stop`` and ``value`` come back as they are where no part follows.
    """
    if stop >= end:
        return stop, value
    return _last_counts_parts(words, first, stop, value) or _joined(words, end, stop, value)


def _last_counts_parts(
    words: Words, first: int, stop: int, value: float
) -> tuple[int, float] | None:
    """«مئة وثلاثة أرباع»: the unit read last counts the parts after it."""
    part = atom_at(words, stop, "parts") if stop - 1 > first else None
    if part is None or part.proclitics or part.definite:
        return None
    unit = atom_at(words, stop - 1, "unit")
    if unit is None:
        return None
    joined = unit.proclitics == "و" or words.form(stop - 2) == "و"
    return (stop + 1, value - unit.value * (1 - part.value)) if joined else None


def _joined(words: Words, end: int, stop: int, value: float) -> tuple[int, float]:
    """«خمسة وربع», «عشرون وثلاثة أخماس»; «ونصف السكان» are half of something else."""
    place, proclitics = after_and(words, stop, end)
    if proclitics and words.form(place)[:1] != "و":
        return stop, value
    for atom in atoms(words.form(place)):
        if atom.proclitics != proclitics or atom.definite:
            continue
        if atom.role in PARTS and not _is_of_a_whole(words, place + 1, end):
            return place + 1, value + atom.value
        if atom.role == "unit" and atom.value <= MOST_PARTS and place + 1 < end:
            part = atom_at(words, place + 1, "parts")
            if part and not part.proclitics and not part.definite:
                return place + 2, value + atom.value * part.value
    return stop, value


def _is_of_a_whole(words: Words, at: int, end: int) -> bool:
    return at < end and words.form(at).startswith("ال")
