"""What hits are held to: each filter as SQL over the derived tables.

Filters on a statement (actor, place, type, source, factuality, voice, days of its
events) must all hold in one statement of a hit; the publisher and the day of publication
hold for the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from sqlalchemy import Connection

from khabar.lexicon.gazetteer import gazetteer
from khabar.lexicon.gazetteer.entry import Entry
from khabar.published import day
from khabar.sources.refusal import Refusal
from khabar.store.dialect import dialect_of
from khabar.store.search.terms import FACTUALITY, SHIFT, WHOLE
from khabar.text.view import fold

EARTH_KM = 6371.0
KM_A_DEGREE = 110.0
"""Of latitude: less than it is, so that nothing near is passed over."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must hold; None asks for nothing.

    ``place`` is a name (or an id of the gazetteer); a country or region takes all that
    lies in it, and with ``within_km`` what lies so near. ``since`` and ``until`` bound the
    days of events, ``published_since`` and ``published_until`` that of publication, both
    ends included. ``voice`` is attributed or own. ``case`` names a case.
    """

    actor: str | None = None
    place: str | None = None
    within_km: float | None = None
    type: str | None = None
    source: str | None = None
    publisher: str | None = None
    factuality: str | None = None
    voice: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    case: str | None = None

    @property
    def any(self) -> bool:
        """Whether there is a filter at all."""
        return any(getattr(self, each.name) is not None for each in fields(self))


@dataclass(frozen=True, slots=True)
class Sql:
    """Conditions on ``shown``, and those that one statement must meet."""

    whole: tuple[str, ...]
    statement: str | None
    """SQL that selects the statements (``p.statement``) that meet every filter on one."""

    held: tuple[tuple[int, ...], ...] = ()
    """For each filter on a name the terms that bear it; a country has thousands of places."""

    filters: Filters = field(default_factory=Filters)

    @property
    def terms(self) -> int:
        """How many terms the statements are looked up under."""
        return min(map(len, self.held), default=0)

    def among(self, present: Collection[int]) -> str | None:
        """``statement`` for a version that holds these terms alone; None where none of them fit."""
        left = [[term for term in each if term in present] for each in self.held]
        return _statement(left, self.filters) if all(left) else None


def sql_of(connection: Connection, filters: Filters) -> Sql | None:
    """The filters as SQL; None where a name is asked for that nothing in the store bears."""
    whole = []
    for column, since, until in (("published", filters.published_since, filters.published_until),):
        if since:
            whole.append(f"shown.{column} >= {_ordinal(since)}")
        if until:
            whole.append(f"shown.{column} <= {_ordinal(until)}")
    if filters.publisher is not None:
        found = _named(connection, "publisher", filters.publisher)
        if not found:
            return None
        whole.append(
            f"EXISTS (SELECT 1 FROM postings w WHERE w.term IN ({_in(found)}) "
            f"AND w.statement = (CAST(shown.version AS BIGINT) << {SHIFT}) + {WHOLE})"
        )
    held: list[list[int]] = []
    for kind in ("type", "actor", "source"):
        told = getattr(filters, kind)
        if told is not None:
            held.append(_named(connection, kind, told))
    if filters.place is not None:
        held.append(_places(connection, filters.place, filters.within_km))
    if not all(held):
        return None
    kept = tuple(map(tuple, held))
    return Sql(tuple(whole), _statement(kept, filters), kept, filters)


def _statement(held: Sequence[Sequence[int]], filters: Filters) -> str | None:
    """Statements that hold a term of each list and meet the conditions on their row."""
    rows = _on_days(filters)
    if not held and not rows and not _on_marks(filters, "", ""):
        return None
    held = sorted(held, key=len)
    if not held:
        rows += _on_marks(filters, "s.factuality", "s.own")
        return f"SELECT s.id AS statement FROM statements s WHERE {' AND '.join(rows)}"
    told = [f"p.term IN ({_in(held[0])})", f"(p.statement & {WHOLE}) < {WHOLE}"]
    told += _on_marks(filters, "(p.marks >> 1)", "(p.marks & 1) = 1")
    told += [
        f"EXISTS (SELECT 1 FROM postings q WHERE q.term IN ({_in(each)}) "
        "AND q.statement = p.statement)"
        for each in held[1:]
    ]
    if rows:
        told.append(
            "EXISTS (SELECT 1 FROM statements s WHERE s.id = p.statement AND "
            + " AND ".join(rows)
            + ")"
        )
    return f"SELECT p.statement AS statement FROM postings p WHERE {' AND '.join(told)}"


def _on_marks(filters: Filters, factuality: str, own: str) -> list[str]:
    """Conditions on factuality and voice, which stand with every term of a statement too."""
    rows = []
    if filters.factuality is not None:
        if filters.factuality not in FACTUALITY:
            raise Refusal(
                f"there is no factuality «{filters.factuality}»: one of {' '.join(FACTUALITY)}"
            )
        rows.append(f"{factuality} = {FACTUALITY.index(filters.factuality)}")
    if filters.voice is not None:
        if filters.voice not in ("attributed", "own"):
            raise Refusal(f"there is no voice «{filters.voice}»: attributed or own")
        rows.append(own if filters.voice == "own" else f"NOT ({own})")
    return rows


def _on_days(filters: Filters) -> list[str]:
    rows = []
    if filters.until:
        rows.append(f"s.first_day <= {_ordinal(filters.until)}")
    if filters.since:
        rows.append(f"s.last_day >= {_ordinal(filters.since)}")
    return rows


def _ordinal(told: str) -> int:
    try:
        found = day(told)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None
    if found is None:
        raise Refusal("a day is empty: write one as 2015-08-03")
    return found.toordinal()


def _in(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))


def _named(connection: Connection, kind: str, told: str) -> list[int]:
    """Terms that are called so: by key, by name, or by a name that holds the words."""
    name = fold(told.strip())
    which = "SELECT id, key, label FROM terms WHERE kind = :kind"
    keys = (told, f"name:{name}", name, told.upper())
    padded = f" {name} "
    return [
        number
        for number, key, label in dialect_of(connection).rows(connection, which, {"kind": kind})
        if key in keys or (kind != "type" and padded in f" {_folded(label)} ")
    ]


_folded = lru_cache(maxsize=1 << 16)(fold)


class _Row(NamedTuple):
    """A term of a place."""

    id: int
    key: str
    label: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None


def _places(connection: Connection, told: str, km: float | None) -> list[int]:
    """Terms of places that bear the name, lie in what bears it, or lie within ``km`` of it."""
    name = fold(told.strip())
    entries = gazetteer().named(name)[:8]
    which = "SELECT id, key, label, lat, lon, country, admin1 FROM terms WHERE kind = 'place'"
    rows = [_Row(*row) for row in dialect_of(connection).rows(connection, which)]
    by_key = [row for row in rows if row.key == told]
    return [
        row.id
        for row in rows
        if row.key == told
        or _folded(row.label) == name
        or any(_lies_in(row, entry, km) for entry in entries)
        or (km is not None and any(_near(row, each.lat, each.lon, km) for each in by_key))
    ]


def _lies_in(row: _Row, entry: Entry, km: float | None) -> bool:
    country, admin1 = row.country, row.admin1
    if row.key == entry.id:
        return True
    if km is not None:
        return _near(row, entry.lat, entry.lon, km)
    if entry.kind == "country":
        return bool(country) and country == entry.country
    if entry.kind == "region" and entry.country == country and admin1:
        return admin1 in (entry.name_en, entry.admin1)
    return False


def _near(row: _Row, lat: float | None, lon: float | None, km: float) -> bool:
    if lat is None or lon is None or row.lat is None or row.lon is None:
        return False
    if abs(row.lat - lat) > km / KM_A_DEGREE:
        return False
    return distance(lat, lon, row.lat, row.lon) <= km


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points, on a sphere.

    >>> round(distance(33.51, 36.29, 36.2, 37.16))
    309
    """
    up, down = radians(lat), radians(lat2)
    a = sin((down - up) / 2) ** 2 + cos(up) * cos(down) * sin(radians(lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(a))
