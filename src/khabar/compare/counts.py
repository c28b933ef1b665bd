"""The dead and hurt that one article tells of, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from khabar.compare.voices import deniers
from khabar.readings.article import Article
from khabar.readings.number import Number
from khabar.text.span import Span

KINDS = ("killed", "injured", "killed_or_injured", "missing", "arrested", "displaced")
"""What is counted, in the order in which it is shown."""


class Counted(NamedTuple):
    """A number of people of one kind.

    ``attribution`` is the place of its statement in the article, None for the
    publisher's own voice; ``denied`` that this voice says it is not so.
    """

    kind: str
    number: Number
    attribution: int | None
    denied: bool


def counted(article: Article) -> tuple[Counted, ...]:
    """Every count of an article that is not a part of another, in no order.

    A headline counts only where the body tells nothing: it sums up what stands there.
    """
    title = article.title.span if article.title else None
    body: list[Counted] = []
    heading: list[Counted] = []
    for one in _counted(article):
        within = title and title[0] <= one.number.span[0] < title[1]
        (heading if within else body).append(one)
    return tuple(body or heading)


def _counted(article: Article) -> Iterator[Counted]:
    kinds: dict[str, str] = {}
    denied: set[str] = set()
    for event in article.events:
        for quantity in event.quantities:
            if quantity.number and quantity.kind in KINDS:
                kinds[quantity.number] = quantity.kind
                if event.modality == "denied":
                    denied.add(quantity.number)
    people = [n for n in article.numbers if kinds.get(n.id, n.of) in KINDS and not n.part_of]
    holders = _innermost(article, people)
    for number in people:
        at = holders[number.id]
        if at is None:
            no = number.id in denied
        else:
            said = article.attributions[at]
            no = said.stance == "deny" or said.factuality.endswith("-")
        yield Counted(kinds.get(number.id, number.of), number, at, no)


def _innermost(article: Article, numbers: list[Number]) -> dict[str, int | None]:
    """For each number the statement whose content holds it most closely."""
    repeated = deniers(article)
    pieces = sorted(
        (piece[0], piece[1], at)
        for at, said in enumerate(article.attributions)
        for piece in said.content_spans or (said.content_span,)
    )
    found: dict[str, int | None] = {}
    open_: list[tuple[int, int, int]] = []
    n = 0
    for number in sorted(numbers, key=lambda one: one.span):
        span = Span(*number.span)
        while n < len(pieces) and pieces[n][0] <= span.start:
            open_.append(pieces[n])
            n += 1
        open_ = [piece for piece in open_ if piece[1] > span.start]
        holding = [(stop - start, at) for start, stop, at in open_ if span.stop <= stop]
        inner = min(holding)[1] if holding else None
        found[number.id] = repeated.get(inner, inner) if inner is not None else None
    return found
