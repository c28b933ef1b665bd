"""Searches that people keep under a name: an address of the desk with all that was asked."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from khabar.sources.refusal import Refusal
from khabar.store.decided import saved_searches
from khabar.store.said import writable
from khabar.store.writing import Writing

LONGEST_NAME, LONGEST_ADDRESS = 80, 2000


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved search: its name, and the address within the desk that shows it."""

    id: int
    name: str
    address: str
    at: str


def save_search(writing: Writing, name: str, address: str, *, holds: bool = True) -> int:
    """Keep a search, or with ``holds=False`` let it go."""
    name = writable(" ".join(name.split()))
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refusal(f"a saved search wants a name of at most {LONGEST_NAME} characters")
    if not address.startswith("/") or address.startswith(("//", "/\\")) or "\\" in address:
        raise Refusal("a saved search is an address of this desk, as /search?q=…")
    if len(address) > LONGEST_ADDRESS or any(not letter.isprintable() for letter in address):
        raise Refusal(f"an address has at most {LONGEST_ADDRESS} characters, all of them printable")
    number = writing.put(
        saved_searches,
        owner=writing.who, name=name, address=address, holds=holds, at=writing.at,
    )  # fmt: skip
    writing.told("saved search")
    return number


def searches_of(connection: Connection, who: str) -> list[Saved]:
    """The searches that a person keeps, by name."""
    last = (
        select(func.max(saved_searches.c.id))
        .where(saved_searches.c.owner == who)
        .group_by(saved_searches.c.name)
    )
    which = select(saved_searches).where(saved_searches.c.id.in_(last)).order_by("name")
    rows = connection.execute(which)
    return [Saved(row.id, row.name, row.address, row.at) for row in rows if row.holds]
