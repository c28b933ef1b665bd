"""Erasure: everything of a document goes, and a tombstone without content stays.

Its rows, its bytes and text (unless another document has the very same), its readings, what
people wrote about it and its words in the index are deleted with their pages zeroed; the index
is merged and the file written anew, so that no free page and no log of the database holds a
word of it (on a server: its tables; docs/postgresql.md tells what its own logs keep). A list
beside the store, ``<store>.erased``, outlives a restore: what a backup brings back is erased
again when the store is opened.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, select, update

from khabar.sources.refusal import Refusal
from khabar.store.barring import bar, mark
from khabar.store.decided import comments, findings, judgements, round_statements
from khabar.store.derive import Version, parts
from khabar.store.dialect import dialect_of
from khabar.store.holds import holds_on
from khabar.store.log import canonical, digest
from khabar.store.naming import Named, document
from khabar.store.stories import names_of
from khabar.store.tables import (
    blobs,
    captures,
    case_documents,
    documents,
    export_documents,
    exports,
    legal_holds,
    readings,
    redactions,
    restrictions,
    reviews,
    texts,
    tombstones,
    versions,
)
from khabar.store.working import failures
from khabar.store.writing import Writing

if TYPE_CHECKING:
    from khabar.store.store import Store

ABOUT = (case_documents, restrictions, legal_holds, reviews, comments, round_statements)
"""Tables whose rows speak of a document; their free text goes with it."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done: ``counts`` by table, the exports that held it, texts that others share."""

    tombstone: str
    document: str
    counts: dict[str, int]
    exports: tuple[dict[str, Any], ...]
    shared: tuple[str, ...]


def erase(
    store: Store,
    told: str,
    authority: str,
    *,
    article: str | None = None,
    may_return: bool = False,
) -> Erased:
    """Erase a document. A hold on it, or on a case of it, raises `Refusal`.

    ``authority`` says who asked or ordered, ``article`` under which law. Unless it
    ``may_return``, its address is kept out from now on.
    """
    with store.writing() as writing:
        named = document(writing.connection, told)
        if held := holds_on(writing.connection, named.id):
            raise Refusal(
                f"«{told}» is under a legal hold of {held[0].authority} on {held[0].on} since "
                f"{held[0].at[:10]} ({held[0].reason}): lift the hold first, or leave it"
            )
        stone = "t" + secrets.token_hex(8)
        order = {"authority": authority, "article": article, "who": writing.who,
                 "day": writing.at[:10], "tombstone": stone, "document": named.name,
                 "may_return": may_return}  # fmt: skip
        erased = _erased(writing, named, order)
    _listed(store.erased, [order])
    scrub(store)
    return erased


def _erased(writing: Writing, named: Named, order: dict[str, Any]) -> Erased:
    """Take every row of a document away, and set its tombstone."""
    connection = writing.connection
    rows = connection.execute(select(versions).where(versions.c.document == named.id)).all()
    numbers = [row.id for row in rows]
    names = names_of(connection, named.name)
    _forget(connection, named.id)
    gone: dict[str, list[int]] = {}
    for table in ABOUT:
        gone[str(table.name)] = _deleted(connection, table, table.c.document == named.id)
    either = (judgements.c.document == named.id) | (judgements.c.other_document == named.id)
    gone["judgements"] = _deleted(connection, judgements, either)
    gone["findings"] = _deleted(connection, findings, findings.c.document == named.id)
    swept = _swept(writing, names)
    for table in (redactions, readings):
        gone[str(table.name)] = _deleted(connection, table, table.c.version.in_(numbers))
    gone["versions"] = _deleted(connection, versions, versions.c.document == named.id)
    gone["captures"] = _captures(writing, {row.capture for row in rows})
    gone["documents"] = _deleted(connection, documents, documents.c.id == named.id)
    shared = _texts(connection, {row.text for row in rows if row.text})
    address = named.key.partition(":")[2]
    failed = failures.c.address.in_([address, named.key]) | failures.c.address.startswith(
        address, autoescape=True
    )
    connection.execute(delete(failures).where(failed))
    counts = {name: len(ids) for name, ids in gone.items() if ids}
    if swept:
        counts["findings swept"] = swept
    held = _exports(connection, named.name)
    writing.put(
        tombstones,
        name=order["tombstone"],
        document=named.name,
        day=order["day"],
        authority=order["authority"],
        article=order["article"],
        who=order["who"],
        counts=canonical(counts).decode(),
        exports=canonical([each["export"] for each in held]).decode(),
    )
    writing.told("erase", erased=gone)
    if not order["may_return"]:
        bar(connection, mark(connection, named.key), order["tombstone"])
    return Erased(order["tombstone"], named.name, counts, tuple(held), shared)


def _forget(connection: Connection, number: int) -> None:
    which = select(versions.c.id, versions.c.title, versions.c.published, texts.c.text).join(
        texts, texts.c.sha256 == versions.c.text
    )
    for row in connection.execute(which.where(versions.c.document == number)):
        version = Version(row.id, number, row.text, row.title, row.published)
        for part in reversed(parts()):
            part.forget(connection, version)


def _deleted(connection: Connection, table: Any, which: Any) -> list[int]:
    numbers = [*connection.execute(select(table.c.id).where(which)).scalars()]
    connection.execute(delete(table).where(which))
    return numbers


def _captures(writing: Writing, numbers: set[int]) -> list[int]:
    """Delete captures that no version is left of; of one that held other articles too the
    bytes go, and the row is sealed anew without them.
    """
    connection = writing.connection
    gone = []
    for number in sorted(numbers):
        others = select(versions.c.id).where(versions.c.capture == number).limit(1)
        row = connection.execute(select(captures).where(captures.c.id == number)).mappings().one()
        if connection.execute(others).first() is None:
            gone += _deleted(connection, captures, captures.c.id == number)
        else:
            fresh = {"blob": None, "raw_form": "erased", "nonce": secrets.token_bytes(16)}
            connection.execute(update(captures).where(captures.c.id == number).values(fresh))
            writing.resealed("captures", number, digest({**row, **fresh}))
        if row["blob"]:
            other = select(captures.c.id).where(captures.c.blob == row["blob"]).limit(1)
            if connection.execute(other).first() is None:
                connection.execute(delete(blobs).where(blobs.c.sha256 == row["blob"]))
    return gone


def _texts(connection: Connection, keys: set[str]) -> tuple[str, ...]:
    """Delete texts that no version has any more; names the documents that have the same."""
    shared = []
    for key in sorted(keys):
        which = (
            select(documents.c.name)
            .join(versions, versions.c.document == documents.c.id)
            .where(versions.c.text == key)
        )
        others = [*connection.execute(which).scalars()]
        shared += others
        if not others:
            connection.execute(delete(texts).where(texts.c.sha256 == key))
    return tuple(dict.fromkeys(shared))


def _swept(writing: Writing, names: list[str]) -> int:
    """Take the reasons and the evidence from findings on a story that held the document.

    They may speak of it; what was found stays, sealed anew.
    """
    which = select(findings).where(findings.c.story.in_(names))
    rows = writing.connection.execute(which).mappings().all()
    for row in rows:
        fresh = {"reasons": "", "evidence": "[]", "nonce": secrets.token_bytes(16)}
        which_row = findings.c.id == row["id"]
        writing.connection.execute(update(findings).where(which_row).values(fresh))
        writing.resealed("findings", row["id"], digest({**row, **fresh}))
    return len(rows)


def _exports(connection: Connection, name: str) -> list[dict[str, Any]]:
    which = (
        select(exports)
        .join(export_documents, export_documents.c.export == exports.c.id)
        .where(export_documents.c.document == name)
    )
    return [
        {"export": row.id, "form": row.form, "target": row.target, "recipient": row.recipient,
         "at": row.at}
        for row in connection.execute(which)
    ]  # fmt: skip


def scrub(store: Store) -> None:
    """Write index and file anew, so that nothing of what was deleted is left in either."""
    from khabar.store.search.index import merge
    from khabar.store.search.terms import prune

    with store.writing() as writing:
        prune(writing.connection)
        merge(writing.connection)
    dialect_of(store.engine).scrub(store.engine)


def _listed(path: Path, orders: list[dict[str, Any]]) -> None:
    """Append to the list beside the store, on the disk before it returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as stream:
        for order in orders:
            stream.write(json.dumps(order, ensure_ascii=False) + "\n")
        stream.flush()
        os.fsync(stream.fileno())


def carried(source: Store, target: Store) -> None:
    """Put the erasures listed beside one store into the list beside another."""
    listed = _orders(source.erased) if source.erased.exists() else []
    known = _orders(target.erased) if target.erased.exists() else []
    have = {order["tombstone"] for order in known}
    if missing := [order for order in listed if order["tombstone"] not in have]:
        _listed(target.erased, missing)


def replay(store: Store) -> int:
    """Erase again what a restored backup brought back; gives how many documents that were.

    An erasure that the list beside the store lacks is added to it.
    """
    path = store.erased
    listed = _orders(path) if path.exists() else []
    known = {order["tombstone"] for order in listed}
    with store.reading() as connection:
        stones = connection.execute(select(tombstones)).all()
    have = {stone.name for stone in stones}
    missing = [
        {"authority": s.authority, "article": s.article, "who": s.who, "day": s.day,
         "tombstone": s.name, "document": s.document, "may_return": False}
        for s in stones if s.name not in known
    ]  # fmt: skip
    if missing:
        _listed(store.erased, missing)
    again = [order for order in listed if order["tombstone"] not in have]
    if not again:
        return 0
    done = 0
    with store.writing() as writing:
        for order in again:
            try:
                named = document(writing.connection, order["document"])
            except Refusal:
                continue  # the backup is older than the document
            _erased(writing, named, order)
            done += 1
    if done:
        scrub(store)
    return done


def _orders(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text("utf-8").splitlines()
    found = []
    for line in lines:
        try:
            found.append(json.loads(line))
        except ValueError:
            continue  # a line that a crash cut; its tombstone is in the store
    return found
