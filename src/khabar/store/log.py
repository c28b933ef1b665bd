"""The log: every change in order, each row bound to the one before by its hash.

A row of the log names the rows it wrote with a digest of each. The digest is over a random
nonce and the row's values, so it commits to the row without telling what is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, desc, insert, select

from khabar.store.tables import log

FIRST = "0" * 64
"""What the first row of a log carries as the hash before it."""


_INTO = insert(log)
_LAST = select(log.c.seq, log.c.hash).order_by(desc(log.c.seq)).limit(1)


def canonical(value: object) -> bytes:
    """A value as JSON in one way only: keys sorted, nothing between."""
    return msgspec.json.encode(value, order="deterministic")


def digest(row: Mapping[str, Any]) -> str:
    """The digest of a sealed row over its nonce and its values; what is null is left out.

    A column that a later migration adds, null in old rows, changes no digest.
    """
    values = {k: v for k, v in row.items() if v is not None and k != "nonce"}
    return sha256(row["nonce"] + canonical(values)).hexdigest()


def chained(previous: str, seq: int, at: str, who: str, action: str, rows: str, told: str) -> str:
    """The hash of a row of the log."""
    entry = canonical([previous, seq, at, who, action, rows, told])
    return sha256(entry).hexdigest()


def head(connection: Connection) -> tuple[int, str]:
    """The number and the hash of the last row; 0 and zeros where there is none."""
    last = connection.execute(_LAST).first()
    return (last.seq, last.hash) if last else (0, FIRST)


def append(
    connection: Connection,
    at: str,
    who: str,
    action: str,
    rows: list[tuple[str, int, str]],
    told: Mapping[str, Any],
    last: tuple[int, str],
) -> tuple[int, str]:
    """Write one row after ``last`` and give its number and hash.

    ``told`` holds figures and random names, never anything from a document.
    """
    seq, previous = last[0] + 1, last[1]
    named = canonical(rows).decode()
    saying = canonical(told).decode()
    own = chained(previous, seq, at, who, action, named, saying)
    connection.execute(
        _INTO,
        {
            "seq": seq, "at": at, "who": who, "action": action, "rows": named,
            "told": saying, "previous": previous, "hash": own,
        },
    )  # fmt: skip
    return seq, own
