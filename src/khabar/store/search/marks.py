"""Where the words of a query stand in a text, and the stretch of it that shows them best."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from khabar.lexicon.stems import other_stem, plain, stem
from khabar.store.search.query import Words
from khabar.text.span import Span
from khabar.text.view import folded
from khabar.text.words import ARABIC

WEAK = frozenset("\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0629\u0647\u0648\u0649\u064a")
"""Letters that a plural or another tense may change: hamza, alif, ha and ta marbuta, waw, ya."""

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
    view = folded(text)
    forms = WORD.findall(view.text)
    standing = {place for words in wanted for place in _standing(forms, words)}
    if not standing:
        return []
    found = [match.span() for match in WORD.finditer(view.text)]
    return sorted(view.span(found[at][0], found[at + size - 1][1]) for at, size in standing)


WORD = re.compile(rf"[{ARABIC}]+|[0-9]+(?:[.,\u066b\u066c][0-9]+)*|[^\W\d_\u0600-\u06ff]+")
"""What `words_in` takes for words, without making a value of each."""


def _standing(forms: Sequence[str], words: Words) -> Iterable[tuple[int, int]]:
    """Where, and over how many words, the sought words stand among folded forms.

    Inflection keeps the strong letters of nearly all words, and to look every form up takes
    longer than to find the article: all are looked up only where none that keeps them stands.
    """
    every = range(len(forms) - len(words.forms) + 1)
    if words.exact or words.prefix:
        return _among(every, forms, words)
    likely = [*every]
    for letter in {*words.forms[0]} - WEAK:
        likely = [at for at in likely if letter in forms[at]]
    return [*_among(likely, forms, words)] or _among(every, forms, words)


def _among(places: Iterable[int], forms: Sequence[str], words: Words) -> Iterator[tuple[int, int]]:
    made = plain if words.exact else stem
    size, last = len(words.forms), words.forms[-1]
    whole = words.forms[:-1] if words.prefix else words.forms
    for at in places:
        stands = all(made(forms[at + n]) == form for n, form in enumerate(whole))
        if stands and words.prefix:
            stands = made(forms[at + size - 1]).startswith(last)
        if not stands and size == 1 and not words.exact:
            stands = other_stem(forms[at]) == last
        if stands:
            yield at, size


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
