"""The kept tables: what is written once and never changed in place.

Every sealed row has a ``nonce``. The log holds a row's digest over nonce and values, so
that ``verify`` can prove the row, and so that the digest of an erased row, whose nonce
went with it, tells nothing about what it held.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _sealed(name: str, *columns: Column[object] | UniqueConstraint | Index) -> Table:
    """A table whose rows are numbered, sealed with a nonce and named in the log."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("nonce", LargeBinary, nullable=False),
        *columns,
        sqlite_autoincrement=True,
    )


def _text(name: str, *, needed: bool = False) -> Column[object]:
    return Column(name, String, nullable=not needed)


def _to(name: str, target: str, *, needed: bool = True, index: bool = True) -> Column[object]:
    return Column(name, ForeignKey(f"{target}.id"), nullable=not needed, index=index)


blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
"""Bytes as received, by their hash."""

texts = Table(
    "texts",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("text", String, nullable=False),
)
"""Decoded texts, letter for letter, by the hash of their UTF-8."""

runs = _sealed(
    "runs",
    _text("at", needed=True),
    _text("who", needed=True),
    _text("what", needed=True),
    _text("tool", needed=True),
)
"""One ingest or watch as it was begun."""

documents = _sealed(
    "documents",
    _text("name", needed=True),
    _text("key", needed=True),
    _text("at", needed=True),
    UniqueConstraint("name"),
    UniqueConstraint("key"),
)
"""One article through all its versions; ``name`` is random, ``key`` its address."""

captures = _sealed(
    "captures",
    _to("run", "runs", needed=False, index=False),
    Column("blob", ForeignKey("blobs.sha256"), nullable=True, index=True),
    _text("raw_form", needed=True),
    _text("address", needed=True),
    _text("final_address"),
    _text("redirects"),
    Column("status", Integer),
    _text("headers"),
    _text("media_type"),
    _text("method", needed=True),
    _text("container"),
    _text("container_sha256"),
    _text("member"),
    _text("encoding"),
    _text("fetched", needed=True),
    _text("tool", needed=True),
)
"""Bytes as they came: from where, when (UTC), by what, with which headers."""

versions = _sealed(
    "versions",
    _to("document", "documents", index=False),
    Column("number", Integer, nullable=False),
    _to("capture", "captures"),
    Column("text", ForeignKey("texts.sha256"), nullable=True, index=True),
    _text("content", needed=True),
    _text("kind", needed=True),
    Column("start", Integer),
    Column("stop", Integer),
    _text("title"),
    _text("publisher"),
    _text("publisher_id"),
    _text("author"),
    _text("published"),
    _text("url"),
    _text("doc"),
    _text("via"),
    _text("edited"),
    _text("seen", needed=True),
    UniqueConstraint("document", "number"),
    Index(None, "content"),
)
"""A document as it stood: ``kind`` is first, changed, gone or back. Gone has no text."""

readings = _sealed(
    "readings",
    _to("version", "versions", index=False),
    _text("engine", needed=True),
    Column("body", LargeBinary, nullable=False),
    _text("at", needed=True),
    UniqueConstraint("version", "engine"),
)
"""What an engine read in a version: the article of CONTRACT without its text, packed."""

reviews = _sealed(
    "reviews",
    _to("document", "documents"),
    _text("statement", needed=True),
    _text("verdict", needed=True),
    _text("value"),
    _text("note"),
    _text("who", needed=True),
    _text("at", needed=True),
    Index(None, "statement"),
)
"""What a person decided on a statement, by the statement's id."""

cases = _sealed(
    "cases",
    _text("name", needed=True),
    _text("purpose", needed=True),
    _text("basis", needed=True),
    _text("members", needed=True),
    _text("retain_until"),
    _text("who", needed=True),
    _text("at", needed=True),
    Index(None, "name"),
)
"""A case as it was set up or changed; the latest row of a name holds."""

case_documents = _sealed(
    "case_documents",
    _text("case_name", needed=True),
    _to("document", "documents"),
    Column("holds", Boolean, nullable=False),
    _text("who", needed=True),
    _text("at", needed=True),
    Index(None, "case_name"),
)
"""A document put into a case, or taken out of it; the latest row holds."""

restrictions = _sealed(
    "restrictions",
    _to("document", "documents"),
    Column("restricted", Boolean, nullable=False),
    _text("embargo_until"),
    _text("reason", needed=True),
    _text("who", needed=True),
    _text("at", needed=True),
)
"""Who may see a document, and from when on it may leave; the latest row holds."""

redactions = _sealed(
    "redactions",
    _to("version", "versions"),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("masks", Boolean, nullable=False),
    _text("reason", needed=True),
    _text("who", needed=True),
    _text("at", needed=True),
)
"""A stretch that is masked in views, or unmasked again; the latest row of a stretch holds."""

legal_holds = _sealed(
    "legal_holds",
    _to("document", "documents", needed=False),
    _text("case_name"),
    Column("holds", Boolean, nullable=False),
    _text("authority", needed=True),
    _text("reason", needed=True),
    _text("who", needed=True),
    _text("at", needed=True),
)
"""A hold on a document or a case, set or lifted; the latest row holds."""

exports = _sealed(
    "exports",
    _text("form", needed=True),
    _text("target", needed=True),
    _text("recipient"),
    _text("who", needed=True),
    _text("at", needed=True),
)
"""One handing out."""

export_documents = Table(
    "export_documents",
    metadata,
    Column("export", ForeignKey("exports.id"), primary_key=True),
    Column("document", String, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which documents, by their random name, an export held: it outlives their erasure."""

tombstones = _sealed(
    "tombstones",
    _text("name", needed=True),
    _text("document", needed=True),
    _text("day", needed=True),
    _text("authority", needed=True),
    _text("article"),
    _text("who", needed=True),
    _text("counts", needed=True),
    _text("exports", needed=True),
    UniqueConstraint("name"),
    UniqueConstraint("document"),
)
"""What stays of an erased document: a random name, day, authority, who, counts."""

barred = Table(
    "barred",
    metadata,
    Column("mark", String, primary_key=True),
    Column("tombstone", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Addresses that an erasure keeps from coming back, as keyed hashes."""

failures = Table(
    "failures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", Integer, nullable=True),
    Column("address", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("at", String, nullable=False),
)
"""What could not be taken in, and why."""

progress = Table(
    "progress",
    metadata,
    Column("source", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("at", String, nullable=False),
    sqlite_with_rowid=False,
)
"""How far an unfinished reading of an archive came."""

feeds = Table(
    "feeds",
    metadata,
    Column("url", String, primary_key=True),
    Column("etag", String),
    Column("modified", String),
    Column("next_at", String),
    Column("failed", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""What a feed's server told last, and when it may be asked again."""

log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("rows", String, nullable=False),
    Column("told", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)
"""Every change in order, each row carrying the hash of the one before."""

settings = Table(
    "settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""The store's own random key, and what its derived tables were made by."""

SEALED = tuple(table for table in metadata.tables.values() if "nonce" in table.c)
"""Tables whose rows the log proves."""
