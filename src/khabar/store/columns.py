"""What the tables of a store are made of: one list of tables, kinds of columns, sealed rows."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from khabar.store.dialect.escaped import Escaped

LONG = Integer().with_variant(BigInteger(), "postgresql")
"""A number that 32 bits do not hold; SQLite has one size of number."""

LETTERS = String().with_variant(Escaped(), "postgresql")
"""A text letter for letter."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def sealed(name: str, *columns: Column[object] | UniqueConstraint | Index) -> Table:
    """A table whose rows are numbered, sealed with a nonce and named in the log."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("nonce", LargeBinary, nullable=False),
        *columns,
        sqlite_autoincrement=True,
    )


def words(name: str, *, needed: bool = False) -> Column[object]:
    return Column(name, LETTERS, nullable=not needed)


def towards(name: str, target: str, *, needed: bool = True, index: bool = True) -> Column[object]:
    return Column(name, ForeignKey(f"{target}.id"), nullable=not needed, index=index)
