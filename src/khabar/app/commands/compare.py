"""``khabar compare``: two articles, or many pairs of them, set against each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khabar.app.failures import REFUSED, SOME, edge, tell
from khabar.app.flags import MB, MaxMb, Tally

if TYPE_CHECKING:
    from khabar.readings.article import Article
    from khabar.sources.jsonl import Entry

LINES_TOLD = 3
"""Broken lines that are told one by one."""


class Format(StrEnum):
    """How a comparison is shown."""

    TABLE = "table"
    JSON = "json"


def compare(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="A B", help="Two text files; - is standard input."),
    ] = None,
    pairs: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help='Many pairs, one a line: {"id", "a": {…}, "b": {…}} with the fields text, '
            "publisher, published, title and author.",
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="Lines to read, or JSON Lines.")] = (
        Format.TABLE
    ),
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there; whole, or not at all.")
    ] = None,
    max_mb: MaxMb = 50,
) -> None:
    """Tell how two articles hang together: copy, partial copy, same event, related, different.

    Beside it: the passages they share, what was changed in them, whom the shared text
    comes from, and fields on which they stand against each other.

    Examples:

      khabar compare one.txt other.txt

      khabar compare --pairs pairs.jsonl --format json > compared.jsonl
    """
    if pairs is None and len(files or ()) != 2:
        raise typer.BadParameter("name two files, or --pairs FILE")
    if pairs is not None and files:
        raise typer.BadParameter("give two text files or --pairs FILE, not both")
    tally = Tally()
    with edge():
        from khabar.app.writing import written

        limit = int(max_mb * MB)
        found = _of_pairs(pairs, tally, limit) if pairs else _of_files(files or [], tally, limit)
        with written(out) as stream:
            for name, first, second in found:
                stream.write(_shown(name, first, second, form))
            for remark in tally.told:
                tell(remark)
            if not tally.read:
                if not tally.failed:
                    tell(f"{pairs}: it holds no pairs.")
                raise typer.Exit(REFUSED)
        if tally.failed:
            raise typer.Exit(SOME)


def _of_files(paths: list[str], tally: Tally, limit: int) -> Iterator[tuple[str, Article, Article]]:
    from khabar.reader import read
    from khabar.sources.files import load
    from khabar.sources.refusal import Refusal

    read_in: list[Article] = []
    for path in paths:
        try:
            text = load(path, limit).text
            if not text.strip():
                raise Refusal("it is empty")
        except Refusal as why:
            raise Refusal(f"{path}: {why}") from None
        read_in += read(text, doc=path, single=True)
    tally.read += 1
    yield " ".join(paths), read_in[0], read_in[1]


def _of_pairs(path: str, tally: Tally, limit: int) -> Iterator[tuple[str, Article, Article]]:
    from khabar.sources.files import opened
    from khabar.sources.pairs import pairs

    with opened(path) as stream:
        for line in pairs(stream, limit):
            if line.entry is None:
                tally.failed += 1
                if tally.failed <= LINES_TOLD:
                    tally.told.append(f"{path}: line {line.number}: {line.reason}.")
                continue
            tally.read += 1
            one, other = line.published
            yield (
                line.entry.id,
                _article(line.entry.a, one, "a"),
                _article(line.entry.b, other, "b"),
            )


def _article(entry: Entry, day: date | None, name: str) -> Article:
    from khabar.reader import read

    return read(
        entry.text,
        day,
        entry.publisher,
        doc=entry.doc or name,
        title=entry.title,
        author=entry.author,
        url=entry.url,
        single=True,
    )[0]


def _shown(name: str, first: Article, second: Article, form: Format) -> bytes:
    import msgspec

    from khabar.compare.pair import compare_two
    from khabar.export.comparison import compared, page

    found = compared(name, first, second, compare_two(first, second))
    if form is Format.JSON:
        return msgspec.json.encode(found) + b"\n"
    return "".join(line + "\n" for line in page(first, second, found)).encode()
