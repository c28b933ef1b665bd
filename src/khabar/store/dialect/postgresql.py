"""A store on a server: PostgreSQL 14 or later, for several people at once.

Whoever changes the store holds one lock of the database until his change is whole, for each
row of the log carries the hash of the one before. Readers see the store as it was when they
began, and wait for nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from khabar.sources.refusal import Refusal
from khabar.store.dialect import Forms, Match
from khabar.store.dialect.postgresql_words import add, match
from khabar.store.dialect.upsert import insert_new

if TYPE_CHECKING:
    from khabar.store.search.query import Node

DRIVER = "postgresql+pg8000"
LOCK = 0x6B686162_6172
"""The key of the lock that writers take («khabar» in ASCII)."""

PATIENCE = "60s"
"""How long one writer waits for another."""

SCRUB_PATIENCE = "20s"
LOCKED = "55P03"
"""What PostgreSQL says where a lock was waited for in vain."""

STILL_OPEN = (
    "the rows are gone, but someone is at work in the store and its old pages may still hold "
    "them: run khabar rebuild when he is done"
)


def engine_for(address: str, *, pooled: bool = True) -> Engine:
    """An engine over a database; an address that is none, or no driver, raises `Refusal`."""
    try:
        url = make_url(address).set(drivername=DRIVER)
    except (ArgumentError, ValueError):
        raise Refusal(
            "the store's address cannot be read: write postgresql://user@host/database"
        ) from None
    try:
        engine = create_engine(
            url, poolclass=QueuePool if pooled else NullPool, use_insertmanyvalues=True,
            **({"pool_pre_ping": True} if pooled else {}),
        )  # fmt: skip
    except ModuleNotFoundError:
        raise Refusal(
            "a store on PostgreSQL needs pg8000: pip install 'khabar[postgres]'"
        ) from None
    engine.dialect.use_insertmanyvalues_wo_returning = True
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("khabar_writes"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    elif not options.get("khabar_jots"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


class Postgresql:
    """See `Dialect`. The index holds the words themselves, folded, beside their vectors."""

    keeps_words = True

    def rows(
        self, connection: Connection, sql: str, given: Mapping[str, Any] | None = None
    ) -> Iterable[Sequence[Any]]:
        told = {
            name: value.replace("\x00", "\ufffd") if isinstance(value, str) else value
            for name, value in (given or {}).items()
        }
        return [tuple(row) for row in connection.execute(text(sql), told)]

    def put_rows(
        self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        if rows:
            connection.execute(insert_new(table), rows)

    def add_words(self, connection: Connection, forms: Forms) -> None:
        add(connection, forms)

    def take_words(self, connection: Connection, forms: Forms) -> None:
        connection.execute(text("DELETE FROM words WHERE version = :id"), {"id": forms.version})

    def clear_words(self, connection: Connection) -> None:
        connection.execute(text("DELETE FROM words"))

    def merge_words(self, connection: Connection) -> None:
        """Nothing: `scrub` writes the index anew with its table."""

    def match(self, connection: Connection, node: Node) -> Match:
        return match(connection, node)

    def damage(self, connection: Connection) -> Iterator[tuple[str, str, str]]:
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding != "UTF8":
            yield "database", "0", f"is in {encoding}, which cannot hold every letter"

    def scrub(self, engine: Engine) -> None:
        """Write every table anew, and what the planner keeps of their values."""
        from khabar.store import decided, derived
        from khabar.store.columns import metadata

        assert derived.DERIVED, decided.SEALED  # their tables belong to the metadata
        names = ", ".join([*(f'"{name}"' for name in metadata.tables), "words"])
        alone = create_engine(engine.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with alone.connect() as connection:
            connection.exec_driver_sql(f"SET lock_timeout = '{SCRUB_PATIENCE}'")
            try:
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {names}")
                connection.exec_driver_sql("VACUUM (FULL) pg_catalog.pg_statistic")
            except DBAPIError as wrong:
                if LOCKED not in str(wrong.orig):
                    raise
                raise Refusal(STILL_OPEN) from None


POSTGRESQL = Postgresql()
