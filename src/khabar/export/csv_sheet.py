"""CSV with a byte order mark, for spreadsheets: a row for each claim.

A cell that a spreadsheet would run as a formula is kept from it by an apostrophe
(OWASP, CSV injection); the loss report counts them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from khabar.export.claim_rows import COLUMNS, rows
from khabar.export.losses import Losses
from khabar.readings.article import Article

MARK = b"\xef\xbb\xbf"
Row = dict[str, str | int | float]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """The sheet, piece by piece."""
    yield from sheet([name for name, _ in COLUMNS], rows(articles, losses), losses)


def sheet(columns: list[str], found: Iterable[Row], losses: Losses) -> Iterator[bytes]:
    """Rows under a line of names, with the mark that tells spreadsheets of UTF-8."""
    yield MARK + _line(columns)
    for row in found:
        yield _line([safe(row.get(name, ""), losses) for name in columns])


def safe(value: str | int | float, losses: Losses) -> str | int | float:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA):
        losses.tell("forced", "cells", "an apostrophe keeps it from being a formula", value[:40])
        return "'" + value
    return value


def _line(cells: Iterable[str | int | float]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
