"""One chunk read and written: what every engine runs, wherever it runs it."""

from __future__ import annotations

from os import times
from pathlib import Path

from khabar.run.many import parts
from khabar.run.many.job import Chunk, Job, Tally, Told
from khabar.run.many.rows import Rows, died, read_item
from khabar.sources.slices import items


def silent(_: int) -> None:
    """Hear nothing."""


def work(job: Job, chunk: Chunk, told: Told = silent, deaths: int = 0) -> Tally:
    """Read a chunk and write its parts; ``told`` hears the number of each item before it is read.

    What is told on the way changes nothing: the same chunk gives the same rows anywhere.
    """
    began = cpu()
    found = Rows()
    skipped = dict(chunk.skipped)
    name = chunk.slice.name
    for number, item in items(chunk.slice, job.given):
        if number in skipped:
            found.failures.append(died(name, number, skipped[number]))
            continue
        told(number)
        found.add(read_item(name, number, item))
    tally = Tally(
        piece=chunk.number, articles=len(found.articles), statements=len(found.statements),
        failures=len(found.failures), characters=sum(r["characters"] for r in found.articles),
        cpu=cpu() - began, deaths=deaths,
    )  # fmt: skip
    parts.write(Path(job.out), chunk, found, tally)
    return tally


def cpu() -> float:
    """Seconds of processor time that this process has used."""
    spent = times()
    return spent.user + spent.system
