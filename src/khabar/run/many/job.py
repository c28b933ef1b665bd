"""What a run is to do, as it travels to workers, and what became of a chunk."""

from __future__ import annotations

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


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of the work, by its number from 0.

    ``skipped`` are items at which workers died, by their numbers in the file, with the reason.
    """

    number: int
    slice: Slice
    skipped: tuple[tuple[int, str], ...] = ()


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What one chunk came to. ``cpu`` are seconds of processor time, ``deaths`` of its workers."""

    chunk: int
    articles: int = 0
    statements: int = 0
    failures: int = 0
    characters: int = 0
    cpu: float = 0.0
    deaths: int = 0
