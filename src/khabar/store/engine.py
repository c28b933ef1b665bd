"""The database under the store: a file, or the address of a server's."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

SERVER = ("postgresql://", "postgresql+pg8000://", "postgres://")


def on_server(address: str | Path) -> bool:
    """Whether a store's name is the address of a database on a server.

    >>> on_server("postgresql://desk@db.example/khabar"), on_server("desk.khabar")
    (True, False)
    """
    return isinstance(address, str) and address.startswith(SERVER)


def engine_for(address: str | Path, *, pooled: bool = True) -> Engine:
    """An engine over a file, or over a database on a server.

    A connection with the option ``khabar_writes`` takes the one lock of all writers when its
    transaction begins, so that what it reads first still holds when it writes. One with
    ``khabar_jots`` writes what the log does not carry, and takes none on a server.
    """
    if on_server(address):
        from khabar.store.dialect import postgresql

        told = str(address).replace("postgres://", "postgresql://", 1)
        return postgresql.engine_for(told, pooled=pooled)
    from khabar.store.dialect import sqlite

    return sqlite.engine_for(address, pooled=pooled)


def shown(address: str | Path) -> str:
    """An address as it may be shown: without a password.

    >>> shown("postgresql://desk:secret@db.example/khabar")
    'postgresql://desk:***@db.example/khabar'
    """
    if not on_server(address):
        return str(address)
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(str(address)).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "the store"


def revision(connection: Connection) -> str | None:
    """The migration that a database stands at; None for one with nothing in it."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
