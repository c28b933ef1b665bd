"""Where the words of a query stand in a text, and the stretch of it that shows them best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from khabar.store.search.forms import other_stem, plain, stem, words_in
from khabar.store.search.query import Words
from khabar.text.span import Span
from khabar.text.words import LETTERS, Word

WIDTH = 180
"""Characters of a snippet."""


class Snippet(NamedTuple):
    """A stretch of a text: ``span`` is its place, ``marks`` are places in the whole text."""

    span: Span
    text: str
    marks: tuple[Span, ...]


def marks(text: str, wanted: Sequence[Words]) -> list[Span]:
    """The places of a text where the words stand, in order, letter for letter as printed.

    >>> from khabar.store.search.query import Words
    >>> [place.of("عادت وللقُوّات قاعدة") for place in marks("عادت وللقُوّات قاعدة", [Words(("قوه",))])]
    ['وللقُوّات']
    """
    if not wanted:
        return []
    found = words_in(text)
    found_at: set[Span] = set()
    for words in wanted:
        size = len(words.forms)
        for at in range(len(found) - size + 1):
            if _stands(found, at, words):
                found_at.add(Span(found[at].span.start, found[at + size - 1].span.stop))
    return sorted(found_at)


def _stands(found: Sequence[Word], at: int, words: Words) -> bool:
    for offset, form in enumerate(words.forms):
        word = found[at + offset]
        last = words.prefix and offset == len(words.forms) - 1
        own = plain(word.form)
        if words.exact:
            if not (own.startswith(form) if last else own == form):
                return False
        elif word.kind is not LETTERS:
            if own != form:
                return False
        elif stem(word.form) != form and (len(words.forms) > 1 or other_stem(word.form) != form):
            return False
    return True


def snippet(text: str, places: Sequence[Span], width: int = WIDTH) -> Snippet:
    """The stretch of about ``width`` characters with the most marks, cut between words."""
    if not text:
        return Snippet(Span(0, 1), "", ())
    starts = [place.start for place in places]
    best, most = 0, 0
    for number, place in enumerate(places):
        held = bisect_left(starts, place.start + width - 40) - number
        if held > most:
            best, most = place.start, held
    start = _space_before(text, max(0, best - 40))
    stop = _space_after(text, min(len(text), start + width))
    span = Span(start, max(stop, start + 1))
    return Snippet(span, span.of(text), tuple(p for p in places if span.covers(p)))


def _space_before(text: str, at: int) -> int:
    if at < 30:
        return 0
    found = text.rfind(" ", max(0, at - 30), at)
    return found + 1 if found >= 0 else at


def _space_after(text: str, at: int) -> int:
    found = text.find(" ", at, at + 30)
    return found if found >= 0 else at
