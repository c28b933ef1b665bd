"""Searching: a query and filters in, hits with marks, facets and counts out."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Literal

from sqlalchemy import Connection

from khabar.store.dialect import Dialect, Match, dialect_of
from khabar.store.search.facets import every, facets_of
from khabar.store.search.filters import Filters, Sql, sql_of
from khabar.store.search.hits import Hit, hits_of
from khabar.store.search.query import parsed, sought
from khabar.store.search.terms import SHIFT

Order = Literal["rank", "newest", "oldest"]
MOST_RANKED = 10_000
"""A query that finds more is shown latest first: of words that are everywhere no one text is
about them more than another, and weighing them all takes long."""

MOST_SEEKS = 20_000
"""Look-ups of one term in one hit; where more were needed, what the terms hold is read through."""

MOST_HIDDEN = 1000
"""Hidden documents that the database is told to leave out; more are taken out afterwards."""


@dataclass(frozen=True, slots=True)
class Found:
    """The hits asked for, how many there are in all, and their facets with counts.

    ``counted`` says in how many hits facets were counted: in all, or where these are very
    many in some, taken evenly.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Sight:
    """What this search may see: ``hidden`` documents are left out."""

    hidden: frozenset[int] = frozenset()
    case: frozenset[int] | None = None


def find(
    connection: Connection,
    query: str,
    filters: Filters,
    sight: Sight,
    *,
    limit: int = 20,
    offset: int = 0,
    order: Order = "rank",
    facets: int = 0,
    all_versions: bool = False,
) -> Found:
    """Search. With ``facets`` the most frequent so many values of each kind are counted.

    A broken query raises `Refusal`. Without words, hits come newest first.
    """
    node = parsed(query)
    sql = sql_of(connection, filters)
    if sql is None or (node is None and query.strip()):
        return Found(0, ())
    speaks = dialect_of(connection)
    match = speaks.match(connection, node) if node else None
    asked = _Asked(connection, speaks, match, sql, sight, order, all_versions)
    total = asked.count() if match else 0
    broad = total > MOST_RANKED
    if match and broad and order == "rank" and asked.of_words_alone:
        total -= asked.count(out=True)
        best = asked.latest(match, offset + limit)[offset:]
        looked = asked.sample(match, every(total)) if facets else []
    else:
        ranked = asked.ranked(total, scored=not broad)
        total = len(ranked)
        best = (nsmallest(offset + limit, ranked) if match and not broad else sorted(ranked))[
            offset : offset + limit
        ]
        looked = [row[1] for row in ranked[:: every(total)]] if facets else []
    scored = match and order == "rank" and not broad
    hits = hits_of(
        connection, [(row[1], row[0] if scored else None) for row in best], sought(node), sql
    )
    return Found(total, hits, facets_of(connection, looked, facets) if facets else {}, len(looked))


Ranked = tuple[float, int, int]
"""What hits are put in order by, the version, the document."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query as SQL (the words, the filters, who asks, the order), and where it is run."""

    connection: Connection
    speaks: Dialect
    match: Match | None
    sql: Sql
    sight: Sight
    order: Order
    all_versions: bool

    @property
    def of_words_alone(self) -> bool:
        """Whether only older versions and hidden documents are taken out of what is found."""
        held = self.sql.whole or self.sql.on_statements or self.sight.case is not None
        return not held and len(self.sight.hidden) <= MOST_HIDDEN

    def rows(self, which: str, match: Match | None = None) -> list[Ranked]:
        given = match.given if match else {}
        return list(self.speaks.rows(self.connection, which, given))  # type: ignore[arg-type]

    def count(self, *, out: bool = False) -> int:
        """How many versions hold the words, or how many of them are not to be shown."""
        assert self.match is not None
        which = f"SELECT count(*) FROM words WHERE {self.match.holds}"
        if out:
            gone = [] if self.all_versions else ["NOT current"]
            if self.sight.hidden:
                gone.append(f"document IN ({_listed(self.sight.hidden)})")
            if not gone:
                return 0
            lost = " UNION ALL ".join(f"SELECT version FROM shown WHERE {each}" for each in gone)
            which += f" AND +{self.match.row} IN ({lost})"
        [(found, *_)] = self.rows(which, self.match)
        return int(found)

    def seen(self) -> list[str]:
        """Conditions on a version that is to be shown."""
        told = [] if self.all_versions else ["shown.current"]
        if self.sight.hidden and len(self.sight.hidden) <= MOST_HIDDEN:
            told.append(f"shown.document NOT IN ({_listed(self.sight.hidden)})")
        return told

    def latest(self, match: Match, most: int) -> list[Ranked]:
        """The versions kept last that hold the words; no other is looked at."""
        return self.rows(
            f"SELECT -{match.row}, shown.version, shown.document FROM {match.tables} "
            f"WHERE {' AND '.join((match.holds, *self.seen()))} "
            f"ORDER BY {match.row} DESC LIMIT {int(most)}",
            match,
        )

    def sample(self, match: Match, step: int) -> list[int]:
        """Of the versions that hold the words those whose number ``step`` divides."""
        even = f"{match.row} = {match.row} / {step} * {step}"  # PostgreSQL's driver takes every «%»
        told = (match.holds, even, *self.seen())
        which = f"SELECT shown.version FROM {match.tables} WHERE {' AND '.join(told)}"
        return [row[0] for row in self.rows(which, match)]  # type: ignore[misc]

    def ranked(self, expected: int, *, scored: bool) -> list[Ranked]:
        """Every hit with what it is put in order by."""
        match = self.match
        told = [*self.seen(), *self.sql.whole]
        day = "coalesce(shown.published, 0)"
        by = day if self.order == "oldest" else f"-{day}"
        if self.order == "rank" and match:
            by = match.score if scored else f"-{match.row}"
        if match:
            told.insert(0, match.holds)
        if self.sql.on_statements:
            told.append(self._on_statements(expected, scored=scored))
        tables = match.tables if match else "shown"
        which = (
            f"SELECT {by}, shown.version, shown.document FROM {tables} "
            f"WHERE {' AND '.join(told) or '1 = 1'}"
        )
        case, hidden = self.sight.case, self.sight.hidden
        return [
            row
            for row in self.rows(which, match)
            if row[2] not in hidden and (case is None or row[2] in case)
        ]

    def _on_statements(self, expected: int, *, scored: bool) -> str:
        """That a version has a statement which meets the filters."""
        match = self.match
        if match and scored and self.sql.terms * expected < MOST_SEEKS:
            return f"EXISTS ({self.sql.of_hit(f'(CAST({match.row} AS BIGINT) << {SHIFT})')})"
        # on the index's own row: what fails is never looked up in ``shown``
        row = f"+{match.row}" if match else "shown.version"
        return f"{row} IN (SELECT x.statement >> {SHIFT} FROM ({self.sql.statements()}) x)"


def _listed(numbers: frozenset[int]) -> str:
    return ",".join(map(str, sorted(numbers)))
