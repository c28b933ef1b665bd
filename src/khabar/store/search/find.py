"""Searching: a query and filters in, hits with marks, facets and counts out."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, select, text

from khabar.store.derived import terms
from khabar.store.dialect import Dialect, Match, dialect_of
from khabar.store.permalink import Permalink, engine_tag
from khabar.store.redaction import redacted, view
from khabar.store.search.filters import Filters, Sql, sql_of
from khabar.store.search.marks import Snippet, marks, snippet
from khabar.store.search.query import parsed, sought
from khabar.store.search.terms import FACTUALITY, SHIFT, WHOLE
from khabar.store.tables import LETTERS
from khabar.text.span import Span

Order = Literal["rank", "newest", "oldest"]
MOST_RANKED = 10_000
"""A query that finds more is shown latest first: of words that are everywhere no one text is
about them more than another, and weighing them all takes long."""

MOST_SEEKS = 20_000
"""Look-ups of one term in one hit; where more were needed, what the terms hold is read through."""

MOST_STATEMENTS = 5
MOST_COUNTED = 5000
"""Different values, the most frequent, that are told apart by kind."""

FACETS = ("publisher", "type", "place", "actor", "source", "factuality", "voice")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a hit that meets the filters; ``id`` is its permalink."""

    id: str
    span: Span
    text: str
    factuality: str
    own: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found. ``document`` is its name; places count its own text.

    ``score`` is bm25's, smaller is better; None where no words were sought.
    """

    document: str
    version: int
    versions: int
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    score: float | None
    snippet: Snippet
    statements: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The hits asked for, how many there are in all, and their facets with counts."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


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
    asked = _Asked(speaks, speaks.match(connection, node) if node else None, sql, order,
                   all_versions)  # fmt: skip
    total = _count(connection, asked) if asked.match else 0
    broad = total > MOST_RANKED
    if broad and order == "rank" and not facets and _all_seen(connection, asked, sight):
        ranked = _latest(connection, asked, offset + limit)
    else:
        ranked = _ranked(connection, asked, total, scored=not broad)
        if sight.hidden:
            ranked = [row for row in ranked if row[2] not in sight.hidden]
        if sight.case is not None:
            ranked = [row for row in ranked if row[2] in sight.case]
        total = len(ranked)
    best = nsmallest(offset + limit, ranked)[offset:]
    wanted = sought(node)
    scored = node is not None and order == "rank" and not broad
    hits = [_hit(connection, row, wanted, sql, scored) for row in best]
    counted = _facets(connection, [row[1] for row in ranked], facets) if facets else {}
    return Found(total, tuple(hits), counted)


Ranked = tuple[float, int, int]
"""What hits are put in order by, the version, the document."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query as SQL: the words, the filters, the order."""

    speaks: Dialect
    match: Match | None
    sql: Sql
    order: Order
    all_versions: bool


def _count(connection: Connection, asked: _Asked) -> int:
    """How many versions hold the words, which is quickly counted."""
    assert asked.match is not None
    which = f"SELECT count(*) FROM words WHERE {asked.match.holds}"
    [(found,)] = asked.speaks.rows(connection, which, asked.match.given)
    return int(found)


def _all_seen(connection: Connection, asked: _Asked, sight: Sight) -> bool:
    """Whether nothing takes a version with the words out of the hits."""
    if asked.sql.whole or asked.sql.statement or sight.hidden or sight.case is not None:
        return False
    which = "SELECT 1 FROM shown WHERE NOT current LIMIT 1"
    return asked.all_versions or not [*asked.speaks.rows(connection, which)]


def _latest(connection: Connection, asked: _Asked, most: int) -> list[Ranked]:
    """The versions kept last that hold the words; no other is looked at."""
    match = asked.match
    assert match is not None
    which = (
        f"SELECT -{match.row}, shown.version, shown.document FROM {match.tables} "
        f"WHERE {match.holds} ORDER BY {match.row} DESC LIMIT {int(most)}"
    )
    return list(asked.speaks.rows(connection, which, match.given))  # type: ignore[arg-type]


def _ranked(connection: Connection, asked: _Asked, expected: int, *, scored: bool) -> list[Ranked]:
    """Every hit with what it is put in order by."""
    sql = asked.sql
    told = [*sql.whole] if asked.all_versions else ["shown.current", *sql.whole]
    day = "coalesce(shown.published, 0)"
    by = day if asked.order == "oldest" else f"-{day}"
    if asked.order == "rank" and asked.match is not None:
        by = asked.match.score if scored else f"-{asked.match.row}"
    if asked.match is None:
        tables = "shown"
        if sql.statement:
            told.append(
                f"shown.version IN (SELECT x.statement >> {SHIFT} FROM ({sql.statement}) x)"
            )
    else:
        tables = asked.match.tables
        told.insert(0, asked.match.holds)
        if sql.statement and scored and sql.terms * expected < MOST_SEEKS:
            first = f"(CAST({asked.match.row} AS BIGINT) << {SHIFT})"
            told.append(f"EXISTS ({_of_hit(sql.statement, first)})")
        elif sql.statement:
            # on the index's own row: what fails is never looked up in ``shown``
            told.append(
                f"+{asked.match.row} IN (SELECT x.statement >> {SHIFT} FROM ({sql.statement}) x)"
            )
    which = (
        f"SELECT {by}, shown.version, shown.document FROM {tables} "
        f"WHERE {' AND '.join(told) or '1 = 1'}"
    )
    given = asked.match.given if asked.match is not None else {}
    return list(asked.speaks.rows(connection, which, given))  # type: ignore[arg-type]


def _of_hit(statement: str, first: str) -> str:
    """The statements of one version, whose numbers begin at ``first``, that meet the filters."""
    number = "s.id" if " FROM statements s" in statement[:60] else "p.statement"
    return statement.replace(
        "WHERE", f"WHERE {number} BETWEEN {first} AND {first} + {WHOLE - 1} AND", 1
    )


_ROW = text(
    "SELECT d.name, v.number, v.title, v.publisher, v.published, v.url, t.text, "
    "(SELECT max(number) FROM versions w WHERE w.document = v.document) AS versions "
    "FROM versions v JOIN documents d ON d.id = v.document JOIN texts t ON t.sha256 = v.text "
    "WHERE v.id = :id"
).columns(text=LETTERS, title=LETTERS)


def _hit(connection: Connection, ranked: Ranked, wanted: Any, sql: Sql, scored: bool) -> Hit:
    score, version, _ = ranked
    row = connection.execute(_ROW, {"id": version}).one()
    masked = redacted(connection, version)
    shown = view(connection, version, row.text) if masked else row.text
    told = _told(connection, version, shown, sql) if sql.statement else ()
    places = [p for p in marks(row.text, wanted) if not any(p.overlaps(m) for m in masked)]
    if not places and told:
        places = [told[0].span]
    return Hit(
        row.name,
        row.number,
        row.versions,
        row.title or None,
        row.publisher,
        row.published,
        row.url,
        round(score, 4) if scored else None,
        snippet(shown, places),
        told,
    )


def _told(connection: Connection, version: int, whole: str, sql: Sql) -> tuple[Told, ...]:
    first = version << SHIFT
    packed = connection.execute(_FACETS, {"id": version}).scalar()
    statement = sql.among(frozenset(array("I", packed or b"")))
    if statement is None:
        return ()
    which = (
        "SELECT s.start, s.stop, s.factuality, s.own, (SELECT count(*) FROM statements b "
        f"WHERE b.id BETWEEN {first} AND s.id AND b.start = s.start AND b.stop = s.stop) "
        f"FROM statements s WHERE s.id BETWEEN {first} AND {first + WHOLE} "
        f"AND s.id IN ({_of_hit(statement, str(first))}) ORDER BY s.id "
        f"LIMIT {MOST_STATEMENTS}"
    )
    content, engine = connection.execute(_ENGINE, {"id": version}).one()
    found = []
    for start, stop, factuality, own, nth in dialect_of(connection).rows(connection, which):
        link = Permalink(content[:16], start, stop, engine_tag(engine or ""), nth)
        place = Span(start, stop)
        found.append(Told(str(link), place, place.of(whole), FACTUALITY[factuality], bool(own)))
    return tuple(found)


_FACETS = text("SELECT facets FROM shown WHERE version = :id")
_ENGINE = text(
    "SELECT v.content, (SELECT engine FROM readings r WHERE r.version = v.id "
    "ORDER BY r.id DESC LIMIT 1) FROM versions v WHERE v.id = :id"
)


def _facets(
    connection: Connection, versions: list[int], most: int
) -> dict[str, tuple[tuple[str, int], ...]]:
    """How many of the hits hold each value, the most frequent first; every hit is counted."""
    counts: Counter[int] = Counter()
    speaks = dialect_of(connection)
    step = 5000
    for at in range(0, len(versions), step):
        part = ",".join(map(str, versions[at : at + step]))
        joined = array("I")
        which = f"SELECT facets FROM shown WHERE version IN ({part}) AND facets IS NOT NULL"
        for (packed,) in speaks.rows(connection, which):
            joined.frombytes(packed)
        counts.update(joined)
    found: dict[str, list[tuple[str, int]]] = {kind: [] for kind in FACETS}
    named = select(terms.c.id, terms.c.kind, terms.c.label).where(
        terms.c.id.in_(bindparam("ids", expanding=True))
    )
    common = counts.most_common(MOST_COUNTED)
    for row in connection.execute(named, {"ids": [number for number, _ in common]}):
        found[row.kind].append((row.label, counts[row.id]))
    return {
        kind: tuple(sorted(values, key=lambda pair: (-pair[1], pair[0]))[:most])
        for kind, values in found.items()
    }
