"""Which articles of many are worth setting side by side, whatever order they come in.

The rule is that of `khabar.compare.stories`, which takes articles in as they come: here they
come in one order, by day and then by name, so that every engine meets the same pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

import msgspec

from khabar.compare.grounds import Grounds
from khabar.compare.joining import hopeless, joined
from khabar.compare.near import ENOUGH, TEXT_KEYS, keys
from khabar.compare.printed import Printed
from khabar.compare.relation import Prepared, prepared
from khabar.compare.stories import CROWDED, MOST, UNDATED
from khabar.compare.wordings import moment
from khabar.readings.article import Article
from khabar.run.local import mistake


class Met(NamedTuple):
    """An article by its keys, each once, in 64 bits; ``order`` sorts it among the others.

    ``grounds`` are those of `khabar.compare.grounds`, packed; empty where no keys were made.
    """

    order: str
    text: Sequence[int]
    held: Sequence[int]
    sought: Sequence[int]
    grounds: bytes


class Pair(NamedTuple):
    """Two articles of one story and what they have in common; the first is the earlier one."""

    first: str
    second: str
    kind: str
    share_first: float
    share_second: float
    headlines: float
    openings: float
    reasons: str


def met(name: str, reading: str) -> Met:
    """What of an article is needed to find those that it is set beside.

    One of which a mistake of ours makes no keys is set beside none.
    """
    article = msgspec.json.decode(reading, type=Article)
    order = order_of(name, article)
    try:
        ready = prepared(article)
        found = keys(ready)
    except Exception:
        return without_keys(name)._replace(order=order)
    packed = msgspec.msgpack.encode(ready.grounds)
    return Met(order, _short(found.text), _short(found.held), _short(found.sought), packed)


def without_keys(name: str) -> Met:
    """An article that is set beside none."""
    return Met(f"{UNDATED} {name}", (), (), (), b"")


def ready(reading: str) -> Prepared:
    """A reading made ready for many comparisons."""
    return prepared(msgspec.json.decode(reading, type=Article))


@lru_cache(maxsize=1 << 15)
def unpacked(grounds: bytes) -> Grounds:
    """Grounds out of their packing."""
    return msgspec.msgpack.decode(grounds, type=Grounds)


def order_of(name: str, article: Printed) -> str:
    """By day of publication and then by name; what has no day comes last."""
    day = moment(article)
    return f"{day.isoformat() if day else UNDATED} {name}"


def _short(keys: Iterable[str]) -> tuple[int, ...]:
    """Keys as signed numbers of 64 bits; two that come to one number cost a look, no more."""
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
    grounds: list[bytes] = []

    def under(wanted: Iterable[int]) -> Iterator[int]:
        for key in wanted:
            if len(found := held.get(key, ())) < CROWDED:
                yield from found

    for number, (name, article) in enumerate(articles):
        runs = Counter(under(article.text))
        like = Counter(under(article.sought))
        like.update({other: n for other, n in runs.items() if n >= ENOUGH})
        near = sorted(like.items(), key=lambda pair: (-pair[1], names[pair[0]]))
        worth = (
            other for other, _ in near if worth_a_look(article.grounds, grounds[other], runs[other])
        )
        for other in islice(worth, MOST):
            yield other, number
        names.append(name)
        grounds.append(article.grounds)
        for key in (*article.text, *article.held):
            if len(held[key]) < CROWDED:
                held[key].append(number)


def worth_a_look(grounds: bytes, other: bytes, runs: int) -> bool:
    """Whether two articles that meet may be of one story, with ``runs`` keys of text in common."""
    return not hopeless(unpacked(grounds), unpacked(other), runs / TEXT_KEYS)


FAILED = "failed"
"""The kind of a pair that could not be judged; ``reasons`` then says why."""


def judged(first: tuple[str, Prepared], second: tuple[str, Prepared]) -> Pair | None:
    """What two candidates have in common; None where they belong to two stories.

    A mistake of ours on a pair is told in its place and costs no other.
    """
    try:
        found = joined(first[1], second[1])
    except Exception as wrong:
        return failed(first[0], second[0], wrong)
    if found is None:
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
