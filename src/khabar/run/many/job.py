"""What a run is to do, as it travels to workers, and what became of a chunk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from khabar.sources.inlet import Columns, Given
from khabar.sources.slices import Slice


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """The options of a run. ``out`` is a folder that every worker sees under this name."""

    out: str
    publisher: str | None = None
    published: str | None = None
    split: bool = False
    columns: tuple[str, ...] = ("text", "doc", "title", "publisher", "author", "published", "url")
    limit: int = 50_000_000

    @property
    def given(self) -> Given:
        """The same as sources want it."""
        return Given(
            publisher=self.publisher, published=self.published, split=self.split,
            single=not self.split, columns=Columns(*self.columns), limit=self.limit,
        )  # fmt: skip


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of the work, by its number from 0.

    ``skipped`` are items at which workers died, by their own numbers, with the reason.
    """

    number: int
    skipped: tuple[tuple[int, str], ...] = ()


class Chunk(Piece, frozen=True, kw_only=True):
    """A piece of an archive that is to be read."""

    slice: Slice


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What one piece came to. ``cpu`` are seconds of processor time, ``deaths`` of its workers."""

    piece: int
    articles: int = 0
    statements: int = 0
    failures: int = 0
    characters: int = 0
    cpu: float = 0.0
    deaths: int = 0


Told = Callable[[int], None]
"""Hears the number of each item before it is worked."""

Task = Callable[[Job, Any, Told, int], Tally]
"""Works a piece; the number is of the workers that died at it before."""
