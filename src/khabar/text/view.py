"""Reading past differences that carry no meaning, without losing one's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.text.letters import KEPT, ONE_FOR_ONE, PRESENTATION, SILENT
from khabar.text.span import Span

UNEVEN = re.compile("[" + "".join(map(re.escape, sorted(SILENT | set(PRESENTATION)))) + "]")

REPLACED = tuple((chr(letter), read) for letter, read in ONE_FOR_ONE.items())
LONG = 32


@dataclass(frozen=True, slots=True)
class View:
    """A text to match against; ``places[i]`` is where its i-th letter was published.

    One place more than there are letters, so a letter keeps the marks after it.
    """

    text: str
    places: Sequence[int]

    def span(self, start: int, stop: int) -> Span:
        """Where the view's letters ``start`` to ``stop`` were published.

        A letter that was printed as part of a ligature brings the whole
        ligature with it.
        """
        first, last = self.places[start], self.places[stop]
        if last == self.places[stop - 1]:
            last += 1
        return Span(first, last)


def folded(text: str) -> View:
    """Drop vowel marks, tatweel and invisible signs; write alef, yeh and digits one way.

    >>> view = folded("أنّ الخبَر")
    >>> view.text
    'ان الخبر'
    >>> view.span(0, 2).of("أنّ الخبَر")
    'أنّ'
    """
    if not UNEVEN.search(text):
        return View(_one_way(text), range(len(text) + 1))
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for match in UNEVEN.finditer(text):
        place = match.start()
        spelt = _spelt(match)
        letters += (text[at:place], spelt)
        places += range(at, place)
        places += [place] * len(spelt)
        at = place + 1
    letters.append(text[at:])
    places += range(at, len(text) + 1)
    return View(_one_way("".join(letters)), tuple(places))


def _one_way(text: str) -> str:
    """Each letter as the one it is read as; `str.translate` is slow on longer texts."""
    for spelt, read in KEPT:
        if spelt in text:
            text = text.replace(spelt, read).replace(f"ل{read}", f"ل{spelt}")
    if len(text) < LONG:
        return text.translate(ONE_FOR_ONE)
    for letter, read in REPLACED:
        if letter in text:
            text = text.replace(letter, read)
    return text


def _spelt(match: re.Match[str]) -> str:
    """What stands for a silent sign (nothing) or a ligature (its letters)."""
    sign = match.group()
    return "" if sign in SILENT else PRESENTATION[sign]


def fold(text: str) -> str:
    """The folded letters alone, where places do not matter (lexicon keys, names).

    >>> fold("الإدارةُ")
    'الادارة'
    """
    return _one_way(UNEVEN.sub(_spelt, text))
