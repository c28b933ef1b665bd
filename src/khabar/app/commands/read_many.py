"""``khabar read-many``: an archive in, tables of Parquet out, by one process, many or a cluster."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.app.failures import REFUSED, SOME, STOPPED, edge, tell
from khabar.app.flags import MB, MaxMb, Published, PublisherName, Split, checked_day

if TYPE_CHECKING:
    from khabar.run.many.reading import Summary

Column = Annotated[str, typer.Option(metavar="NAME")]


BETWEEN = 60.0
"""Seconds between two lines of progress in a log."""


class Engine(StrEnum):
    """Who does the work."""

    LOCAL = "local"
    PROCESSES = "processes"
    SPARK = "spark"


def read_many(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT", help="Parquet, JSON Lines, CSV, WARC: a file, a folder or a glob."
        ),
    ],
    out: Annotated[Path, typer.Argument(metavar="OUTPUT", help="A new folder, or a run's.")],
    engine: Annotated[
        Engine, typer.Option(help="This process, processes beside it, or Spark.")
    ] = Engine.LOCAL,
    jobs: Annotated[
        int, typer.Option(min=1, help="Processes that read; on Spark, where no master is told.")
    ] = 1,
    master: Annotated[
        str | None, typer.Option(metavar="URL", help="Of Spark: spark://…, yarn, k8s://….")
    ] = None,
    chunk: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Lines, rows or records in a file of output."),
    ] = None,
    published: Published = None,
    publisher: PublisherName = None,
    split: Split = False,
    text_column: Column = "text",
    doc_column: Column = "doc",
    title_column: Column = "title",
    publisher_column: Column = "publisher",
    author_column: Column = "author",
    published_column: Column = "published",
    url_column: Column = "url",
    pairs: Annotated[
        bool, typer.Option("--pairs", help="Then tell which share text or an event, and stories.")
    ] = False,
    max_mb: MaxMb = 50,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no summary; errors stay.")
    ] = False,
) -> None:
    """Read an archive into tables: articles, statements, failures.

    A run that was stopped is gone on with by the same command; what is done is not done
    again. A bad article costs its row, told in failures.

    Examples:

      khabar read-many archive.jsonl read/ --engine processes --jobs 8

      khabar read-many dump/ read/ --engine spark --text-column body --chunk 20000
    """
    day = checked_day(published)
    with edge():
        from khabar.app.progress import followed
        from khabar.run.many.job import Job
        from khabar.run.many.plan import plan
        from khabar.run.many.reading import read_many as run
        from khabar.run.many.reading import relate

        columns = (
            text_column, doc_column, title_column, publisher_column, author_column,
            published_column, url_column,
        )  # fmt: skip
        job = Job(
            out=str(out.absolute()), publisher=publisher, published=day, split=split,
            columns=columns, limit=int(max_mb * MB),
        )  # fmt: skip
        summary: Summary | None = None
        try:
            made = plan(source, job, chunk, jobs)
            steps = logged(run(made, job, engine.value, jobs, master), made.items, quiet=quiet)
            for sofar in followed(steps, made.items, quiet=quiet):
                summary = sofar
        except KeyboardInterrupt:
            typer.echo(err=True)
            told = f"; {summary.articles} articles are done" if summary else ""
            tell(f"stopped by Ctrl-C{told}: the same command goes on from there.")
            raise typer.Exit(STOPPED) from None
        assert summary is not None
        if not quiet:
            typer.echo(shown(summary, out))
        if pairs:
            found = relate(job, engine.value, jobs, master)
            if not quiet:
                typer.echo(
                    f"{found.pairs} pairs of {found.candidates} that were looked at, "
                    f"{found.stories} stories"
                )
        if summary.failures:
            raise typer.Exit(SOME if summary.articles else REFUSED)


def logged(
    steps: Iterator[tuple[int, Summary]], items: int, *, quiet: bool
) -> Iterator[tuple[int, Summary]]:
    """The same steps; where no terminal shows a bar, a line now and then says how far they are."""
    last = monotonic()
    for done, summary in steps:
        if not quiet and not sys.stderr.isatty() and monotonic() - last > BETWEEN:
            last = monotonic()
            each = f"{summary.now / summary.seconds:.1f} articles a second"
            tell(f"{done} of {items}, {summary.failures} failures, {each}")
        yield done, summary


def shown(summary: Summary, out: Path) -> str:
    """Some lines: what was read and what was not, how fast, and where it lies."""
    size = summary.characters / 1e6
    lines = [
        f"{summary.articles} articles, {summary.statements} statements, "
        f"{summary.failures} failures -> {out}",
        f"{summary.now} of them now, in {summary.seconds:.1f} s by {summary.engine}: "
        f"{summary.now / summary.seconds:.1f} a second",
        f"{size:.2f} million characters of {summary.size / 1e6:.2f} MB of archives; "
        f"{summary.rate:.1f} articles a second of processor time ({summary.cpu:.1f} s)",
    ]
    if summary.deaths:
        lines.append(f"{summary.deaths} processes died and were replaced")
    if summary.failures:
        lines.append(f"why {summary.failures} could not be read: {out}/failures")
    return "\n".join(lines)
