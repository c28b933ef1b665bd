"""Lines in, articles out, in order, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.lexicon.house import House
from khabar.reader import read
from khabar.readings.article import Article
from khabar.readings.broken import Broken
from khabar.run.settled import settle
from khabar.sources.jsonl import Entry, Line


def answers(
    entries: Iterable[Line], given: Entry, *, split: bool = False, house: House | None = None
) -> Iterator[tuple[Line, list[Article | Broken]]]:
    """What each line gives: one article, or with ``split`` any number, or what is broken.

    ``given`` fills what a line leaves out (its publisher, its day); ``house`` is a desk's own
    list. A mistake of ours on one line is told in its place and does not cost the others.
    """
    for line in entries:
        if line.entry is None:
            yield line, [Broken(line=line.number, reason=line.reason)]
            continue
        try:
            found = _read(line, line.entry, given, split, house)
            settle()
            yield line, [*found]
        except Exception as wrong:
            yield line, [Broken(line=line.number, reason=mistake(wrong))]


def _read(
    line: Line, entry: Entry, given: Entry, split: bool, house: House | None
) -> list[Article]:
    return read(
        entry.text,
        line.published or given.published,
        entry.publisher or given.publisher,
        doc=entry.doc if entry.doc is not None else f"line {line.number}",
        title=entry.title,
        author=entry.author,
        url=entry.url,
        single=not split,
        house=house,
    )


def mistake(wrong: Exception) -> str:
    """One sentence for a failure that is ours and not the text's."""
    said = f"{type(wrong).__name__}: {wrong}".replace("\n", " ")
    return f"Khabar failed on this text ({said[:200]}): please report it with the text"
