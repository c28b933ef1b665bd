"""Places in a text. Every offset counts code points of the text as published."""

from __future__ import annotations

from typing import NamedTuple


class _Places(NamedTuple):
    start: int
    stop: int


class Span(_Places):
    """The characters from ``start`` up to, not including, ``stop``.

    A pair, so that it is written to JSON as ``[start, stop]``. An empty or
    reversed span raises `ValueError`.

    >>> Span(4, 8).of("قال الوزير")
    'الوز'
    """

    __slots__ = ()

    def __new__(cls, start: int, stop: int) -> Span:
        if not 0 <= start < stop:
            raise ValueError(f"no characters between {start} and {stop}")
        return tuple.__new__(cls, (start, stop))

    @property
    def width(self) -> int:
        """The number of code points covered."""
        return self.stop - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` at this place, letter for letter."""
        return text[self.start : self.stop]

    def covers(self, inner: tuple[int, int]) -> bool:
        """Whether ``inner`` lies wholly within this span."""
        return self.start <= inner[0] and inner[1] <= self.stop

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share at least one character."""
        return self.start < other[1] and other[0] < self.stop

    def shifted(self, by: int) -> Span:
        """The same width, ``by`` characters further on."""
        return Span(self.start + by, self.stop + by)


def hull(spans: list[Span] | tuple[Span, ...]) -> Span:
    """The smallest span that covers them all; an empty list raises `ValueError`."""
    return Span(min([span[0] for span in spans]), max([span[1] for span in spans]))
