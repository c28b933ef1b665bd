"""What people say to one another about a statement or a document."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.decided import comments
from khabar.store.naming import document
from khabar.store.permalink import FORM
from khabar.store.rounds import blind
from khabar.store.said import bare
from khabar.store.stated import stated
from khabar.store.tables import documents
from khabar.store.writing import Writing

LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment; ``statement`` is None for one on the whole document."""

    id: int
    document: str
    statement: str | None
    body: str
    who: str
    at: str


def comment(writing: Writing, about: str, body: str) -> int:
    """Comment on a statement or a document, and give the comment's number."""
    body = bare(body) or ""
    if not 0 < len(body) <= LONGEST:
        raise Refusal(f"a comment has one character to {LONGEST}")
    if FORM.fullmatch(about):
        held, statement = stated(writing.connection, about).document, about
    else:
        held, statement = document(writing.connection, about).id, None
    if held in hidden_from(writing.connection, writing.who):
        raise Refusal(f"«{about}» is restricted to the members of its cases: ask one of them")
    number = writing.put(
        comments, document=held, statement=statement, body=body, who=writing.who, at=writing.at
    )
    writing.told("comment")
    return number


def comments_on(
    connection: Connection, who: str, *, statement: str | None = None, document: int | None = None
) -> list[Comment]:
    """Comments in the order in which they were made, as ``who`` may see them."""
    which = (
        select(comments, documents.c.name)
        .join(documents, documents.c.id == comments.c.document)
        .order_by(comments.c.id)
    )
    if statement is not None:
        which = which.where(comments.c.statement == statement)
    if document is not None:
        which = which.where(comments.c.document == document)
    hidden, unseen = hidden_from(connection, who), blind(connection, who)
    return [
        Comment(row.id, row.name, row.statement, row.body, row.who, row.at)
        for row in connection.execute(which)
        if row.document not in hidden and (row.who == who or row.statement not in unseen)
    ]
