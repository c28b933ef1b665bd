"""Chunks and data frames on Spark, with the functions that the other engines run.

What travels is a chunk's description; each Python worker loads the lexicons once, by importing
them, and keeps them for all its tasks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import msgspec

from khabar.run.many import parts
from khabar.run.many.job import Chunk, Job, Tally
from khabar.run.many.processes import Crew
from khabar.run.many.rows import ARTICLES, Row, read_item
from khabar.run.many.work import work
from khabar.sources.refusal import Refusal
from khabar.sources.rows import row_item

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame, SparkSession

LOOK = 0.5
"""Seconds between two looks at what is done."""

LAST = 10.0
"""Seconds that tasks have to end after the last chunk is done."""

TRIES = 4
"""Times that Spark tries a task whose worker died, on one machine; a cluster has its own rule."""


def session(jobs: int, master: str | None = None) -> SparkSession:
    """The session that is there; or one of the master that is told, here or to Spark itself; or
    one with ``jobs`` workers on this machine.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise Refusal("Spark needs pyspark and pandas: pip install 'khabar[spark]'") from None
    active = SparkSession.getActiveSession()
    if active is not None:
        return active
    builder = SparkSession.builder.appName("khabar read-many")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    if master:
        builder = builder.master(master)
    elif not submitted and "--master" not in os.environ.get("PYSPARK_SUBMIT_ARGS", ""):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(f"local[{jobs},{TRIES}]")
        builder = builder.config("spark.ui.enabled", "false")
        builder = builder.config("spark.sql.shuffle.partitions", str(2 * jobs))
    try:
        return builder.getOrCreate()
    except Exception as wrong:  # py4j raises kinds of its own where there is no Java
        raise Refusal(f"Spark does not start ({_first(wrong)}): it needs Java 17") from None


def read_frame(frame: DataFrame, job: Job) -> DataFrame:
    """The rows of a data frame read: the columns of the table of articles, and ``reason``, which
    says why a row has no reading. ``job`` names the columns; its ``out`` is not used.

    For archives that lie where Spark reads and writes and no folder does. What was read is
    not gone on with: Spark itself tries again what fails.
    """

    def worked(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        return read_frames(job, frames)

    kinds = {str: "string", int: "long"}
    schema = ", ".join(f"{name} {kinds[kind]}" for name, kind in ARTICLES)
    return frame.mapInPandas(worked, f"{schema}, reason string")


def read_frames(job: Job, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Read the rows of frames, each by itself; rows of a frame have no number."""
    import pandas as pd

    names = [*(name for name, _ in ARTICLES), "reason"]
    for frame in frames:
        told: list[Row] = []
        for row in frame.to_dict("records"):
            plain = {key: None if _missing(value) else value for key, value in row.items()}
            found = read_item("frame", 0, row_item(plain, 0, "frame", job.given))
            told += [{**each, "article": each["doc"]} for each in found.articles]
            told += found.failures
        filled = [{name: row.get(name) for name in names} for row in told]
        yield pd.DataFrame(filled, columns=names, dtype=object)


def _missing(value: object) -> bool:
    """Whether a cell is empty, as pandas writes it: neither NaN nor NaT is itself."""
    return value is None or value != value


def work_frames(
    job: Job, chunks: Sequence[bytes], frames: Iterable[pd.DataFrame]
) -> Iterator[pd.DataFrame]:
    """Work those of the chunks whose places the frames of a task hold.

    A task that is tried again works in a process beside it, which may die without taking the
    task with it.
    """
    import pandas as pd
    from pyspark import TaskContext

    task = TaskContext.get()
    again = task is not None and task.attemptNumber() > 0
    for frame in frames:
        told = []
        for at in frame["id"]:
            chunk = msgspec.json.decode(chunks[at], type=Chunk)
            found = Crew(job, 1, work).run([chunk]) if again else [work(job, chunk)]
            told += [msgspec.json.encode(tally).decode("utf-8") for tally in found]
        yield pd.DataFrame({"tally": told}, dtype=object)


def _first(wrong: Exception) -> str:
    return (str(wrong).strip().splitlines() or [type(wrong).__name__])[0][:200]


def spark(
    job: Job, chunks: Iterable[Chunk], jobs: int, master: str | None = None
) -> Iterator[Tally]:
    """Work the chunks as tasks of Spark, one each; tallies come as chunks are done."""
    wanted = [*chunks]
    if not wanted:
        return
    running = session(jobs, master)
    told = [msgspec.json.encode(chunk) for chunk in wanted]

    def worked(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        return work_frames(job, told, frames)

    # a range gives each task one number; a list would have to be shuffled, and unevenly
    numbers = running.range(0, len(told), 1, len(told))
    done = numbers.mapInPandas(worked, "tally string")
    yield from _followed(running, done, {chunk.number for chunk in wanted}, job)


def _followed(running: SparkSession, done: Any, wanted: set[int], job: Job) -> Iterator[Tally]:
    """The tallies of chunks as they are done; when the caller stops, so do the tasks."""
    failed: list[Exception] = []

    def collected() -> None:
        try:
            done.collect()
        except Exception as wrong:
            failed.append(wrong)

    thread = Thread(target=collected, daemon=True)
    thread.start()
    try:
        while wanted:
            thread.join(LOOK)
            ended = not thread.is_alive()
            for tally in parts.tallies(Path(job.out), wanted):
                wanted.discard(tally.piece)
                yield tally
            if ended and wanted:
                why = _first(failed[0]) if failed else "its tasks ended without a word"
                raise Refusal(f"Spark gave up ({why}): what is done is kept, run it again")
        thread.join(LAST)
    finally:
        if thread.is_alive():
            running.sparkContext.cancelAllJobs()
            thread.join()
