"""What was changed in a text that was taken over: figures, days and places that stand otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from khabar.compare import fields
from khabar.compare.fields import Standing
from khabar.compare.passages import Passage, Shared
from khabar.readings.article import Article
from khabar.readings.number import Number
from khabar.text.span import Span


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one sentence as two articles have it; spans are each in its own text."""

    field: str
    first: Span
    second: Span
    standing: Standing | Literal["update"]


class _Read(Protocol):
    @property
    def span(self) -> Span: ...


R = TypeVar("R", bound=_Read)


def changes(first: Article, second: Article, shared: Shared) -> tuple[Change, ...]:
    """Values that stand in the same place of a shared passage and are not the same."""
    found = [
        change
        for passage in shared.passages
        for change in (
            *_counts(_facing(first.numbers, second.numbers, passage)),
            *_standing("time", _facing(first.times, second.times, passage), fields.times),
            *_standing("place", _facing(first.places, second.places, passage), fields.places),
        )
        if change.standing != "agrees"
    ]
    return tuple(sorted(found, key=lambda change: change.first))


def _counts(pairs: Iterable[tuple[Number, Number]]) -> Iterator[Change]:
    for left, right in pairs:
        if left.of == right.of:
            yield Change(left.of or "count", left.span, right.span, fields.numbers(left, right))


def _standing(
    field: str, pairs: Iterable[tuple[R, R]], judge: Callable[[R, R], Standing | None]
) -> Iterator[Change]:
    for left, right in pairs:
        if standing := judge(left, right):
            yield Change(field, left.span, right.span, standing)


def _facing(first: Sequence[R], second: Sequence[R], passage: Passage) -> Iterator[tuple[R, R]]:
    """Readings of one kind that stand between the same words of both texts, one on each side."""
    across: dict[Span, list[R]] = {}
    for one in first:
        if passage.first.covers(one.span) and (frame := _frame(passage, one.span)):
            across.setdefault(frame, []).append(one)
        for left, right in passage.edges:
            if left.covers(one.span):
                across.setdefault(right, []).append(one)
    for frame, here in across.items():
        there = [other for other in second if frame.covers(other.span)]
        if len(here) == 1 == len(there):
            yield here[0], there[0]


def _frame(passage: Passage, span: Span) -> Span | None:
    """The stretch of the second text between the words that stand about ``span`` in the first."""
    before = bisect_left(passage.same, span.start, key=lambda pair: pair[0].stop - 1)
    after = bisect_left(passage.same, span.stop, key=lambda pair: pair[0].start)
    start = passage.same[before - 1][1].stop if before else passage.second.start
    stop = passage.same[after][1].start if after < len(passage.same) else passage.second.stop
    return Span(start, stop) if start < stop else None
