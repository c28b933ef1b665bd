"""The inputs of ``khabar read``, one after another, and what is said about those that fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from khabar.app.failures import tell
from khabar.app.flags import Tally
from khabar.app.progress import followed
from khabar.lexicon.house import House
from khabar.lexicon.house import house as read_house
from khabar.reader import read
from khabar.readings.article import Article
from khabar.readings.broken import Broken
from khabar.run.local import answers, mistake
from khabar.run.settled import rest, settle
from khabar.sources.files import STDIN, Source, load, opened, size_of
from khabar.sources.jsonl import Entry, lines
from khabar.sources.refusal import Refusal

ARABIC = "ar"
MOST_TOLD = 3
"""Broken lines that are told one by one; the rest are counted."""


def from_files(
    paths: list[str],
    given: Entry,
    tally: Tally,
    *,
    single: bool,
    limit: int,
    quiet: bool,
    house: House | None = None,
) -> Iterator[Article | Broken]:
    """The articles of each file; a file that is refused is told and the rest go on."""
    names = _names(paths)
    rest()
    steps = ((number, path) for number, path in enumerate(paths))
    for path in followed(steps, len(paths), quiet=quiet):
        shown = "standard input" if path == STDIN else path
        try:
            source = load(path, limit)
            articles = _articles(source, given, names[path], single, house)
        except Refusal as why:
            tell(f"{shown}: {why}.")
            tally.failed += 1
            continue
        settle()
        if source.damaged and not quiet:
            tell(f"{shown}: {source.damaged} broken characters were read as \ufffd.")
        tally.read += 1
        yield from articles


def house_list(path: str | None, limit: int) -> House | None:
    """The desk's list in a file; a file that is none is refused with what mends it."""
    if path is None:
        return None
    try:
        return read_house(load(path, limit).text)
    except (Refusal, ValueError) as why:
        raise Refusal(f"--house {path}: {why}") from None


def _articles(
    source: Source, given: Entry, name: str, single: bool, house: House | None
) -> list[Article]:
    if source.text.lstrip().startswith('{"') and '"text"' in source.text[:2000]:
        raise Refusal("it holds JSON Lines: read it with --jsonl")
    if source.text[:200].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise Refusal("it is a web page: save it as plain text and read that")
    try:
        articles = read(
            source.text,
            given.published,
            given.publisher,
            doc=given.doc or name,
            single=single,
            house=house,
        )
    except Exception as wrong:
        if os.environ.get("KHABAR_DEBUG"):
            raise
        raise Refusal(mistake(wrong)) from None
    if articles and all(article.language != ARABIC for article in articles):
        reason = articles[0].problems[0].reason.rstrip(".")
        raise Refusal(f"{reason[:1].lower()}{reason[1:]}")
    return articles


def _names(paths: list[str]) -> dict[str, str]:
    """What each file is called: its name without the suffix, or its path where two are alike."""
    short = {path: "stdin" if path == STDIN else Path(path).stem for path in paths}
    alike = [*short.values()]
    return {path: name if alike.count(name) == 1 else path for path, name in short.items()}


def from_lines(
    path: str,
    given: Entry,
    tally: Tally,
    *,
    split: bool,
    limit: int,
    quiet: bool,
    house: House | None = None,
) -> Iterator[Article | Broken]:
    """What each line of a JSON Lines file gives, in order, the broken ones in their place."""
    try:
        with opened(path) as stream:
            steps = (
                (line.stop, found)
                for line, found in answers(lines(stream, limit), given, split=split, house=house)
            )
            for found in followed(steps, size_of(path), quiet=quiet):
                for article in found:
                    _count(article, tally)
                    yield article
    except Refusal as why:
        tally.failed += 1
        tally.told.append(f"{path}: {why}.")
    if not tally.read and not tally.failed:
        tally.failed += 1
        tally.told.append(f"{path}: it is empty: give a file with an article a line.")
    elif tally.failed > MOST_TOLD:
        tally.told.append(f"{tally.failed} lines could not be read, {tally.read} were.")


def _count(article: Article | Broken, tally: Tally) -> None:
    if isinstance(article, Article):
        tally.read += 1
        return
    tally.failed += 1
    if tally.failed <= MOST_TOLD:
        tally.told.append(f"line {article.line}: {article.reason}.")
