"""How many dead and hurt the articles tell, and on whose word each figure rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from khabar.compare.copied import Told
from khabar.compare.counts import KINDS, counted
from khabar.compare.origins import Origins
from khabar.readings.article import Article
from khabar.readings.number import Number
from khabar.text.span import Span


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
    def bound(self) -> Literal["exactly", "at_least", "up_to", "about"]:
        """How ``value`` is meant, as far as it is not the exact figure."""
        if self.low is not None and self.high is not None:
            return "exactly" if self.low == self.high else "about"
        return "at_least" if self.low is not None else "up_to"

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that tell it, each once."""
        return tuple(dict.fromkeys(sorted(place.article for place in self.told)))


class Range(NamedTuple):
    """Figures of one kind: ``best`` is the one most origins tell, None where two are even."""

    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Toll:
    """All figures of one kind, the lowest first."""

    kind: str
    figures: tuple[Figure, ...]

    @property
    def values(self) -> tuple[float, ...]:
        """The different values that someone states, rising."""
        stated = (f.value for f in self.figures if not f.denied)
        return tuple(sorted({value for value in stated if value is not None}))

    @property
    def range(self) -> Range:
        """Lowest, most told and highest figure; what is denied is left out."""
        stated = [f for f in self.figures if not f.denied]
        lows = [f.low if f.low is not None else f.value for f in stated]
        highs = [f.high if f.high is not None else f.value for f in stated]
        told = Counter(
            value for value, _ in {(f.value, f.origin) for f in stated} if value is not None
        )
        most = max(told.values(), default=0)
        best = [value for value, n in told.items() if n == most]
        return Range(
            min((n for n in lows if n is not None), default=None),
            best[0] if len(best) == 1 else None,
            max((n for n in highs if n is not None), default=None),
        )

    @property
    def disputed(self) -> bool:
        """Whether two different values are stated."""
        return len(self.values) > 1


class _Key(NamedTuple):
    """What makes two figures one."""

    value: float | None
    low: float | None
    high: float | None
    origin: int | None
    denied: bool


def tolls(articles: Sequence[Article], known: Origins) -> tuple[Toll, ...]:
    """The tolls of a story by kind.

    Of what one voice states in one article the largest figure is its toll: the
    lesser ones are taken for parts of it.
    """
    owner = {told: n for n, origin in enumerate(known.found) for told in origin.told}
    found: dict[str, dict[_Key, list[tuple[Number, Place]]]] = {}
    for at, article in enumerate(articles):
        for kind, key, number, place in _largest(article, at, owner):
            found.setdefault(kind, {}).setdefault(key, []).append((number, place))
    return tuple(
        Toll(kind, tuple(sorted((_figure(k, v) for k, v in found[kind].items()), key=_rising)))
        for kind in KINDS
        if kind in found
    )


def _largest(
    article: Article, at: int, owner: dict[Told, int]
) -> Iterator[tuple[str, _Key, Number, Place]]:
    told = []
    most: dict[tuple[str, int | None, bool], float] = {}
    for kind, number, attribution, denied in counted(article):
        origin = None if attribution is None else owner.get(Told(at, attribution))
        place = Place(at, Span(*number.span), attribution)
        told.append(
            (kind, _Key(number.value, number.low, number.high, origin, denied), number, place)
        )
        voice = (kind, origin, denied)
        if number.value is not None:  # «عشرات» takes no stated figure for its part
            most[voice] = max(most.get(voice, 0), size(number))
    for kind, key, number, place in told:
        if key.denied or size(number) >= most.get((kind, key.origin, key.denied), 0):
            yield kind, key, number, place


def size(number: Number | Figure) -> float:
    """How large a count is, by its value or its lower bound."""
    return number.value if number.value is not None else number.low or 0


def _figure(key: _Key, told: list[tuple[Number, Place]]) -> Figure:
    return Figure(told[0][0].text, *key, tuple(place for _, place in told))


def _rising(figure: Figure) -> tuple[float, bool, bool, str]:
    return size(figure), figure.denied, figure.origin is None, figure.text
