"""A store in a file: SQLite in WAL mode, its words in FTS5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from sqlite3 import OperationalError
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.pool import NullPool, QueuePool

from khabar.sources.refusal import Refusal
from khabar.store.dialect import Forms, Match

if TYPE_CHECKING:
    from khabar.store.search.query import Node

PATIENCE_MS = 60_000
"""How long one writer waits for another."""

SCRUB_PATIENCE_MS = 20_000
STILL_OPEN = (
    "the rows are gone, but another process has the store open and old pages of the file may "
    "still hold them: close it and run khabar rebuild"
)
WEIGHTS = "0.5, 1.0, 4.0"
"""How much a word counts in the columns plain, lemma, title (bm25)."""


def engine_for(path: str | Path, *, pooled: bool = True) -> Engine:
    """An engine over one file: WAL, foreign keys, every commit on the disk before it returns.

    A connection with the option ``khabar_writes`` takes the write lock when its
    transaction begins, so that what it reads first still holds when it writes.
    """
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool if pooled else NullPool,
        connect_args={"check_same_thread": False, "timeout": PATIENCE_MS / 1000},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions, not the driver
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={PATIENCE_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "cache_size=-65536",
        "mmap_size=1073741824",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes = options.get("khabar_writes") or options.get("khabar_jots")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


_ADD = text("INSERT INTO words(rowid, plain, lemma, title) VALUES (:id, :plain, :lemma, :title)")
_TAKE = text(
    "INSERT INTO words(words, rowid, plain, lemma, title) "
    "VALUES ('delete', :id, :plain, :lemma, :title)"
)
_CLEAR = text("INSERT INTO words(words) VALUES ('delete-all')")
_MERGE = text("INSERT INTO words(words) VALUES ('optimize')")


class Sqlite:
    """See `Dialect`. The index is contentless: nothing of a text is kept in it."""

    keeps_words = False

    def rows(
        self, connection: Connection, sql: str, given: Mapping[str, Any] | None = None
    ) -> Iterable[Sequence[Any]]:
        # on the driver's cursor: of a hundred thousand hits SQLAlchemy's rows cost more than FTS5
        found: Iterable[Sequence[Any]] = connection.connection.cursor().execute(sql, given or {})
        return found

    def put_rows(
        self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        # an article brings a hundred rows: on the driver's cursor they take a third of the time
        if rows:
            cursor = connection.connection.cursor()
            cursor.executemany(_insert(str(table.name), tuple(rows[0])), rows)

    def add_words(self, connection: Connection, forms: Forms) -> None:
        connection.execute(_ADD, _told(forms))

    def take_words(self, connection: Connection, forms: Forms) -> None:
        connection.execute(_TAKE, _told(forms))

    def clear_words(self, connection: Connection) -> None:
        connection.execute(_CLEAR)

    def merge_words(self, connection: Connection) -> None:
        connection.execute(_MERGE)

    def match(self, _: Connection, node: Node) -> Match:
        from khabar.store.search.query import match_of

        return Match(
            tables="words CROSS JOIN shown ON shown.version = words.rowid",
            row="words.rowid",
            holds="words MATCH :match",
            score=f"bm25(words, {WEIGHTS})",
            given={"match": match_of(node)},
        )

    def damage(self, connection: Connection) -> Iterator[tuple[str, str, str]]:
        told = connection.execute(text("PRAGMA quick_check")).scalars().all()
        if told != ["ok"]:
            yield "file", "0", f"is damaged: {str(told[0])[:200]}"
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield row[0], str(row[1]), f"points to no row of {row[2]}"

    def scrub(self, engine: Engine) -> None:
        engine.dispose()
        raw = engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute(f"PRAGMA busy_timeout={SCRUB_PATIENCE_MS}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()
            if busy and busy[0]:
                raise Refusal(STILL_OPEN)
        except OperationalError as wrong:
            if "locked" not in str(wrong):
                raise
            raise Refusal(STILL_OPEN) from None
        finally:
            raw.close()
            engine.dispose()


def _told(forms: Forms) -> dict[str, Any]:
    return {
        "id": forms.version, "plain": forms.plain, "lemma": forms.lemma, "title": forms.title,
    }  # fmt: skip


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names, values = ", ".join(columns), ", ".join(f":{name}" for name in columns)
    return f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({values})"


SQLITE = Sqlite()
