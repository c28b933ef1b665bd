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
    String,
    Table,
    UniqueConstraint,
)

from khabar.store.columns import LETTERS, metadata, sealed, towards, words

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
    Column("text", LETTERS, nullable=False),
)
"""Decoded texts, letter for letter, by the hash of their UTF-8."""

runs = sealed(
    "runs",
    words("at", needed=True),
    words("who", needed=True),
    words("what", needed=True),
    words("tool", needed=True),
)
"""One ingest or watch as it was begun."""

documents = sealed(
    "documents",
    words("name", needed=True),
    words("key", needed=True),
    words("at", needed=True),
    UniqueConstraint("name"),
    UniqueConstraint("key"),
)
"""One article through all its versions; ``name`` is random, ``key`` its address."""

captures = sealed(
    "captures",
    towards("run", "runs", needed=False, index=False),
    Column("blob", ForeignKey("blobs.sha256"), nullable=True, index=True),
    words("raw_form", needed=True),
    words("address", needed=True),
    words("final_address"),
    words("redirects"),
    Column("status", Integer),
    words("headers"),
    words("media_type"),
    words("method", needed=True),
    words("container"),
    words("container_sha256"),
    words("member"),
    words("encoding"),
    words("fetched", needed=True),
    words("tool", needed=True),
)
"""Bytes as they came: from where, when (UTC), by what, with which headers."""

versions = sealed(
    "versions",
    towards("document", "documents", index=False),
    Column("number", Integer, nullable=False),
    towards("capture", "captures"),
    Column("text", ForeignKey("texts.sha256"), nullable=True, index=True),
    words("content", needed=True),
    words("kind", needed=True),
    Column("start", Integer),
    Column("stop", Integer),
    words("title"),
    words("publisher"),
    words("publisher_id"),
    words("author"),
    words("published"),
    words("url"),
    words("doc"),
    words("via"),
    words("edited"),
    words("seen", needed=True),
    UniqueConstraint("document", "number"),
    Index(None, "content"),
)
"""A document as it stood: ``kind`` is first, changed, gone or back. Gone has no text."""

readings = sealed(
    "readings",
    towards("version", "versions", index=False),
    words("engine", needed=True),
    Column("body", LargeBinary, nullable=False),
    words("at", needed=True),
    UniqueConstraint("version", "engine"),
)
"""What an engine read in a version: the article of CONTRACT without its text, packed."""

reviews = sealed(
    "reviews",
    towards("document", "documents"),
    words("statement", needed=True),
    words("verdict", needed=True),
    words("value"),
    words("note"),
    words("who", needed=True),
    words("at", needed=True),
    words("field"),
    words("before"),
    words("others"),
    Column("undoes", Integer),
    words("round_name"),
    Index(None, "statement"),
)
"""What a person decided on a statement, by the statement's id.

``field`` names one value of it, or is null for the whole reading; ``before`` is what stood
before and ``value`` what stands after; ``others`` are the statements of a merge or the parts
of a split; ``undoes`` is the number of the row that this one takes back.
"""

cases = sealed(
    "cases",
    words("name", needed=True),
    words("purpose", needed=True),
    words("basis", needed=True),
    words("members", needed=True),
    words("retain_until"),
    words("who", needed=True),
    words("at", needed=True),
    Index(None, "name"),
)
"""A case as it was set up or changed; the latest row of a name holds."""

case_documents = sealed(
    "case_documents",
    words("case_name", needed=True),
    towards("document", "documents"),
    Column("holds", Boolean, nullable=False),
    words("who", needed=True),
    words("at", needed=True),
    Index(None, "case_name"),
)
"""A document put into a case, or taken out of it; the latest row holds."""

restrictions = sealed(
    "restrictions",
    towards("document", "documents"),
    Column("restricted", Boolean, nullable=False),
    words("embargo_until"),
    words("reason", needed=True),
    words("who", needed=True),
    words("at", needed=True),
)
"""Who may see a document, and from when on it may leave; the latest row holds."""

redactions = sealed(
    "redactions",
    towards("version", "versions"),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("masks", Boolean, nullable=False),
    words("reason", needed=True),
    words("who", needed=True),
    words("at", needed=True),
)
"""A stretch that is masked in views, or unmasked again; the latest row of a stretch holds."""

legal_holds = sealed(
    "legal_holds",
    towards("document", "documents", needed=False),
    words("case_name"),
    Column("holds", Boolean, nullable=False),
    words("authority", needed=True),
    words("reason", needed=True),
    words("who", needed=True),
    words("at", needed=True),
)
"""A hold on a document or a case, set or lifted; the latest row holds."""

exports = sealed(
    "exports",
    words("form", needed=True),
    words("target", needed=True),
    words("recipient"),
    words("who", needed=True),
    words("at", needed=True),
    words("chosen"),
    words("unmasked"),
    Column("full_text", Boolean),
)
"""One handing out: ``chosen`` is what it was held to, ``unmasked`` why private names were left.

``unmasked`` is null where they were masked, ``full_text`` whether whole texts went along.
"""

export_documents = Table(
    "export_documents",
    metadata,
    Column("export", ForeignKey("exports.id"), primary_key=True),
    Column("document", String, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which documents, by their random name, an export held: it outlives their erasure."""

tombstones = sealed(
    "tombstones",
    words("name", needed=True),
    words("document", needed=True),
    words("day", needed=True),
    words("authority", needed=True),
    words("article"),
    words("who", needed=True),
    words("counts", needed=True),
    words("exports", needed=True),
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

log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("rows", String, nullable=False),
    Column("told", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)
"""Every change in order, each row carrying the hash of the one before."""
