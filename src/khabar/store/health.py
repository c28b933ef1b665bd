"""What a store needs of the machine, and whether it stands."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from khabar.sources.refusal import Refusal
from khabar.store.dialect import dialect_of
from khabar.store.engine import on_server, shown
from khabar.store.store import open_store
from khabar.store.tables import documents

LEAST_SQLITE = (3, 35)
"""The first SQLite that gives back what it wrote."""

LEAST_FREE = 1 << 30
"""Bytes that should be free beside a store."""


def sqlite() -> str:
    """SQLite's version; one too old or without full text raises `Refusal`."""
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        raise Refusal(
            f"SQLite {sqlite3.sqlite_version} is too old for the store: use a Python with 3.35 "
            "or later"
        )
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except sqlite3.OperationalError:
        raise Refusal(
            "SQLite was built without FTS5, which search needs: use Debian's or python.org's Python"
        ) from None
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


def state(address: str) -> str:
    """A store in a few words; what keeps it from working raises `Refusal`.

    Nothing is made: a file that is not there is no store. `Store.verify` proves the rest.
    """
    if not on_server(address):
        place = Path(address)
        if not place.exists():
            raise Refusal(f"there is no store {address}: khabar ingest makes one")
        room = shutil.disk_usage(place.parent).free
        if room < LEAST_FREE:
            raise Refusal(f"only {room / 1e6:.0f} MB are free beside {address}: make room")
    with open_store(address) as store:
        with store.reading() as connection:
            for table, row, reason in dialect_of(connection).damage(connection):
                raise Refusal(f"{table} {row} {reason}: restore a backup, then khabar verify")
        with store.writing() as writing:  # it takes the lock, and writes nothing
            last = writing.last[0]
            held = writing.connection.execute(select(func.count(documents.c.id))).scalar() or 0
            server = writing.connection.dialect.server_version_info or ()
    where = shown(address)
    if on_server(address):
        where += f" (PostgreSQL {'.'.join(map(str, server))})"
    return f"{where}: {held} documents, {last} rows of its log, may be written"
