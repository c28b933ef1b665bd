"""Hits as they are shown: a snippet with marks, and the statements that met the filters."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, bindparam, text

from khabar.store.columns import LETTERS
from khabar.store.dialect import dialect_of
from khabar.store.permalink import Permalink, engine_tag
from khabar.store.redaction import masked, redacted_in
from khabar.store.search.filters import Sql
from khabar.store.search.marks import Snippet, marks, snippet
from khabar.store.search.query import Words
from khabar.store.search.terms import FACTUALITY, SHIFT, WHOLE
from khabar.text.span import Span

MOST_STATEMENTS = 5


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


_ROWS = (
    text(
        "SELECT v.id, d.name, v.number, v.title, v.publisher, v.published, v.url, t.text, "
        "v.content, (SELECT max(number) FROM versions w WHERE w.document = v.document) AS "
        "versions, (SELECT engine FROM readings r WHERE r.version = v.id ORDER BY r.id DESC "
        "LIMIT 1) AS engine, s.facets FROM versions v JOIN documents d ON d.id = v.document "
        "JOIN texts t ON t.sha256 = v.text JOIN shown s ON s.version = v.id WHERE v.id IN :ids"
    )
    .bindparams(bindparam("ids", expanding=True))
    .columns(text=LETTERS, title=LETTERS)
)


def hits_of(
    connection: Connection,
    best: Sequence[tuple[int, float | None]],
    wanted: Sequence[Words],
    sql: Sql,
) -> tuple[Hit, ...]:
    """The hits of versions with their scores, in the order given."""
    numbers = [version for version, _ in best]
    rows = {row.id: row for row in connection.execute(_ROWS, {"ids": numbers})}
    hidden = redacted_in(connection, numbers)
    return tuple(
        _hit(connection, rows[version], score, hidden.get(version, []), wanted, sql)
        for version, score in best
    )


def _hit(
    connection: Connection,
    row: Row[tuple[object, ...]],
    score: float | None,
    hidden: Sequence[Span],
    wanted: Sequence[Words],
    sql: Sql,
) -> Hit:
    view = masked(row.text, hidden) if hidden else row.text
    told = _told(connection, row, view, sql) if sql.on_statements else ()
    places = [p for p in marks(row.text, wanted) if not any(p.overlaps(m) for m in hidden)]
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
        round(score, 4) if score is not None else None,
        snippet(view, places),
        told,
    )


def _told(
    connection: Connection, row: Row[tuple[object, ...]], view: str, sql: Sql
) -> tuple[Told, ...]:
    first = row.id << SHIFT
    statements = sql.of_hit(str(first), frozenset(array("I", row.facets or b"")))
    if statements is None:
        return ()
    which = (
        "SELECT s.start, s.stop, s.factuality, s.own, (SELECT count(*) FROM statements b "
        f"WHERE b.id BETWEEN {first} AND s.id AND b.start = s.start AND b.stop = s.stop) "
        f"FROM statements s WHERE s.id BETWEEN {first} AND {first + WHOLE} "
        f"AND s.id IN ({statements}) ORDER BY s.id LIMIT {MOST_STATEMENTS}"
    )
    found = []
    for start, stop, factuality, own, nth in dialect_of(connection).rows(connection, which):
        link = Permalink(row.content[:16], start, stop, engine_tag(row.engine or ""), nth)
        place = Span(start, stop)
        found.append(Told(str(link), place, place.of(view), FACTUALITY[factuality], bool(own)))
    return tuple(found)
