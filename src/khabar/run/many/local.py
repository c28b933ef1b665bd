"""Chunks one after another, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.run.many.job import Chunk, Job, Tally
from khabar.run.many.work import work


def local(job: Job, chunks: Iterable[Chunk], _jobs: int = 1) -> Iterator[Tally]:
    """Work the chunks; a tally comes as each is done."""
    for chunk in chunks:
        yield work(job, chunk)
