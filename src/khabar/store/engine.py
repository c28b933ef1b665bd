"""The file under the store: how it is opened, and how its transactions begin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool, QueuePool

PATIENCE_MS = 60_000
"""How long one writer waits for another."""


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
    writes = connection.get_execution_options().get("khabar_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def revision(connection: Connection) -> str | None:
    """The migration a file stands at; None for a file with nothing in it."""
    known = text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
    if connection.execute(known).first() is None:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
