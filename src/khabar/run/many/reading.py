"""An archive read from end to end, or from where a run was stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

import msgspec

from khabar.run.many import parts, plan
from khabar.run.many.job import Chunk, Job, Piece, Tally, Task
from khabar.run.many.local import local
from khabar.run.many.pairs import Related, make_pairs
from khabar.run.many.processes import processes
from khabar.run.many.rows import FAILURES
from khabar.run.many.work import work

SUMMARY = "summary.json"


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


def on_this_machine(
    engine: str, job: Job, pieces: Iterable[Piece], jobs: int, task: Task
) -> Iterator[Tally]:
    """Work pieces by one of the engines of one machine."""
    return (processes if engine == "processes" else local)(job, pieces, jobs, task)


def read_many(
    made: plan.Plan, job: Job, engine: str = "local", jobs: int = 1, master: str | None = None
) -> Iterator[tuple[int, Summary]]:
    """Read the archives of a plan into ``job.out``.

    Yields, as chunks are done, how many of the items are done and the sum so far; what is
    yielded is on the disk. A run that was stopped is gone on with where it stood; one over
    other input, or by another engine version, is refused. ``master`` is Spark's.
    """
    began, now, sofar = monotonic(), 0, Tally(piece=0)
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
            done += held.pop(tally.piece)
        yield done, summed()
        left = [chunk for chunk in made.chunks if chunk.number in held]
        for tally in _worked(engine, job, left, jobs, master):
            sofar = _sum(sofar, tally)
            done, now = done + held.pop(tally.piece), now + tally.articles
            yield done, summed()
        parts.make_folders(out)  # workers that died may have left something
        parts.whole(out / SUMMARY, msgspec.json.format(msgspec.json.encode(summed())))


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally(
        piece=0, articles=one.articles + other.articles,
        statements=one.statements + other.statements, failures=one.failures + other.failures,
        characters=one.characters + other.characters, cpu=one.cpu + other.cpu,
        deaths=one.deaths + other.deaths,
    )  # fmt: skip


def _refused(name: str, reason: str) -> dict[str, object]:
    values = (name, 0, 0, None, "open", reason)
    return dict(zip((column for column, _ in FAILURES), values, strict=True))


def _worked(
    engine: str, job: Job, left: list[Chunk], jobs: int, master: str | None
) -> Iterator[Tally]:
    if engine == "spark":
        from khabar.run.many.spark import spark

        return spark(job, left, jobs, master)
    return on_this_machine(engine, job, left, jobs, work)


def relate(job: Job, engine: str = "local", jobs: int = 1, master: str | None = None) -> Related:
    """Write which of the articles that were read belong to one story, and the stories.

    What an earlier run has done is not done again.
    """
    out = Path(job.out)
    mark = out / parts.DONE / "pairs.json"
    with plan.held(out):
        if mark.exists():
            return msgspec.json.decode(mark.read_bytes(), type=Related)
        if engine == "spark":
            from khabar.run.many import spark_pairs

            found = spark_pairs.make_pairs(job, jobs, master)
        else:
            found = make_pairs(
                job, lambda pieces, task: on_this_machine(engine, job, pieces, jobs, task)
            )
        parts.whole(mark, msgspec.json.encode(found))
        return found
