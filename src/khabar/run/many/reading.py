"""An archive read from end to end, or from where a run was stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic

import msgspec

from khabar.run.many import parts, plan
from khabar.run.many.job import Chunk, Job, Tally
from khabar.run.many.local import local
from khabar.run.many.processes import processes
from khabar.run.many.rows import FAILURES

SUMMARY = "summary.json"
Engine = Callable[[Job, Iterable[Chunk], int], Iterator[Tally]]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What all chunks came to; ``seconds`` and ``now`` are of this run, the rest of all runs.

    ``cpu`` are seconds of processor time over all workers, without what they take to start.
    """

    engine: str
    articles: int
    statements: int
    failures: int
    characters: int
    size: int
    cpu: float
    deaths: int
    chunks: int
    now: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second of processor time."""
        return self.articles / self.cpu if self.cpu else 0.0


def spark(job: Job, chunks: Iterable[Chunk], jobs: int) -> Iterator[Tally]:
    """Work the chunks on Spark, which is loaded where it is asked for."""
    from khabar.run.many.spark import spark as run

    yield from run(job, chunks, jobs)


ENGINES: dict[str, Engine] = {"local": local, "processes": processes, "spark": spark}


def read_many(
    made: plan.Plan, job: Job, engine: str = "local", jobs: int = 1
) -> Iterator[tuple[int, Summary]]:
    """Read the archives of a plan into ``job.out``.

    Yields, as chunks are done, how many of the items are done and the sum so far; what is
    yielded is on the disk. A run that was stopped is gone on with where it stood; one over
    other input, or by another engine version, is refused.
    """
    began, now, sofar = monotonic(), 0, Tally(chunk=0)
    out = Path(job.out)
    with plan.held(out):
        plan.begin(out, made.manifest)
        refused = [_refused(name, reason) for name, reason in made.manifest.refused]
        parts.write_table(out / "failures" / "inputs.parquet", "failures", refused)
        held = {chunk.number: chunk.slice.count for chunk in made.chunks}
        total = sum(archive.size for archive in made.manifest.inputs)
        done = 0

        def summed() -> Summary:
            return Summary(
                engine=engine, articles=sofar.articles, statements=sofar.statements,
                failures=sofar.failures + len(refused), characters=sofar.characters, size=total,
                cpu=sofar.cpu, deaths=sofar.deaths, chunks=len(made.chunks), now=now,
                seconds=monotonic() - began,
            )  # fmt: skip

        for tally in parts.tallies(out, held.keys()):
            sofar = _sum(sofar, tally)
            done += held.pop(tally.chunk)
        yield done, summed()
        left = [chunk for chunk in made.chunks if chunk.number in held]
        for tally in ENGINES[engine](job, left, jobs):
            sofar = _sum(sofar, tally)
            done, now = done + held.pop(tally.chunk), now + tally.articles
            yield done, summed()
        parts.whole(out / SUMMARY, msgspec.json.format(msgspec.json.encode(summed())))


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally(
        chunk=0, articles=one.articles + other.articles,
        statements=one.statements + other.statements, failures=one.failures + other.failures,
        characters=one.characters + other.characters, cpu=one.cpu + other.cpu,
        deaths=one.deaths + other.deaths,
    )  # fmt: skip


def _refused(name: str, reason: str) -> dict[str, object]:
    values = (name, 0, 0, None, "open", reason)
    return dict(zip((column for column, _ in FAILURES), values, strict=True))
