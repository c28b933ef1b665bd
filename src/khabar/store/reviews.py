"""Reviews: whether Khabar read the text rightly, as people say it, row by row and for ever.

Nothing is taken back: a further row corrects again, or undoes an earlier one. What a reading
said stays as it was; `khabar.store.standing` tells what people made of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from khabar.store.cases import hidden_from
from khabar.store.permalink import parsed
from khabar.store.rounds import blind, in_open_rounds
from khabar.store.tables import documents, reviews

UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Review:
    """One row. ``field`` is None for the whole reading, ``before`` and ``after`` its values.

    ``undoes`` is the row that it takes back, ``undone`` whether it was taken back itself.
    """

    id: int
    document: str
    statement: str
    verdict: str
    field: str | None
    before: str | None
    after: str | None
    why: str | None
    others: tuple[str, ...]
    undoes: int | None
    round: str | None
    who: str
    at: str
    undone: bool = False


def select_undone(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """Which of these rows were taken back."""
    which = select(reviews.c.undoes).where(reviews.c.undoes.in_([*numbers]))
    return {int(number) for number in connection.execute(which).scalars() if number}


def last_of(connection: Connection, who: str) -> tuple[int, str] | None:
    """The number and the statement of a person's last review that still stands."""
    back = select(reviews.c.undoes).where(reviews.c.undoes.is_not(None))
    which = (
        select(reviews.c.id, reviews.c.statement)
        .where(reviews.c.who == who, reviews.c.verdict != UNDONE, reviews.c.id.not_in(back))
        .order_by(reviews.c.id.desc())
        .limit(1)
    )
    row = connection.execute(which).first()
    return (row.id, row.statement) if row else None


def reviews_on(
    connection: Connection,
    who: str,
    *,
    statement: str | None = None,
    document: int | None = None,
    after: int = 0,
    limit: int | None = None,
    for_all: bool = False,
) -> list[Review]:
    """Reviews in the order in which they were written, as ``who`` may see them.

    Restricted documents are left out, and in a blind round what others said before one's own
    is done. ``for_all`` are those that hold for everyone: none of a round that is open.
    """
    which = (
        select(reviews, documents.c.name.label("named"))
        .join(documents, documents.c.id == reviews.c.document)
        .where(reviews.c.id > after)
        .order_by(reviews.c.id)
    )
    if statement is not None:
        which = which.where(reviews.c.statement == statement)
    if document is not None:
        which = which.where(reviews.c.document == document)
    if limit is not None:
        which = which.limit(limit)
    hidden = frozenset[int]() if for_all else hidden_from(connection, who)
    unseen = in_open_rounds(connection) if for_all else blind(connection, who)
    rows = [
        row
        for row in connection.execute(which)
        if row.document not in hidden and (row.who == who or row.statement not in unseen)
    ]
    back = {row.undoes for row in rows if row.undoes}
    if rows and (statement is None and document is None):
        back |= select_undone(connection, [row.id for row in rows])
    return [_review(row, row.id in back) for row in rows]


def _review(row: Any, undone: bool) -> Review:
    others = tuple(msgspec.json.decode(row.others)) if row.others else ()
    return Review(
        row.id, row.named, row.statement, row.verdict, row.field, row.before, row.value,
        row.note, others, row.undoes, row.round_name, row.who, row.at, undone,
    )  # fmt: skip


def history(connection: Connection, who: str, statement: str, field: str | None) -> list[Review]:
    """Every row on one value of a statement, the first first; None is the whole reading."""
    parsed(statement)
    rows = reviews_on(connection, who, statement=statement)
    return [row for row in rows if row.field == field]
