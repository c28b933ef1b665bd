"""Stores as commands open them."""

from __future__ import annotations

from pathlib import Path

from khabar.sources.refusal import Refusal
from khabar.store.store import Store, open_store


def existing(path: Path) -> Store:
    """A store that must be there already; where it is not, the way to make one is told."""
    if not path.exists():
        raise Refusal(
            f"{path}: there is no store: make one with khabar ingest, or name it with --store"
        )
    return open_store(path)
