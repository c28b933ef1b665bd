"""Work piece by piece, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.run.many.job import Job, Piece, Tally, Task
from khabar.run.many.work import silent


def local(job: Job, pieces: Iterable[Piece], _jobs: int, task: Task) -> Iterator[Tally]:
    """Work the pieces one after another; a tally comes as each is done."""
    for piece in pieces:
        yield task(job, piece, silent, 0)
