"""The derived tables: made from the kept ones, and made anew by ``khabar rebuild``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from khabar.store.columns import LONG, metadata


def _where(condition: str) -> dict[str, Any]:
    """What an index of some rows is held to, in both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


shown = Table(
    "shown",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("document", Integer, nullable=False, index=True),
    Column("current", Boolean, nullable=False),
    Column("published", Integer),
    Column("read", Boolean, nullable=False),
    Column("facets", LargeBinary),
    Index(None, "published"),
    Index("ix_shown_earlier", "version", **_where("NOT current")),
)
"""A version as search sees it: its day as an ordinal, its facet terms packed."""

terms = Table(
    "terms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("label", String, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", String),
    Column("admin1", String),
    UniqueConstraint("kind", "key"),
)
"""The values one may filter by: actors, places, types of event, sources, publishers."""

statements = Table(
    "statements",
    metadata,
    Column("id", LONG, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("factuality", Integer, nullable=False),
    Column("own", Boolean, nullable=False),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Index("ix_statements_day", "first_day", **_where("last_day = first_day")),
    Index("ix_statements_days", "last_day", "first_day", **_where("last_day > first_day")),
)
"""A statement of a version: ``id`` is the version's number times 65,536 plus its own."""

postings = Table(
    "postings",
    metadata,
    Column("term", Integer, primary_key=True),
    Column("statement", LONG, primary_key=True),
    Column("marks", Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
"""Which statements hold which terms; ``marks`` are twice the statement's factuality, and one
more where it is in the publisher's own voice, so that no filter on them asks for its row."""

story_keys = Table(
    "story_keys",
    metadata,
    Column("key", LONG, primary_key=True),
    Column("version", Integer, primary_key=True),
    Index(None, "version"),
    sqlite_with_rowid=False,
)
"""Keys by which like versions meet."""

story_grounds = Table(
    "story_grounds",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)
"""What a version names, packed: most that meet by their keys need no closer look."""

story_joints = Table(
    "story_joints",
    metadata,
    Column("first", Integer, primary_key=True),
    Column("second", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Index(None, "second"),
    sqlite_with_rowid=False,
)
"""Two versions on one event, and how they hang together."""

story_members = Table(
    "story_members",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("story", Integer, nullable=False, index=True),
    Column("first", String, nullable=False),
)
"""The story of a version, under a number that says nothing; ``first`` puts its members in order."""

doubts = Table(
    "doubts",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("sure", Integer, nullable=False),
    Index(None, "sure", "version", "place"),
    sqlite_with_rowid=False,
)
"""How sure the reading of each statement is, in hundredths: the least is reviewed first."""

DERIVED = (
    shown,
    terms,
    statements,
    postings,
    story_keys,
    story_grounds,
    story_joints,
    story_members,
    doubts,
)
