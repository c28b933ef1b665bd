"""Stores as commands open them."""

from __future__ import annotations

from pathlib import Path

from khabar.sources.refusal import Refusal
from khabar.store.engine import on_server
from khabar.store.store import Store, open_store


def existing(store: str | Path) -> Store:
    """A store that must be there already; where it is not, the way to make one is told.

    A database on a server must be there in any case; its tables are made where they are not.
    """
    if not on_server(store) and _bare(Path(store)):
        raise Refusal(
            f"{store}: there is no store: make one with khabar ingest, or name it with --store"
        )
    return open_store(store)


def _bare(path: Path) -> bool:
    """Whether there is nothing: SQLite would make a store of any empty file."""
    if not path.exists():
        return True
    return path.is_file() and not path.stat().st_size and not Path(f"{path}-wal").exists()
