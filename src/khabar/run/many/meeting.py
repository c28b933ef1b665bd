"""Which articles of many are worth setting side by side, whatever order they come in.

The rule is that of `khabar.compare.stories`, which takes articles in as they come: here they
come in one order, by day and then by name, so that every engine meets the same pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from khabar.compare.near import ENOUGH, Keys, keys
from khabar.compare.printed import Printed
from khabar.compare.relation import Prepared, related
from khabar.compare.stories import CROWDED, MOST, UNDATED
from khabar.compare.wordings import moment
from khabar.run.local import mistake

TEXT, HELD, SOUGHT = 0, 1, 2
"""Sorts of keys: of text, which are held and sought; held alone; sought alone."""


class Met(NamedTuple):
    """An article by its keys, each once, in 64 bits; ``order`` sorts it among the others."""

    order: str
    text: tuple[int, ...]
    held: tuple[int, ...]
    sought: tuple[int, ...]


class Pair(NamedTuple):
    """Two articles that share their text or tell of one event; the first is the earlier one."""

    first: str
    second: str
    kind: str
    share_first: float
    share_second: float
    headlines: float
    openings: float
    reasons: str


def met(name: str, ready: Prepared) -> Met:
    """What of an article is needed to find those that it is set beside.

    One of which our mistake makes no keys is set beside none.
    """
    try:
        found = keys(ready)
    except Exception:
        found = Keys((), (), ())
    return Met(
        order_of(name, ready.printed), _short(found.text), _short(found.held), _short(found.sought)
    )


def order_of(name: str, article: Printed) -> str:
    """By day of publication and then by name; what has no day comes last."""
    day = moment(article)
    return f"{day.isoformat() if day else UNDATED} {name}"


def _short(keys: Iterable[str]) -> tuple[int, ...]:
    """Keys as signed numbers of 64 bits: two of a billion articles are mixed up in no pair."""
    return tuple(
        int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
        for key in dict.fromkeys(keys)
    )


def candidates(articles: Iterable[tuple[str, Met]]) -> Iterator[tuple[int, int]]:
    """Pairs (an earlier article, a later one) of articles that come in their order with their
    names; a pair is told by the numbers at which both came.
    """
    held: dict[int, list[int]] = defaultdict(list)
    names: list[str] = []
    for number, (name, article) in enumerate(articles):
        like = Counter(other for key in article.sought for other in held.get(key, ()))
        runs = Counter(other for key in article.text for other in held.get(key, ()))
        for other in most(like, runs, names):
            yield other, number
        names.append(name)
        for key in (*article.text, *article.held):
            if len(held[key]) < CROWDED:
                held[key].append(number)


def most(like: Mapping[int, int], runs: Mapping[int, int], names: Sequence[str]) -> list[int]:
    """Those that have most keys in common; of those with as many, by their names."""
    both = Counter(like)
    both.update({other: n for other, n in runs.items() if n >= ENOUGH})
    found = sorted(both.items(), key=lambda pair: (-pair[1], names[pair[0]]))
    return [number for number, _ in found[:MOST]]


FAILED = "failed"
"""The kind of a pair that could not be judged; ``reasons`` then says why."""


def judged(first: tuple[str, Prepared], second: tuple[str, Prepared]) -> Pair | None:
    """What two candidates have in common; None where they tell of different things.

    A mistake of ours on a pair is told in its place and costs no other.
    """
    try:
        found = related(first[1], second[1])
    except Exception as wrong:
        return failed(first[0], second[0], wrong)
    if not found.one_event:
        return None
    return Pair(
        first[0], second[0], found.kind, *found.shared.share, found.headlines, found.openings,
        " ; ".join(found.reasons),
    )  # fmt: skip


def failed(first: str, second: str, wrong: Exception) -> Pair:
    """A pair that could not be judged."""
    return Pair(first, second, FAILED, 0.0, 0.0, 0.0, 0.0, mistake(wrong))


def components(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The least member of what hangs together with each article that hangs with any."""
    above: dict[int, int] = {}

    def root(at: int) -> int:
        while above.setdefault(at, at) != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    for first, second in pairs:
        low, high = sorted((root(first), root(second)))
        above[high] = low
    return {at: root(at) for at in above}
