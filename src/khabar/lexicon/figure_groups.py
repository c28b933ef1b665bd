"""Figures whose thousands are set apart: «1 414 021», «1،200»."""

from __future__ import annotations

from khabar.lexicon.number_company import is_counted
from khabar.text.words import Kind, Words

MOST_GROUPS = 5
THOUSAND, PLACES = 1000, 3
COMMA = "،"
HARD_SPACES = frozenset("\u00a0\u202f\u2009\u2007")
"""Spaces that no line breaks at: between two runs of figures they make one number."""


def grouped(words: Words, first: int, end: int, value: float) -> tuple[int, float]:
    """Where the number that begins with the figures ``value`` ends, and what it comes to."""
    if first + 1 >= end or value >= THOUSAND or value != int(value):
        return first + 1, value
    if words.items[first + 1].form == COMMA:
        return _by_commas(words, first, end, value)
    return _by_spaces(words, first, end, value)


def _by_spaces(words: Words, first: int, end: int, value: float) -> tuple[int, float]:
    """«1 414 021»; a lone pair is one number only where it can be nothing else."""
    at = stop = first + 1
    total = value
    while stop < end and stop - at < MOST_GROUPS:
        group = _group(words, stop)
        if group is None:
            break
        stop, total = stop + 1, total * THOUSAND + group
        if group != int(group):
            break
    if stop - at > 1 or (stop - at == 1 and _is_one(words, at, end)):
        return stop, total
    return at, value


def _is_one(words: Words, at: int, end: int) -> bool:
    """Whether the figures before ``at`` and those at it are one number («40 000 دينار»)."""
    before, here = words.items[at - 1], words.items[at]
    between = words.text[before.span.stop : here.span.start]
    if between in HARD_SPACES or here.form.startswith("0"):
        return True
    return at + 1 < end and is_counted(words.form(at + 1))


def _by_commas(words: Words, first: int, end: int, value: float) -> tuple[int, float]:
    """«1،200», «1،234،567»: the Arabic comma with no space on either side."""
    items, stop, total = words.items, first + 1, value
    while stop + 1 < end and items[stop].form == COMMA:
        group = None if items[stop].gap or items[stop + 1].gap else _group(words, stop + 1)
        if group is None or stop - first > 2 * MOST_GROUPS:
            break
        stop, total = stop + 2, total * THOUSAND + group
    return stop, total


def _group(words: Words, at: int) -> float | None:
    """Three figures at word ``at``, with places behind a point where they have them."""
    word = words.items[at]
    if word.kind is not Kind.DIGITS or not word.form[:PLACES].isdigit():
        return None
    if len(word.form) == PLACES:
        return int(word.form)
    tail = word.form[PLACES:].replace(",", ".")
    places = tail[1:]
    if tail[:1] == "." and places.isdigit() and len(places) < PLACES:
        return float(word.form[:PLACES] + tail)
    return None
