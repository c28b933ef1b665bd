"""What differs between the databases a store may lie in, and nowhere else.

SQLite is one file for one desk; PostgreSQL is a server for a team. All else in the store is
SQLAlchemy Core, or plain SQL that both understand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, Engine, Table

if TYPE_CHECKING:
    from khabar.store.search.query import Node


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of a version as the index has them: plain words, stems, stems of the title."""

    version: int
    plain: str
    lemma: str
    title: str


@dataclass(frozen=True, slots=True)
class Match:
    """The words of a query in a dialect's own full text, as pieces of SQL.

    ``tables`` joins the index to ``shown``, ``row`` is the version's number, ``holds`` the
    condition, ``score`` its weight by BM25 (smaller is better); ``given`` are parameters.
    """

    tables: str
    row: str
    holds: str
    score: str
    given: Mapping[str, Any] = field(default_factory=dict)


class Dialect(Protocol):
    """What a database does in its own way."""

    def rows(
        self, connection: Connection, sql: str, given: Mapping[str, Any] | None = None
    ) -> Iterable[Sequence[Any]]:
        """The rows of plain SQL with parameters as ``:name``, by the shortest way there is."""

    def put_rows(
        self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        """Write many rows of one shape; those whose key is there already are passed over."""

    def add_words(self, connection: Connection, forms: Forms) -> None:
        """Put a version into the index."""

    def take_words(self, connection: Connection, forms: Forms) -> None:
        """Take a version out of the index; ``forms`` are those that went in."""

    def clear_words(self, connection: Connection) -> None:
        """Empty the index."""

    def merge_words(self, connection: Connection) -> None:
        """Write the index anew as one piece, where what is taken out would else stay in it."""

    @property
    def keeps_words(self) -> bool:
        """Whether the index itself knows what went in, so that nobody has to tell it again."""

    def match(self, connection: Connection, node: Node) -> Match:
        """A query as SQL."""

    def damage(self, connection: Connection) -> Iterator[tuple[str, str, str]]:
        """Table, row and reason of what the database itself finds broken."""

    def scrub(self, engine: Engine) -> None:
        """Write the tables anew, so that no page holds what was deleted; may raise `Refusal`."""


def dialect_of(connection: Connection | Engine) -> Dialect:
    """The dialect that a connection speaks."""
    if connection.dialect.name == "postgresql":
        from khabar.store.dialect.postgresql import POSTGRESQL

        return POSTGRESQL
    from khabar.store.dialect.sqlite import SQLITE

    return SQLITE
