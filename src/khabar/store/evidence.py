"""What a pack of evidence is made of, as the store has it."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.decided import comments, findings
from khabar.store.log import head
from khabar.store.naming import Named, document
from khabar.store.permalink import FORM, engine_tag, parsed
from khabar.store.tables import (
    blobs,
    captures,
    documents,
    log,
    readings,
    redactions,
    reviews,
    texts,
    versions,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document: its rows with their nonces, its bytes, texts and readings."""

    name: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    readings: dict[int, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pack:
    """Documents, the quotations asked for, the log that proves them, and its head."""

    documents: tuple[Evidence, ...]
    quotations: tuple[dict[str, Any], ...]
    log: tuple[dict[str, Any], ...]
    head: str


def evidence(connection: Connection, names: Sequence[str], who: str) -> Pack:
    """The evidence for documents or statements; what ``who`` may not see raises `Refusal`."""
    found: dict[int, Named] = {}
    for told in names:
        named = document(connection, told)
        if named.id in hidden_from(connection, who):
            raise Refusal(f"«{told}» is restricted to the members of its cases: ask one of them")
        found[named.id] = named
    packed = tuple(_document(connection, named) for named in found.values())
    quoted = tuple(_quotation(connection, told) for told in names if FORM.fullmatch(told))
    rows = {(row["table"], row["row"]["id"]) for each in packed for row in each.rows}
    return Pack(packed, quoted, tuple(_log(connection, rows)), head(connection)[1])


def _document(connection: Connection, named: Named) -> Evidence:
    made = Evidence(named.name)
    _rows(connection, made, documents, documents.c.id == named.id)
    _rows(connection, made, versions, versions.c.document == named.id)
    mine = select(versions.c.id).where(versions.c.document == named.id)
    held = select(versions.c.capture).where(versions.c.document == named.id)
    _rows(connection, made, captures, captures.c.id.in_(held))
    _rows(connection, made, readings, readings.c.version.in_(mine))
    _rows(connection, made, redactions, redactions.c.version.in_(mine))
    for table in (reviews, comments, findings):
        _rows(connection, made, table, table.c.document == named.id)
    for row in connection.execute(
        select(blobs)
        .join(captures, captures.c.blob == blobs.c.sha256)
        .where(captures.c.id.in_(held))
    ):
        made.blobs[row.sha256] = row.bytes
    for row in connection.execute(
        select(texts)
        .join(versions, versions.c.text == texts.c.sha256)
        .where(versions.c.document == named.id)
    ):
        made.texts[row.sha256] = row.text
    for row in connection.execute(select(readings).where(readings.c.version.in_(mine))):
        made.readings[row.id] = zlib.decompress(row.body)
    return made


def _rows(connection: Connection, made: Evidence, table: Any, which: Any) -> None:
    for row in connection.execute(select(table).where(which)).mappings():
        plain = {
            name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for name, value in row.items()
        }
        made.rows.append({"table": str(table.name), "row": plain})


def _quotation(connection: Connection, told: str) -> dict[str, Any]:
    """The words of a statement, and the reading that an id names."""
    link = parsed(told)
    bound = versions.c.content.between(link.content, link.content + "g")
    row = connection.execute(
        select(versions.c.id, texts.c.sha256, texts.c.text, documents.c.name)
        .join_from(versions, texts, versions.c.text == texts.c.sha256)
        .join(documents, documents.c.id == versions.c.document)
        .where(bound)
        .order_by(versions.c.id)
        .limit(1)
    ).first()
    engines = {
        engine_tag(each.engine): each.id
        for each in connection.execute(
            select(readings.c.id, readings.c.engine).where(
                readings.c.version == (row.id if row else 0)
            )
        )
    }
    if row is None or link.engine not in engines or link.stop > len(row.text):
        raise Refusal(f"there is no statement «{told}»: copy one that khabar search shows")
    return {
        "id": told, "document": row.name, "text": row.sha256, "start": link.start,
        "stop": link.stop, "quotation": row.text[link.start : link.stop],
        "reading": engines[link.engine],
    }  # fmt: skip


def _log(connection: Connection, rows: set[tuple[str, int]]) -> list[dict[str, Any]]:
    """The log from the first row that names one of ``rows`` to its head."""
    kept: list[dict[str, Any]] = []
    for row in connection.execute(select(log).order_by(log.c.seq)).mappings():
        if not kept:
            named = {(table, number) for table, number, _ in msgspec.json.decode(row["rows"])}
            if not named & rows:
                continue
        kept.append(dict(row))
    return kept
