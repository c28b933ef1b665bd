"""Proving a store: every row of the log, every row it names, every byte by its hash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, select, text

from khabar.store.decided import SEALED
from khabar.store.dialect import dialect_of
from khabar.store.keeping import text_hash
from khabar.store.log import FIRST, chained, digest
from khabar.store.tables import blobs, log, texts

STEP = 1000


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that is not as it was written; ``seq`` is the row of the log that told of it."""

    seq: int
    table: str
    row: str
    reason: str

    def __str__(self) -> str:
        return f"row {self.row} of {self.table} {self.reason} (row {self.seq} of the log)"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a check found: ``head`` is the last hash, to be noted down elsewhere."""

    rows: int
    head: str
    documents: int
    broken: tuple[Broken, ...]

    @property
    def whole(self) -> bool:
        """Whether every row is as it was written."""
        return not self.broken


def verify(connection: Connection, head: str | None = None) -> Proof:
    """Walk the log and prove what it names; the first broken row comes first.

    ``head`` is a hash noted down earlier: a log that no longer holds it was cut or
    written anew. What is missing because it was erased is no break.
    """
    walk = _Walk(head)
    broken = [*_file(connection), *walk.log(connection)]
    if not any(b.table == "log" for b in broken):
        for table in SEALED:
            broken += walk.sealed(connection, table)
        broken += walk.missing()
    broken += _hashed(connection)
    broken.sort(key=lambda b: (b.seq, b.table, b.row))
    documents = connection.execute(text("SELECT count(*) FROM documents")).scalar() or 0
    return Proof(walk.rows, walk.head, documents, tuple(broken))


class _Walk:
    """The log as walked so far, and the digests that it gives of rows."""

    def __init__(self, noted: str | None) -> None:
        self.noted = noted
        self.rows, self.head = 0, FIRST
        self.told: dict[tuple[str, int], tuple[int, str]] = {}

    def log(self, connection: Connection) -> Iterator[Broken]:
        seen = self.noted in (None, "", FIRST)
        for row in connection.execution_options(yield_per=STEP).execute(
            select(log).order_by(log.c.seq)
        ):
            wrong = self._link(row)
            if wrong:
                yield Broken(row.seq, "log", str(row.seq), wrong)
                return
            self.rows, self.head = row.seq, row.hash
            seen = seen or row.hash == self.noted
            for table, number, made in msgspec.json.decode(row.rows):
                self.told[table, number] = (row.seq, made)
            for table, numbers in msgspec.json.decode(row.told).get("erased", {}).items():
                for number in numbers:
                    self.told.pop((table, number), None)
        if not seen:
            yield Broken(
                self.rows, "log", str(self.rows),
                "is the last, and the hash noted down is not among them: the log was cut or "
                "written anew",
            )  # fmt: skip

    def _link(self, row: Any) -> str | None:
        if row.seq != self.rows + 1:
            return f"follows row {self.rows}: a row between them is missing"
        if row.previous != self.head:
            return "does not carry the hash of the row before it"
        made = chained(row.previous, row.seq, row.at, row.who, row.action, row.rows, row.told)
        return None if made == row.hash else "was changed after it was written"

    def sealed(self, connection: Connection, table: Any) -> Iterator[Broken]:
        rows = connection.execution_options(yield_per=STEP).execute(select(table))
        for row in rows.mappings():
            told = self.told.pop((table.name, row["id"]), None)
            if told is None:
                yield Broken(self.rows + 1, table.name, str(row["id"]), "is not in the log")
            elif digest(dict(row)) != told[1]:
                reason = "was changed after it was written"
                yield Broken(told[0], table.name, str(row["id"]), reason)

    def missing(self) -> Iterator[Broken]:
        for (table, number), (seq, _) in self.told.items():
            yield Broken(seq, table, str(number), "is missing")


def _file(connection: Connection) -> Iterator[Broken]:
    for table, row, reason in dialect_of(connection).damage(connection):
        yield Broken(0, table, row, reason)


def _hashed(connection: Connection) -> Iterator[Broken]:
    for row in connection.execution_options(yield_per=STEP).execute(select(blobs)):
        if sha256(row.bytes).hexdigest() != row.sha256:
            yield Broken(0, "blobs", row.sha256, "holds other bytes than were received")
    for row in connection.execution_options(yield_per=STEP).execute(select(texts)):
        if text_hash(row.text) != row.sha256:
            yield Broken(0, "texts", row.sha256, "holds another text than was kept")
