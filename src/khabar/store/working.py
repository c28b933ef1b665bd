"""The tables of work in hand: what is changed in place as it goes on."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from khabar.store.columns import LETTERS, LONG, metadata

failures = Table(
    "failures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", Integer, nullable=True),
    Column("address", LETTERS, nullable=False),
    Column("stage", String, nullable=False),
    Column("reason", LETTERS, nullable=False),
    Column("at", String, nullable=False),
)
"""What could not be taken in, and why."""

progress = Table(
    "progress",
    metadata,
    Column("source", String, primary_key=True),
    Column("position", LONG, nullable=False),
    Column("at", String, nullable=False),
    sqlite_with_rowid=False,
)
"""How far an unfinished reading of an archive came."""

feeds = Table(
    "feeds",
    metadata,
    Column("url", LETTERS, primary_key=True),
    Column("etag", String),
    Column("modified", String),
    Column("next_at", String),
    Column("failed", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""What a feed's server told last, and when it may be asked again."""

settings = Table(
    "settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""The store's own random key, and what its derived tables were made by."""
