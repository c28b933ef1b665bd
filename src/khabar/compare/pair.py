"""Two articles set against each other: how they hang together and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.compare.accounts import Accounts, accounts
from khabar.compare.changes import Change, changes
from khabar.compare.counts import counted
from khabar.compare.credit import Credit, credits, source_of_text
from khabar.compare.direction import Direction, direction
from khabar.compare.happenings import happenings
from khabar.compare.matrix import Said, judged, matrix
from khabar.compare.relation import Relation, relation
from khabar.compare.told import Telling, tellings
from khabar.compare.tolls import size
from khabar.readings.article import Article
from khabar.readings.number import Number
from khabar.text.view import fold

DEAD = ("killed", "killed_or_injured")
"""Tolls that are told once an article, as its sum; the hurt are told in parts."""

SETTLED = ("killed", "injured", "arrested", "missing", "displaced", "place", "time")
"""Fields of which two exact readings cannot both hold."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles: their relation, whom shared text comes from, origins, and differences.

    ``direction`` tells which of two that share text had it first.

    ``origins`` counts those that can be told apart, None where the articles are not on
    one event. Spans of a difference are each in its own article's text.
    """

    relation: Relation
    source: Credit | None
    direction: Direction | None
    origins: int | None
    differences: tuple[Change, ...]

    @property
    def contradictions(self) -> tuple[Change, ...]:
        """The differences of which only one side can hold, each field once."""
        first: dict[str, Change] = {}
        for one in self.differences:
            if one.standing == "contradicts":
                first.setdefault(one.field, one)
        return tuple(first.values())


def compare_two(first: Article, second: Article) -> Comparison:
    """Set two articles against each other."""
    found = relation(first, second)
    if not found.one_event:
        return Comparison(found, None, None, None, ())
    if found.one_text:
        source = source_of_text(first, second, found.shared)
        differences = tuple(
            change
            for change in changes(first, second, found.shared)
            if fold(change.first.of(first.text)) != fold(change.second.of(second.text))
        )
        return Comparison(found, source, direction(first, second), 1, differences)
    pair = (first, second)
    known = accounts(pair)
    differences = tuple(_differences(pair, known))
    told = {change.field for change in differences}
    counts = (change for change in _tolls(pair) if change.field not in told)
    return Comparison(found, None, None, _apart(pair, known), (*differences, *counts))


def _apart(pair: tuple[Article, Article], known: Accounts) -> int:
    """Origins of two accounts of one event: one where an agency or a voice is common to both."""
    if any(one.same(other) for one in credits(pair[0]) for other in credits(pair[1])):
        return 1
    found = known.known.found
    alone = [{o for o in found if o.articles == (side,)} for side in (0, 1)]
    common = any(len(origin.articles) > 1 for origin in found)
    return 2 if all(alone) and not common else 1


def _differences(pair: tuple[Article, Article], known: Accounts) -> Iterator[Change]:
    """Fields of events that both tell, where the second stands otherwise."""
    told = (*tellings(pair[0], 0), *tellings(pair[1], 1))
    most = _largest(told)
    for happening in happenings(told):
        if len(happening.articles) < 2:
            continue
        for row in matrix(pair, happening, known.known, known.folded).rows:
            if row.field not in SETTLED:
                continue
            said = [
                one
                for cell in row.cells
                for one in cell.said
                if not isinstance(one.reading, Number)
                or size(one.reading) >= most[one.article, row.field]
            ]
            left, right = ([one for one in said if one.article == at] for at in (0, 1))
            found = [(judged(pair, row.field, a, b), a, b) for a in left for b in right]
            for how in ("contradicts", "update"):
                if found and all(one == how for one, _, _ in found):
                    yield Change(row.field, found[0][1].span, found[0][2].span, how)


def _tolls(pair: tuple[Article, Article]) -> Iterator[Change]:
    """Tolls of two accounts of one event, where its tellings could not be matched."""
    for kind in DEAD:
        most = [
            max(
                (one.number for one in counted(article) if one.kind == kind and not one.denied),
                key=size,
                default=None,
            )
            for article in pair
        ]
        if most[0] is None or most[1] is None:
            continue
        left, right = (Said(at, number.span, number) for at, number in enumerate(most) if number)
        how = judged(pair, kind, left, right)
        if how in ("contradicts", "update"):
            yield Change(kind, left.span, right.span, how)


def _largest(told: Sequence[Telling]) -> dict[tuple[int, str], float]:
    """By article and kind the largest figure: lesser ones are parts of it, or came before it."""
    most: dict[tuple[int, str], float] = {}
    for telling in told:
        for kind, number in telling.counts:
            key = telling.article, kind
            most[key] = max(most.get(key, 0.0), size(number))
    return most
