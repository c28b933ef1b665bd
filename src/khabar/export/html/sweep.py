"""A text swept once: the stretches between the borders of marks, and what lies over each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from khabar.text.span import Span


class Laid(Protocol):
    """Something laid over characters; ``look`` puts those of one place in order."""

    @property
    def span(self) -> Span: ...
    @property
    def look(self) -> str: ...


M = TypeVar("M", bound=Laid)


class Stretch(NamedTuple, Generic[M]):
    """Characters under the same marks, the first opened first."""

    start: int
    stop: int
    under: tuple[M, ...]


class Sweep(Generic[M]):
    """Marks in the order of the text; each is opened and closed once.

    A stretch ends at ``cuts`` as well. It is asked for one part of the text after the other.
    """

    def __init__(self, marks: Iterable[M], cuts: Sequence[int] = ()) -> None:
        kept = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.stop, mark.look))
        self.waiting = kept[::-1]
        self.open: list[M] = []
        self.cuts = sorted(cuts, reverse=True)

    def upto(self, start: int, stop: int) -> Iterator[Stretch[M]]:
        """The stretches of the characters from ``start`` to ``stop``."""
        at = start
        while at < stop:
            self.open = [mark for mark in self.open if mark.span.stop > at]
            while self.waiting and self.waiting[-1].span.start <= at:
                mark = self.waiting.pop()
                if mark.span.stop > at:
                    self.open.append(mark)
            while self.cuts and self.cuts[-1] <= at:
                self.cuts.pop()
            ends = [mark.span.stop for mark in self.open]
            ends += [self.waiting[-1].span.start] if self.waiting else []
            ends += self.cuts[-1:]
            until = min([stop, *ends])
            yield Stretch(at, until, tuple(self.open))
            at = until
