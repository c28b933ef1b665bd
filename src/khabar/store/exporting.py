"""What leaves the desk: which documents may, and a row for each time they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert

from khabar.published import day
from khabar.store.cases import hidden_from, restriction
from khabar.store.tables import export_documents, exports
from khabar.store.writing import Writing


def kept_back(connection: Connection, number: int, who: str, today: str) -> str | None:
    """Why a document may not leave today, or None where it may."""
    restricted, embargo = restriction(connection, number)
    until = day(embargo)
    if until and today < until.isoformat():
        return f"under embargo until {until.isoformat()}"
    if restricted and number in hidden_from(connection, who):
        return "restricted to the members of its cases"
    return "restricted" if restricted else None


def exported(
    writing: Writing,
    form: str,
    target: str,
    names: Iterable[str],
    recipient: str | None = None,
    *,
    chosen: str | None = None,
    unmasked: str | None = None,
    full_text: bool | None = None,
) -> int:
    """Write an export down, with the documents it held; gives its number.

    ``chosen`` says what it was held to, ``unmasked`` for what reason private names and
    sensitive places were left as read; None where they were masked.
    """
    held: Sequence[str] = sorted(set(names))
    number = writing.put(
        exports, form=form, target=target, recipient=recipient, who=writing.who, at=writing.at,
        chosen=chosen, unmasked=unmasked, full_text=full_text,
    )  # fmt: skip
    if held:
        rows = [{"export": number, "document": name} for name in held]
        writing.connection.execute(insert(export_documents), rows)
    writing.told("export", form=form, documents=len(held))
    return number
