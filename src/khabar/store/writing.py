"""One change of the store: rows, their digests and the log row that names them, or nothing."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table, insert

from khabar.store.log import append, digest


@cache
def _into(table: Table) -> Insert:
    """The statement that writes a row; building it anew takes longer than running it."""
    return insert(table)


@dataclass
class Writing:
    """An open transaction. ``at`` is its time in UTC, ``who`` the person or account."""

    connection: Connection
    at: str
    who: str
    last: tuple[int, str]
    _rows: list[tuple[str, int, str]] = field(default_factory=list)

    def put(self, table: Table, **values: Any) -> int:
        """Write one sealed row and give its number."""
        row = {**values, "nonce": secrets.token_bytes(16)}
        made = self.connection.execute(_into(table), row)
        key = made.inserted_primary_key
        assert key is not None
        row["id"] = number = int(key[0])
        self._rows.append((str(table.name), number, digest(row)))
        return number

    def resealed(self, table: str, number: int, made: str) -> None:
        """Name the new digest of a row from which an erasure took something."""
        self._rows.append((table, number, made))

    def told(self, action: str, **told: Any) -> None:
        """Close the rows put so far under one row of the log."""
        self.last = append(self.connection, self.at, self.who, action, self._rows, told, self.last)
        self._rows = []
