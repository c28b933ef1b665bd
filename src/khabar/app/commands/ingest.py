"""``khabar ingest``: files, folders and pages into the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.app.failures import REFUSED, SOME, edge, tell
from khabar.app.flags import (
    MB,
    MaxMb,
    Published,
    PublisherName,
    Single,
    Split,
    StorePath,
    checked_day,
)

if TYPE_CHECKING:
    from khabar.run.ingest import Outcome
    from khabar.sources.inlet import Given
    from khabar.store.store import Store

Column = Annotated[str, typer.Option(metavar="NAME")]


def ingest(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…", help="Files, folders, globs, addresses; - is standard input."
        ),
    ],
    store: StorePath = "khabar.db",
    published: Published = None,
    publisher: PublisherName = None,
    single: Single = False,
    split: Split = False,
    text_column: Column = "text",
    doc_column: Column = "doc",
    title_column: Column = "title",
    publisher_column: Column = "publisher",
    author_column: Column = "author",
    published_column: Column = "published",
    url_column: Column = "url",
    proxy: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Fetch through it: http://…, socks5h://127.0.0.1:9050."),
    ] = None,
    seconds: Annotated[
        float, typer.Option(min=0.1, help="Longest time that one page may take.")
    ] = 30,
    max_mb: MaxMb = 50,
    max_depth: Annotated[int, typer.Option(min=1, help="Folders in folders that are walked.")] = 12,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read what was kept.")] = 1,
    no_read: Annotated[
        bool, typer.Option("--no-read", help="Keep the texts; read them in a later run.")
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a line of JSON for each article once it is kept."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no summary; errors stay.")
    ] = False,
) -> None:
    """Keep articles as they came, each with its bytes, and read them.

    The same article again is nothing new; another text under the same address is a new
    version. A run that was stopped is gone on with by the same command. Fetching an
    address shows yours to its server: see --proxy.

    Examples:

      khabar ingest reports/ --publisher "صدى الوادي"

      khabar ingest archive.jsonl "pages/*.html" https://example.org/report

      khabar ingest posts.csv --text-column body --url-column link
    """
    day = checked_day(published)
    with edge():
        from khabar.run.ingest import Outcome
        from khabar.sources.inlet import Columns, Given
        from khabar.store.store import open_store

        columns = Columns(
            text=text_column, doc=doc_column, title=title_column, publisher=publisher_column,
            author=author_column, published=published_column, url=url_column,
        )  # fmt: skip
        given = Given(
            publisher=publisher, published=day, single=single, split=split, columns=columns,
            limit=int(max_mb * MB), depth=max_depth, seconds=seconds, proxy=proxy,
        )  # fmt: skip
        outcome = Outcome()
        with open_store(store) as desk:
            _keep(desk, inputs, given, outcome, report, quiet=quiet)
            for failure in outcome.told:
                tell(f"{failure.address}: {failure.reason}.")
            if not no_read:
                _read(desk, jobs, quiet=quiet)
        if not quiet:
            typer.echo(summary(outcome, store))
        if outcome.counts["failed"]:
            raise typer.Exit(SOME if outcome.kept else REFUSED)


def _keep(
    desk: Store,
    inputs: list[str],
    given: Given,
    outcome: Outcome,
    report: Path | None,
    *,
    quiet: bool,
) -> None:
    from contextlib import nullcontext

    from khabar.app.progress import followed
    from khabar.app.reporting import line
    from khabar.run.ingest import ingest as run
    from khabar.run.inlets import inlets

    found = [*inlets(inputs, given)]
    one = found[0] if len(found) == 1 else None
    total = getattr(one, "total", None) if one is not None else len(found)
    answers = run(desk, found, "ingest")
    with report.open("ab") if report else nullcontext() as stream:
        steps = ((done, answer) for done, answer in answers)
        for answer in followed(steps, total, quiet=quiet):
            outcome.add(answer)
            if stream:
                stream.write(line(answer))
                stream.flush()


def _read(desk: Store, jobs: int, *, quiet: bool) -> None:
    from khabar.app.progress import followed
    from khabar.lexicon.version import engine
    from khabar.run.ingest import read_open

    total = desk.count_unread(engine())
    if total:
        for _ in followed(((done, done) for done, _ in read_open(desk, jobs)), total, quiet=quiet):
            pass


def summary(outcome: Outcome, store: str) -> str:
    """One line: how many articles are new, changed, the same …, and where they lie.

    >>> from collections import Counter
    >>> from khabar.run.ingest import Outcome
    >>> summary(Outcome(Counter(new=2, failed=1)), "khabar.db")
    '2 new, 1 failed -> khabar.db'
    """
    words = {
        "new": "new", "changed": "changed", "same": "the same as before", "gone": "gone",
        "back": "back again", "barred": "kept out (erased before)", "failed": "failed",
    }  # fmt: skip
    from khabar.store.engine import shown

    counts = outcome.counts
    told = [f"{counts[name]} {word}" for name, word in words.items() if counts[name]]
    return f"{', '.join(told) or 'nothing found'} -> {shown(store)}"
