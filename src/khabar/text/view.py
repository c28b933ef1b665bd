"""Reading past differences that carry no meaning, without losing one's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.text.letters import ONE_FOR_ONE, PRESENTATION, SILENT
from khabar.text.span import Span

UNEVEN = re.compile("[" + "".join(map(re.escape, sorted(SILENT | set(PRESENTATION)))) + "]")


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
        return View(text.translate(ONE_FOR_ONE), range(len(text) + 1))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter in SILENT:
            continue
        spelt = PRESENTATION.get(letter, letter)
        letters.append(spelt)
        places.extend([place] * len(spelt))
    places.append(len(text))
    return View("".join(letters).translate(ONE_FOR_ONE), tuple(places))


def fold(text: str) -> str:
    """The folded letters alone, where places do not matter (lexicon keys, names).

    >>> fold("الإدارةُ")
    'الادارة'
    """
    return folded(text).text
