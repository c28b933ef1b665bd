"""A store copied into another, from a file to a server or the other way, row by row.

Ids, nonces, digests and the log are the same in both, so what was proved of the one is proved
of the other. The words of the index are made anew, for each database keeps them its own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from khabar.lexicon.version import engine as engine_now
from khabar.sources.refusal import Refusal
from khabar.store.columns import metadata
from khabar.store.derive import Version
from khabar.store.dialect import dialect_of
from khabar.store.log import head
from khabar.store.search.index import forms, made_by
from khabar.store.store import Store
from khabar.store.tables import texts, versions
from khabar.store.working import settings

STEP, FEW = 500, 16
"""Rows that are carried at once; few of those that hold whole bytes and texts."""

HEAVY = ("blobs", "texts", "readings")
CHECKED = 20
"""Rows of each table that are read again from the copy and set beside the first."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: rows by table, and the last hash of both logs."""

    rows: dict[str, int]
    head: str


def copy_store(source: Store, target: Store) -> Iterator[int]:
    """Copy a store into one that is empty; yields how many rows are done.

    All of it is one change: what stops it leaves the target empty. A target that holds
    anything, or a copy that is not the same, raises `Refusal`.
    """
    done = 0
    with source.reading() as given, target.writing() as writing:
        taken = writing.connection
        if head(taken)[0] or any(_count(taken, table) for table in _tables() if table != settings):
            raise Refusal("the store to copy into holds something already: name a new one")
        taken.execute(settings.delete())
        for table in _tables():
            for rows in _batches(given, table):
                taken.execute(insert(table), rows)
                done += len(rows)
                yield done
        for version in _versions(given):
            dialect_of(taken).add_words(taken, forms(version))
            done += 1
            yield done
        made_by(taken, engine_now())
        _numbers_go_on(taken)
        _same(given, taken)


def compared(source: Store, target: Store) -> Copied:
    """The counts and the last hash of two stores that are the same; else raises `Refusal`."""
    with source.reading() as given, target.reading() as taken:
        return _same(given, taken)


def _same(given: Connection, taken: Connection) -> Copied:
    counts = {}
    for table in _tables():
        counts[str(table.name)] = found = _count(given, table)
        if _count(taken, table) != found:
            raise Refusal(f"the copy has not all rows of {table.name}: copy it again")
        keys = [*table.primary_key.columns]
        which = select(table).order_by(*keys).limit(CHECKED)
        if table != settings and [*given.execute(which)] != [*taken.execute(which)]:
            raise Refusal(f"the copy has other rows of {table.name}: copy it again")
    last = head(given)[1]
    if head(taken)[1] != last:
        raise Refusal("the copy's log ends with another hash: copy it again")
    return Copied(counts, last)


def _tables() -> list[Table]:
    from khabar.store import decided, derived

    assert derived.DERIVED
    assert decided.accounts is not None  # their tables belong to the metadata
    return [*metadata.sorted_tables]


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar() or 0)


def _batches(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    which = select(table).order_by(*table.primary_key.columns)
    step = FEW if table.name in HEAVY else STEP
    found = connection.execution_options(yield_per=step).execute(which).mappings()
    for rows in found.partitions(step):
        yield [dict(row) for row in rows]


def _versions(connection: Connection) -> Iterator[Version]:
    which = (
        select(
            versions.c.id, versions.c.document, texts.c.text, versions.c.title, versions.c.published
        )
        .join_from(versions, texts, versions.c.text == texts.c.sha256)
        .order_by(versions.c.id)
    )
    for row in connection.execution_options(yield_per=FEW).execute(which):
        yield Version(*row)


def _numbers_go_on(connection: Connection) -> None:
    """Let new rows be numbered after the last that was copied, as they would have been."""
    if connection.dialect.name != "postgresql":
        return
    for table in _tables():
        column = table.autoincrement_column
        if column is None:
            continue
        told = {"table": str(table.name), "column": str(column.name)}
        last = connection.execute(select(func.coalesce(func.max(column), 0))).scalar() or 0
        set_ = "SELECT setval(pg_get_serial_sequence(:table, :column), :last, :called)"
        connection.execute(text(set_), {**told, "last": max(last, 1), "called": last > 0})
