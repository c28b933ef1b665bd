"""What an item of an archive comes to: rows of three tables. A pure function, on every engine.

``articles`` has a row for each article, its whole reading in ``reading``; ``statements`` one for
each claim, with the columns of ``khabar export --format parquet``; ``failures`` one for each
item or article that could not be read, with its reason. Columns are added at the end of a
table, never renamed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from khabar.export.claim_rows import COLUMNS, rows
from khabar.export.losses import Losses
from khabar.readings.article import Article
from khabar.run.local import mistake
from khabar.run.reading import read_report
from khabar.sources.captured import Arrival, Failure, Report

Row = dict[str, Any]

ARTICLES: tuple[tuple[str, type], ...] = (
    ("article", str), ("input", str), ("row", int), ("piece", int), ("doc", str),
    ("publisher", str), ("publisher_id", str), ("title", str), ("author", str),
    ("published", str), ("url", str), ("fetched", str), ("language", str), ("characters", int),
    ("text_sha256", str), ("statements", int), ("own_voice", int), ("named", int),
    ("unnamed", int), ("events", int), ("problems", int), ("engine", str), ("reading", str),
)  # fmt: skip
STATEMENTS: tuple[tuple[str, type], ...] = (("article", str), *COLUMNS)
FAILURES: tuple[tuple[str, type], ...] = (
    ("input", str), ("row", int), ("piece", int), ("doc", str), ("stage", str), ("reason", str),
)  # fmt: skip
PAIRS: tuple[tuple[str, type], ...] = (
    ("first", str), ("second", str), ("kind", str), ("share_first", float),
    ("share_second", float), ("headlines", float), ("openings", float), ("reasons", str),
)  # fmt: skip
STORIES: tuple[tuple[str, type], ...] = (("story", str), ("article", str), ("articles", int))
READ = ("articles", "statements", "failures")
"""The tables that reading writes, a part for each chunk."""

TABLES = {
    "articles": ARTICLES, "statements": STATEMENTS, "failures": FAILURES,
    "pairs": PAIRS, "stories": STORIES,
}  # fmt: skip
"""Name and type of the columns of each table, in order."""

GONE = "the page was gone when it was asked for: nothing to read"


@dataclass
class Rows:
    """Rows of the three tables."""

    articles: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    failures: list[Row] = field(default_factory=list)

    def add(self, other: Rows) -> None:
        self.articles += other.articles
        self.statements += other.statements
        self.failures += other.failures


def read_item(name: str, number: int, item: Arrival | Failure) -> Rows:
    """Read what item ``number`` of the archive ``name`` holds; what fails costs its row alone."""
    if isinstance(item, Failure):
        return Rows(failures=[_failed(name, number, 0, None, item.stage, item.reason)])
    found = Rows()
    for piece, report in enumerate(item.reports, start=1):
        key = f"{name}#{number}" if len(item.reports) == 1 else f"{name}#{number}.{piece}"
        if report.text is None:
            found.failures.append(_failed(name, number, piece, report.doc, "read", GONE))
            continue
        try:
            article = _read(report, key, item.capture.fetched)
            said = [{"article": key, **row} for row in rows([article], Losses())]
            found.articles.append(_row(article, key, name, number, piece))
            found.statements += said
        except Exception as wrong:  # any of our mistakes, and memory that ran out
            reason = mistake(wrong)
            found.failures.append(_failed(name, number, piece, report.doc, "read", reason))
    return found


def _read(report: Report, key: str, fetched: str | None) -> Article:
    return read_report(report, report.doc or key, fetched)


def _row(article: Article, key: str, name: str, number: int, piece: int) -> Row:
    publisher, summary = article.publisher, article.summary
    values = (
        key, name, number, piece, article.doc,
        publisher.name if publisher else None, publisher.id if publisher else None,
        article.title.text if article.title else None, article.author, article.published,
        article.url, article.fetched, article.language, len(article.text), article.text_sha256,
        summary.statements, summary.own_voice, summary.named, summary.unnamed,
        len(article.events), len(article.problems), article.engine,
        msgspec.json.encode(article).decode("utf-8"),
    )  # fmt: skip
    return dict(zip((column for column, _ in ARTICLES), values, strict=True))


def _failed(name: str, number: int, piece: int, doc: str | None, stage: str, reason: str) -> Row:
    values = (name, number, piece, doc, stage, reason)
    return dict(zip((column for column, _ in FAILURES), values, strict=True))


def died(name: str, number: int, reason: str) -> Row:
    """The failure of an item at which workers died."""
    return _failed(name, number, 0, None, "read", reason)
