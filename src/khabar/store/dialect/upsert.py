"""Inserts that bear with a row that is there already, in words that both databases speak."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import Insert, insert

# SQLAlchemy compiles PostgreSQL's form for SQLite as well, and not the other way round.


@cache
def insert_new(table: Table) -> Insert:
    """An insert that passes over a row whose key is there already."""
    return insert(table).on_conflict_do_nothing()


def insert_or_change(table: Table, key: str, row: dict[str, Any]) -> Insert:
    """An insert of a row; where its ``key`` is there already, the other values are changed."""
    changed = {name: value for name, value in row.items() if name != key}
    new = insert(table).values(row)
    return new.on_conflict_do_update(index_elements=[table.c[key]], set_=changed)
