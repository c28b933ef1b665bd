"""Values by where they stand, so that a place asks its neighbours alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from khabar.text.span import Span

T = TypeVar("T")
WIDTH = 256
"""Characters of a board: about a sentence."""


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T]):
    """Values on boards of `WIDTH` characters, each by its number in the order given.

    Whatever the length of a text, a look costs what stands near.
    """

    boards: dict[int, list[tuple[int, Span, T]]]

    @classmethod
    def of(cls, placed: Iterable[tuple[Span, T]]) -> Shelf[T]:
        """Put each value on every board that its span touches."""
        boards: dict[int, list[tuple[int, Span, T]]] = {}
        for number, (span, value) in enumerate(placed):
            start, stop = span
            for board in range(start // WIDTH, (stop - 1) // WIDTH + 1):
                if board in boards:
                    boards[board].append((number, span, value))
                else:
                    boards[board] = [(number, span, value)]
        return cls(boards)

    def near(self, place: Span) -> list[tuple[Span, T]]:
        """Everything that may overlap ``place`` (and some that does not), in the order given.

        >>> Shelf.of([(Span(0, 4), "a"), (Span(900, 904), "b")]).near(Span(2, 3))
        [(Span(start=0, stop=4), 'a')]
        """
        start, stop = place
        return [(span, value) for _, span, value in self._met(start, stop)]

    def over(self, place: Span) -> list[T]:
        """The values whose spans overlap ``place``, in the order given."""
        start, stop = place
        return [v for _, span, v in self._met(start, stop) if span[0] < stop and start < span[1]]

    def within(self, place: Span) -> list[T]:
        """The values whose spans lie within ``place``, in the order given."""
        start, stop = place
        return [v for _, span, v in self._met(start, stop) if start <= span[0] and span[1] <= stop]

    def around(self, place: Span) -> list[T]:
        """The values whose spans hold ``place``, in the order given."""
        start, stop = place
        return [v for _, span, v in self._met(start, stop) if span[0] <= start and stop <= span[1]]

    def _met(self, start: int, stop: int) -> Sequence[tuple[int, Span, T]]:
        """The boards that a place touches as one, each value once, in the order given."""
        boards = self.boards
        first, last = start // WIDTH, (stop - 1) // WIDTH
        if first == last:
            return boards.get(first, ())
        seen: dict[int, tuple[int, Span, T]] = {}
        for board in range(first, last + 1):
            for entry in boards.get(board, ()):
                seen[entry[0]] = entry
        return [seen[number] for number in sorted(seen)]
