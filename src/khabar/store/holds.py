"""Legal holds: they beat retention and erasure, and say so."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, text

from khabar.sources.refusal import Refusal
from khabar.store.cases import cases_of, documents_of
from khabar.store.tables import legal_holds
from khabar.store.writing import Writing


class Hold(NamedTuple):
    """A hold that stands: whose, why, since when, on what."""

    authority: str
    reason: str
    at: str
    on: str


def hold(
    writing: Writing,
    authority: str,
    reason: str,
    *,
    document: int | None = None,
    case: str | None = None,
    holds: bool = True,
) -> None:
    """Set a hold on a document or a case, or lift it."""
    if (document is None) == (case is None):
        raise Refusal("a hold is on a document or on a case: name one of them")
    if case is not None:
        documents_of(writing.connection, case)
    writing.put(
        legal_holds,
        document=document,
        case_name=case,
        holds=holds,
        authority=authority,
        reason=reason,
        who=writing.who,
        at=writing.at,
    )
    writing.told("hold" if holds else "lift hold")


_ON_DOCUMENT = text(
    "SELECT holds, authority, reason, at FROM legal_holds WHERE document = :on "
    "ORDER BY id DESC LIMIT 1"
)
_ON_CASE = text(
    "SELECT holds, authority, reason, at FROM legal_holds WHERE case_name = :on "
    "ORDER BY id DESC LIMIT 1"
)


def holds_on(connection: Connection, document: int) -> list[Hold]:
    """The holds that stand on a document, its own and those of its cases."""
    found = []
    row = connection.execute(_ON_DOCUMENT, {"on": document}).first()
    if row and row.holds:
        found.append(Hold(row.authority, row.reason, row.at, "the document"))
    for case in cases_of(connection, document):
        row = connection.execute(_ON_CASE, {"on": case.name}).first()
        if row and row.holds:
            found.append(Hold(row.authority, row.reason, row.at, f"case {case.name}"))
    return found
