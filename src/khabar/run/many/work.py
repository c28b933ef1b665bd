"""One chunk read and written: what every engine runs, wherever it runs it."""

from __future__ import annotations

from os import times
from pathlib import Path

from khabar.run.many.job import Chunk, Job, Tally, Told
from khabar.run.many.parts import Parts
from khabar.run.many.rows import Rows, died, read_item
from khabar.sources.slices import items


def silent(_: int) -> None:
    """Hear nothing."""


def work(job: Job, chunk: Chunk, told: Told = silent, deaths: int = 0) -> Tally:
    """Read a chunk and write its parts; ``told`` hears the number of each item before it is read.

    What is told on the way changes nothing: the same chunk gives the same rows anywhere.
    """
    began = cpu()
    written = Parts(Path(job.out), chunk.number)
    skipped = dict(chunk.skipped)
    name = chunk.slice.name
    for number, item in items(chunk.slice, job.given):
        if number in skipped:
            written.add(Rows(failures=[died(name, number, skipped[number])]))
            continue
        told(number)
        written.add(read_item(name, number, item))
    written.close()
    tally = Tally(
        piece=chunk.number, **written.counts, characters=written.characters,
        cpu=cpu() - began, deaths=deaths,
    )  # fmt: skip
    written.done(tally)
    return tally


def cpu() -> float:
    """Seconds of processor time that this process has used."""
    spent = times()
    return spent.user + spent.system
