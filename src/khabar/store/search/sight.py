"""What one person's search may see: restricted documents are for the members of their cases."""

from __future__ import annotations

from sqlalchemy import Connection

from khabar.store.cases import documents_of, hidden_from
from khabar.store.search.find import Sight


def sight_of(connection: Connection, who: str, case: str | None) -> Sight:
    """The sight of ``who``, held to the documents of ``case`` where one is named."""
    held = documents_of(connection, case) if case is not None else None
    return Sight(hidden_from(connection, who), held)
