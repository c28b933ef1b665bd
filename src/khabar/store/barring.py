"""Addresses that an erasure keeps from coming back.

An address is kept as a hash under the store's own random key: without the store it cannot
be tried against a list of addresses.
"""

from __future__ import annotations

import hmac
import secrets

from sqlalchemy import Connection, insert, select

from khabar.store.dialect.upsert import insert_new
from khabar.store.tables import barred
from khabar.store.working import settings

KEY = "barring_key"
_ANY = select(barred.c.mark).limit(1)


def mark(connection: Connection, key: str) -> str:
    """The keyed hash of a document's key."""
    return hmac.digest(_key(connection), key.encode("utf-8", "surrogatepass"), "sha256").hex()


def _key(connection: Connection) -> bytes:
    found = connection.execute(select(settings.c.value).where(settings.c.name == KEY)).scalar()
    if found is None:
        found = secrets.token_bytes(32)
        connection.execute(insert(settings).values(name=KEY, value=found))
    return bytes(found)


def barred_by(connection: Connection, key: str) -> str | None:
    """The name of the tombstone that keeps this key out, if one does."""
    if connection.execute(_ANY).first() is None:
        return None
    which = select(barred.c.tombstone).where(barred.c.mark == mark(connection, key))
    return connection.execute(which).scalar()


def bar(connection: Connection, marked: str, tombstone: str) -> None:
    """Keep a marked address out from now on."""
    connection.execute(insert_new(barred), {"mark": marked, "tombstone": tombstone})
