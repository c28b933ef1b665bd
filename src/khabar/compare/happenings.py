"""Events of several articles that are one event, told in different words.

Two tellings are scored by type, place, time, those who take part, counts and words;
the best pairs are joined first, and nothing is joined that stands against a place or
a day already there. The order in which articles come changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.compare import fields
from khabar.compare.fields import Standing
from khabar.compare.told import Party, Telling

SAME, UNSURE = 0.6, 0.4
"""From the first on two tellings are one event; between the two a person has to say."""

SETTING = {"agrees": 0.3, "vaguer": 0.2, "fuller": 0.2, "different": 0.0, "contradicts": -0.6}
"""What a place or a time of one telling says of its being that of another."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two tellings are, and the fields that made it so."""

    score: float
    reasons: tuple[str, ...]

    @property
    def judgement(self) -> str:
        """Whether they tell one event: same, unsure or different."""
        if self.score >= SAME:
            return "same"
        return "unsure" if self.score >= UNSURE else "different"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event and all its tellings, in the order of the articles."""

    type: str
    tellings: tuple[Telling, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that tell it, each once."""
        return tuple(dict.fromkeys(telling.article for telling in self.tellings))


def likeness(first: Telling, second: Telling) -> Likeness:
    """Score two tellings; 0.0 where their types differ, 1.0 at most."""
    if first.event.type != second.event.type:
        return Likeness(0.0, ())
    parts: list[tuple[str, float]] = [("type", 0.2)]
    if first.trigger & second.trigger:
        parts.append(("words", 0.15))
    if first.place and second.place:
        parts += _setting("place", fields.places(first.place, second.place))
    if first.time and second.time:
        parts += _setting("time", fields.times(first.time, second.time))
    parts += _party("actor", first.actor, second.actor, other=-0.15)
    parts += _party("target", first.target, second.target, other=-0.05)
    parts += _counts(first, second)
    return Likeness(max(0.0, min(1.0, sum(n for _, n in parts))), tuple(f for f, n in parts if n))


def _setting(field: str, standing: Standing | None) -> list[tuple[str, float]]:
    return [(field, SETTING[standing])] if standing else []


def _party(
    field: str, first: Party | None, second: Party | None, *, other: float
) -> list[tuple[str, float]]:
    if first is None or second is None:
        return []
    if first.known and second.known:
        return [(field, 0.25 if first.known == second.known else other)]
    return [(field, 0.25 if first.words & second.words else other)]


def _counts(first: Telling, second: Telling) -> Iterator[tuple[str, float]]:
    others = dict(second.counts)
    for kind, number in first.counts:
        if kind in others:
            same = fields.numbers(number, others[kind]) != "contradicts"
            yield kind, 0.2 if same else 0.0


def happenings(told: Sequence[Telling]) -> tuple[Happening, ...]:
    """Fold tellings into events; those that stand alone are events of their own."""
    groups: list[list[int]] = [[n] for n in range(len(told))]
    owner = list(range(len(told)))
    for _, left, right in sorted(_pairs(told)):
        one, other = owner[left], owner[right]
        if one != other and not _against(told, groups[one], groups[other]):
            for member in groups[other]:
                owner[member] = one
            groups[one] += groups[other]
            groups[other] = []
    return tuple(
        Happening(told[group[0]].event.type, tuple(told[n] for n in sorted(group)))
        for group in groups
        if group
    )


def _pairs(told: Sequence[Telling]) -> Iterator[tuple[float, int, int]]:
    """Pairs that are one event, as (minus score, one, other); each type by itself."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for number, telling in enumerate(told):
        kinds[telling.event.type].append(number)
    for members in kinds.values():
        for at, left in enumerate(members):
            for right in members[at + 1 :]:
                score = likeness(told[left], told[right]).score
                if score >= SAME:
                    yield -score, left, right


def _against(told: Sequence[Telling], first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether a place or day of one group excludes one of the other."""
    return any(_apart(told[left], told[right]) for left in first for right in second)


def _apart(left: Telling, right: Telling) -> bool:
    """Whether two tellings have places, or days, that cannot both be right."""
    place = left.place and right.place and fields.places(left.place, right.place)
    time = left.time and right.time and fields.times(left.time, right.time)
    return "contradicts" in (place, time)
