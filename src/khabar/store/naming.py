"""Documents by what people call them: the random name, an address, or a statement's id."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from khabar.sources.addresses import url_key
from khabar.sources.refusal import Refusal
from khabar.store.permalink import FORM, parsed
from khabar.store.tables import documents, versions


@dataclass(frozen=True, slots=True)
class Named:
    """A document: its number in the tables, its random name, what it is known by."""

    id: int
    name: str
    key: str


def document(connection: Connection, told: str) -> Named:
    """The document of a name, an address or a statement's id; none raises `Refusal`."""
    which = select(documents.c.id, documents.c.name, documents.c.key)
    if FORM.fullmatch(told):
        content = parsed(told).content
        bound = versions.c.content.between(content, content + "g")
        which = which.join(versions, versions.c.document == documents.c.id).where(bound)
    elif told.lower().startswith(("http://", "https://")):
        which = which.where(documents.c.key == url_key(told))
    else:
        which = which.where(documents.c.name == told)
    row = connection.execute(which.limit(1)).first()
    if row is None:
        raise Refusal(
            f"there is no document «{told}»: name one as khabar search shows it, or by its address"
        )
    return Named(row.id, row.name, row.key)
