"""What other annotators read, by the word it begins at."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from khabar.readings.actor import Actor
from khabar.text.annotation import Annotation
from khabar.text.words import Words

NESTED = 40
"""Quotations before a place that may still be open there, at most."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What other annotators read, by the word it begins at."""

    words: Words
    actors: dict[int, Annotation[Actor]]
    time_at: frozenset[int]
    quote_at: dict[int, int]
    """Opening mark's word number to that of the closing one (or the sentence's end)."""

    quotes: tuple[int, ...]
    """The word numbers of the opening marks, in order."""

    def in_quote(self, at: int) -> bool:
        return bool(self.quotes) and any(at < last for _, last in self.quotes_about(at, at))

    def quotes_about(self, first: int, stop: int) -> list[tuple[int, int]]:
        """The quotations that overlap words ``first`` to ``stop``, by opening and closing mark."""
        if not self.quotes:
            return []
        upto = bisect_left(self.quotes, stop if stop > first else first)
        marks = [(a, self.quote_at[a]) for a in self.quotes[max(0, upto - NESTED) : upto]]
        return [(a, b) for a, b in marks if b >= first]
