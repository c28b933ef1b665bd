"""Readings of versions by what a search or a story calls them, for those who show many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from khabar.readings.article import Article
from khabar.store.readings import WITH_TEXT, Unread, unpacked, unread_of
from khabar.store.tables import documents, readings, versions

AT_ONCE = 200
"""Versions that one statement asks for."""


class Shown(NamedTuple):
    """A version with its number in its document and its newest reading, masks not laid on."""

    number: int
    version: Unread
    article: Article


def by_name(connection: Connection, wanted: Sequence[tuple[str, int]]) -> Iterator[Shown]:
    """Versions by their documents' names and their numbers, in the order asked for.

    What was not read is left out. Who may see a document has been asked before.
    """
    for at in range(0, len(wanted), AT_ONCE):
        part = wanted[at : at + AT_ONCE]
        found = _those(connection, documents.c.name.in_({name for name, _ in part}))
        known = {(one.version.name, one.number): one for one in found}
        yield from (known[key] for key in part if key in known)


def by_number(connection: Connection, wanted: Sequence[int]) -> Iterator[Shown]:
    """Versions by their numbers in the tables; else as `by_name`."""
    for at in range(0, len(wanted), AT_ONCE):
        part = wanted[at : at + AT_ONCE]
        known = {one.version.id: one for one in _those(connection, versions.c.id.in_(part))}
        yield from (known[number] for number in part if number in known)


def _those(connection: Connection, condition: ColumnElement[bool]) -> Iterator[Shown]:
    newest = (
        select(readings.c.body)
        .where(readings.c.version == versions.c.id)
        .order_by(readings.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    which = WITH_TEXT.add_columns(versions.c.number.label("number"), newest.label("reading"))
    for row in connection.execute(which.where(condition)):
        if row.reading is not None:
            yield Shown(row.number, unread_of(row), unpacked(row.reading, row.body))
