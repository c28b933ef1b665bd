"""The tables of what people decide, and of the people: reviews lie in `tables`, the rest here.

What is decided is sealed like all that is kept: written once, named in the log. What only
keeps a door (passwords, sessions, failed attempts) is not: it is replaced and thrown away.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from khabar.store import tables, working
from khabar.store.columns import metadata, sealed, towards, words

comments = sealed(
    "comments",
    towards("document", "documents"),
    words("statement"),
    words("body", needed=True),
    words("who", needed=True),
    words("at", needed=True),
    Index(None, "statement"),
)
"""What people say to one another about a statement or a document."""

rounds = sealed(
    "rounds",
    words("name", needed=True),
    words("reviewers", needed=True),
    Column("open", Boolean, nullable=False),
    words("who", needed=True),
    words("at", needed=True),
    Index(None, "name"),
)
"""A blind round as it was opened or closed; the latest row of a name holds."""

round_statements = sealed(
    "round_statements",
    words("round_name", needed=True),
    towards("document", "documents"),
    words("statement", needed=True),
    Index(None, "round_name"),
    Index(None, "statement"),
)
"""A statement that all reviewers of a round review, each without seeing the others."""

findings = sealed(
    "findings",
    towards("document", "documents"),
    words("statement"),
    words("story"),
    words("scale", needed=True),
    words("value"),
    words("letter"),
    words("number"),
    words("reasons", needed=True),
    words("evidence", needed=True),
    Column("withdraws", Integer),
    words("who", needed=True),
    words("at", needed=True),
    Index(None, "statement"),
    Index(None, "story"),
)
"""The desk's own judgement on a statement or a story: a person's, with reasons and evidence."""

judgements = sealed(
    "judgements",
    towards("document", "documents"),
    towards("other_document", "documents"),
    words("statement", needed=True),
    words("other", needed=True),
    words("verdict", needed=True),
    words("why"),
    words("who", needed=True),
    words("at", needed=True),
    Index(None, "statement", "other"),
)
"""Whether two statements say the same: same, different or unsure; the latest row holds."""

accounts = sealed(
    "accounts",
    words("name", needed=True),
    words("role", needed=True),
    Column("active", Boolean, nullable=False),
    words("what", needed=True),
    words("who", needed=True),
    words("at", needed=True),
    Index(None, "name"),
)
"""An account as it was made or changed; the latest row of a name holds."""

saved_searches = sealed(
    "saved_searches",
    words("owner", needed=True),
    words("name", needed=True),
    words("address", needed=True),
    Column("holds", Boolean, nullable=False),
    words("at", needed=True),
    Index(None, "owner"),
)
"""A search that a person keeps under a name, or has let go of; the latest row holds."""

passwords = Table(
    "passwords",
    metadata,
    Column("account", String, primary_key=True),
    Column("hash", String, nullable=False),
    sqlite_with_rowid=False,
)
"""The argon2 hash of each account's password: replaced, so that an old one is gone."""

sessions = Table(
    "sessions",
    metadata,
    Column("mark", String, primary_key=True),
    Column("account", String, nullable=False, index=True),
    Column("secret", String, nullable=False),
    Column("began", String, nullable=False),
    Column("ends", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Who is logged in: ``mark`` is the hash of the token in his cookie."""

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", String, nullable=False, index=True),
    Column("at", String, nullable=False),
)
"""Failed attempts to log in, by a hash of the name or the address they came from."""

assert tables.documents is not None  # their tables belong to the metadata
assert working.settings is not None
SEALED = tuple(table for table in metadata.tables.values() if "nonce" in table.c)
"""Tables whose rows the log proves."""

turns = Table(
    "turns",
    metadata,
    Column("statement", String, primary_key=True),
    Column("who", String, nullable=False),
    Column("until", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Whose turn a statement is, and until when: no decision, and in no log."""
