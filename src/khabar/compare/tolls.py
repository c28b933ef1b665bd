"""How many dead and hurt the articles tell, and on whose word each figure rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khabar.compare.origins import Origins
from khabar.readings.article import Article
from khabar.readings.number import Number
from khabar.text.span import Span

KINDS = ("killed", "injured", "killed_or_injured", "missing", "arrested", "displaced")
"""What is counted, in the order in which it is shown."""


class Place(NamedTuple):
    """Where a figure is told: the article's place in the list, and the number's characters.

    ``attribution`` is the place of the statement in its article, None for own voice.
    """

    article: int
    span: Span
    attribution: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on one origin's word; ``origin`` None where the articles give no source.

    ``value`` is None for «عشرات» and its like; ``text`` is the number as first
    printed; ``low`` and ``high`` are None where that side is open.
    """

    text: str
    value: float | None
    low: float | None
    high: float | None
    origin: int | None
    denied: bool
    told: tuple[Place, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that tell it, each once."""
        return tuple(dict.fromkeys(sorted(place.article for place in self.told)))


@dataclass(frozen=True, slots=True)
class Toll:
    """All figures of one kind, the lowest first. Values differ when it is ``disputed``."""

    kind: str
    figures: tuple[Figure, ...]

    @property
    def values(self) -> tuple[float, ...]:
        """The different values that someone states, rising."""
        return tuple(
            sorted({f.value for f in self.figures if f.value is not None and not f.denied})
        )

    @property
    def disputed(self) -> bool:
        """Whether two different values are stated."""
        return len(self.values) > 1


def tolls(articles: Sequence[Article], known: Origins) -> tuple[Toll, ...]:
    """The tolls of a story by kind. A headline counts only where the body gives no figure."""
    found: dict[str, dict[tuple[object, ...], list[tuple[Number, Place]]]] = {}
    for at, article in enumerate(articles):
        for kind, number, place in _told(article, at):
            origin = None if place.attribution is None else known.of(at, place.attribution)
            denied = _denied(article, place, number)
            key = (number.value, number.low, number.high, origin, denied)
            found.setdefault(kind, {}).setdefault(key, []).append((number, place))
    return tuple(
        Toll(kind, tuple(sorted((_figure(k, v) for k, v in found[kind].items()), key=_rising)))
        for kind in KINDS
        if kind in found
    )


def _figure(key: tuple[object, ...], told: list[tuple[Number, Place]]) -> Figure:
    number = told[0][0]
    origin, denied = key[3], key[4]
    assert origin is None or isinstance(origin, int)
    return Figure(
        number.text, number.value, number.low, number.high, origin, bool(denied),
        tuple(place for _, place in told),
    )  # fmt: skip


def _rising(figure: Figure) -> tuple[float, bool, bool, str]:
    size = figure.value if figure.value is not None else figure.low or 0
    return size, figure.denied, figure.origin is None, figure.text


def _told(article: Article, at: int) -> Iterator[tuple[str, Number, Place]]:
    counted = {
        quantity.number: quantity.kind
        for event in article.events
        for quantity in event.quantities
        if quantity.number and quantity.kind in KINDS
    }
    title = article.title.span if article.title else None
    everything = [
        (counted.get(number.id, number.of), number)
        for number in article.numbers
        if number.part_of is None and counted.get(number.id, number.of) in KINDS
    ]
    body = [(kind, n) for kind, n in everything if not (title and title[0] <= n.span[0] < title[1])]
    told_below = {kind for kind, _ in body}
    headline = [(k, n) for k, n in everything if k not in told_below]
    for kind, number in headline + body:
        yield kind, number, Place(at, Span(*number.span), innermost(article, Span(*number.span)))


def innermost(article: Article, span: Span) -> int | None:
    """The attribution whose content holds ``span`` most closely; None in the publisher's voice."""
    holding = [
        (piece[1] - piece[0], number)
        for number, said in enumerate(article.attributions)
        for piece in said.content_spans or (said.content_span,)
        if piece[0] <= span.start and span.stop <= piece[1]
    ]
    return min(holding)[1] if holding else None


def _denied(article: Article, place: Place, number: Number) -> bool:
    """Whether the voice that tells the figure says that it is not so."""
    if place.attribution is not None:
        said = article.attributions[place.attribution]
        return said.stance == "deny" or said.factuality.endswith("-")
    return any(
        event.modality == "denied" and any(q.number == number.id for q in event.quantities)
        for event in article.events
    )
