"""How many hits hold each value that one may filter by."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from khabar.store.dialect import dialect_of

MOST_LOOKED = 5000
"""Hits whose values are counted; of more, as many are taken evenly from all."""

MOST_COUNTED = 5000
"""Different values, the most frequent, that are told apart by kind."""

FACETS = ("publisher", "type", "place", "actor", "source", "factuality", "voice")


def every(total: int) -> int:
    """Of so many hits, each how manieth is looked at.

    >>> every(100), every(12_000)
    (1, 3)
    """
    return max(1, -(-total // MOST_LOOKED))


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
    common = [number for number, _ in counts.most_common(MOST_COUNTED)]
    which = f"SELECT id, kind, label FROM terms WHERE id IN ({_listed(common)})"
    found: dict[str, list[tuple[str, int]]] = {kind: [] for kind in FACETS}
    for number, kind, label in rows(connection, which) if common else ():
        found[kind].append((label, counts[number]))
    return {
        kind: tuple(sorted(values, key=lambda pair: (-pair[1], pair[0]))[:most])
        for kind, values in found.items()
    }


def _listed(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))
