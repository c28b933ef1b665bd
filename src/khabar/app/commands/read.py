"""``khabar read``: files in, articles out as a page, as JSON or as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.app.failures import REFUSED, SOME, edge, tell
from khabar.app.flags import MB, MaxMb, Published, PublisherName, Single, Tally, checked_day

if TYPE_CHECKING:
    from khabar.readings.article import Article
    from khabar.readings.broken import Broken


class Format(StrEnum):
    """How articles are shown."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


def read(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE…", help="Text files; - is standard input.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="A page to read, JSON Lines, or a web page.")
    ] = Format.TABLE,
    published: Published = None,
    publisher: PublisherName = None,
    doc_id: Annotated[
        str | None, typer.Option(metavar="ID", help="What to call the text (one file only).")
    ] = None,
    single: Single = False,
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Read JSON Lines with the fields doc, text, published, publisher, title, author, "
            "url: one line out for each line in.",
        ),
    ] = None,
    split: Annotated[
        bool, typer.Option("--split", help="With --jsonl: cut each text into its articles.")
    ] = False,
    house: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="A desk's own words that take a side (TSV: phrase, class, plainer, plainer_en, "
            "basis); they stand before ours.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there; whole, or not at all.")
    ] = None,
    max_mb: MaxMb = 50,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no remarks; errors stay.")
    ] = False,
) -> None:
    """Read articles, and tell each claim with whose word it rests on.

    A file is cut into the articles it holds. Any Arabic encoding is understood.

    Examples:

      khabar read report.txt --published 2024-03-05 --publisher "صدى الوادي"

      cat report.txt | khabar read - --format json

      khabar read --jsonl archive.jsonl --format json --out read.jsonl

      khabar read report.txt --format html --out report.html
    """
    if jsonl is None and not files:
        raise typer.BadParameter("name a file, - for standard input, or --jsonl FILE")
    if jsonl is not None and files:
        raise typer.BadParameter("give text files or --jsonl FILE, not both")
    if single and split:
        raise typer.BadParameter("--single and --split contradict each other")
    if doc_id is not None and (jsonl is not None or len(files or ()) > 1):
        raise typer.BadParameter("--doc-id names one text: give it with one FILE")
    day = checked_day(published)
    tally = Tally()
    with edge():
        from khabar.app.commands.reading import from_files, from_lines, house_list
        from khabar.sources.jsonl import Entry

        given = Entry(doc=doc_id, text="", published=day, publisher=publisher)
        limit = int(max_mb * MB)
        own = house_list(house, limit)
        if jsonl is not None:
            articles = from_lines(
                jsonl, given, tally, split=split, limit=limit, quiet=quiet, house=own
            )
        else:
            articles = from_files(
                files or [], given, tally, single=single, limit=limit, quiet=quiet, house=own
            )
        _write(articles, form, out, tally)
        if tally.failed:
            raise typer.Exit(SOME)


def _write(
    articles: Iterator[Article | Broken], form: Format, out: Path | None, tally: Tally
) -> None:
    from khabar.app.writing import written

    with written(out) as stream:
        for page in _shown(articles, form, out):
            stream.write(page)
            stream.flush()
        for remark in tally.told:
            tell(remark)
        if not tally.read and tally.failed:
            raise typer.Exit(REFUSED)


def _shown(articles: Iterator[Article | Broken], form: Format, out: Path | None) -> Iterator[bytes]:
    if form is Format.JSON:
        from khabar.export.jsonlines import lines

        yield from lines(articles)
    elif form is Format.HTML:
        from khabar.export.html import page
        from khabar.readings.article import Article

        whole = [article for article in articles if isinstance(article, Article)]
        if whole:
            yield page(whole).encode("utf-8", "replace")
    else:
        from khabar.app.screen import screen
        from khabar.export.table import pages

        yield from pages(articles, screen(out))
