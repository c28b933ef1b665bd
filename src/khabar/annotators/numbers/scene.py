"""What the rules of numbers look at, and what they answer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from khabar.lexicon.tags import Tag, of_kind
from khabar.text.span import Span
from khabar.text.words import Words

Size = int | float | None


class Found(NamedTuple):
    """A number from word ``first`` up to ``stop``; ``last`` is one past what it counts."""

    first: int
    stop: int
    value: Size
    low: Size
    high: Size
    rule: str
    approximate: bool = False
    of: str = ""
    last: int = 0
    head: int = 0
    """The word the number itself begins at, after «نحو» and the like."""
    noun: tuple[int, int] | None = None
    """The words of the noun that says what is counted."""


class Scene(NamedTuple):
    """The words of an article with the company numbers keep; ``timed`` are words of times,
    ``earlier`` the number read last."""

    words: Words
    tags: tuple[tuple[Tag, ...], ...]
    timed: frozenset[int]
    earlier: Found | None = None
    when: tuple[tuple[int, int, Span], ...] = ()
    """The times: first word, one past the last, and place, in order."""

    def tag(self, at: int, *kinds: str, proclitics: str | None = "") -> Tag | None:
        """The longest word or phrase of these kinds at ``at`` (``proclitics`` None: any)."""
        return of_kind(self.tags, at, kinds, proclitics)

    def form(self, at: int) -> str:
        """The folded form of word ``at``, or "" beyond either end."""
        return self.words.form(at)

    def start(self, at: int) -> int:
        """The first word of the sentence of word ``at``."""
        return self.words.bounds[self.words.sentence_of[at]].start

    def times_between(self, first: int, stop: int) -> Iterator[tuple[int, int, Span]]:
        """The times that begin among these words."""
        for at in range(bisect_left(self.when, (first,)), len(self.when)):
            if self.when[at][0] >= stop:
                return
            yield self.when[at]

    def end(self, at: int) -> int:
        """One past the last word of the sentence of word ``at``."""
        ends = self.words.ends
        return ends[at] if at < len(ends) else at
