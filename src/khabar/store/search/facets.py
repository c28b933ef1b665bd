"""How many hits hold each value that one may filter by."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from khabar.store.dialect import dialect_of

MOST_LOOKED, ENOUGH = 5000, 2500
"""Hits whose values are all counted; of more, at most the second number, taken evenly."""

MOST_COUNTED = 5000
"""Different values, the most frequent, that are told apart by kind."""

FACETS = ("publisher", "type", "place", "actor", "source", "factuality", "voice")


def every(total: int) -> int:
    """Of so many hits, each how manieth is looked at.

    >>> every(100), every(12_000)
    (1, 5)
    """
    return 1 if total <= MOST_LOOKED else -(-total // ENOUGH)


def facets_of(
    connection: Connection, versions: Sequence[int], most: int
) -> dict[str, tuple[tuple[str, int], ...]]:
    """How many of the versions hold each value, the ``most`` frequent of each kind first."""
    rows = dialect_of(connection).rows
    held = array("I")
    which = f"SELECT facets FROM shown WHERE version IN ({_listed(versions)})"
    for (packed,) in rows(connection, which) if versions else ():
        held.frombytes(packed or b"")
    counts = Counter(held)
    common = sorted(counts.items(), key=lambda pair: -pair[1])[:MOST_COUNTED]
    found: dict[str, list[tuple[str, int]]] = {kind: [] for kind in FACETS}
    for kind, number, label in rows(connection, _FEW):
        if number in counts:
            found[kind].append((label, counts[number]))
    for at in range(0, len(common), STEP):
        some = [number for number, _ in common[at : at + STEP]]
        which = f"SELECT id, kind, label FROM terms WHERE id IN ({_listed(some)})"
        for number, kind, label in rows(connection, which):
            if kind in MANY:
                found[kind].append((label, counts[number]))
        least = counts[some[-1]]
        if all(sum(n > least for _, n in found[kind]) >= most for kind in MANY):
            break  # whatever comes after is less frequent
    return {
        kind: tuple(sorted(values, key=lambda pair: (-pair[1], pair[0]))[:most])
        for kind, values in found.items()
    }


MANY = ("publisher", "place", "actor", "source")
"""Kinds that have thousands of values; of the others all are known beforehand."""

STEP = 250
_FEW = (
    "SELECT kind, id, label FROM terms WHERE kind IN "
    f"({', '.join(repr(kind) for kind in FACETS if kind not in MANY)})"
)


def _listed(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))
