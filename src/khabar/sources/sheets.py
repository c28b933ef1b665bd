"""Sheets that come back: rows of a CSV file or a workbook, as words by the name of the column."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

from khabar.sources.refusal import Refusal

MOST_ROWS = 200_000
MOST_CELL = 100_000


def rows(path: Path, most: int, wanted: str) -> list[dict[str, str]]:
    """The rows of a sheet that has the column ``wanted``; of a workbook, of every such page.

    What is no such sheet, or holds more than ``most`` bytes, raises `Refusal`.
    """
    try:
        raw = path.read_bytes()[: most + 1]
    except OSError as wrong:
        raise Refusal(f"{path}: {wrong.strerror}: name the sheet that came back") from None
    if len(raw) > most:
        raise Refusal(f"{path}: it is larger than {most // 1_000_000} MB: cut it up")
    pages = _book(path, raw) if raw[:2] == b"PK" else [_plain(path, raw)]
    found = [page for page in pages if page and wanted in map(str.strip, page[0])]
    if not found:
        raise Refusal(f"{path}: it has no column {wanted}: give back the sheet as it was exported")
    return [row for page in found for row in _named(path, page)]


def _plain(path: Path, raw: bytes) -> list[list[str]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"{path}: it is not in UTF-8: save it as CSV UTF-8 or as XLSX") from None
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    csv.field_size_limit(MOST_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as wrong:
        raise Refusal(f"{path}: it is no CSV ({wrong}): save it anew") from None


def _named(path: Path, lines: list[list[str]]) -> list[dict[str, str]]:
    if len(lines) > MOST_ROWS:
        raise Refusal(f"{path}: it has more than {MOST_ROWS} rows: cut it up")
    head = [name.strip() for name in lines[0]]
    return [dict(zip(head, line, strict=False)) for line in lines[1:]]


def _book(path: Path, raw: bytes) -> list[list[list[str]]]:
    """The pages of a workbook."""
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise Refusal(f"{path}: a workbook needs openpyxl: pip install 'khabar[export]'") from None
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(raw)) as packed:
            if sum(one.file_size for one in packed.infolist()) > 20 * max(len(raw), 5_000_000):
                raise Refusal(f"{path}: it unpacks to too much: save it as CSV UTF-8")
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as wrong:
        raise Refusal(f"{path}: it is no workbook ({wrong}): save it anew") from None
    return [
        [[_words(cell) for cell in line] for line in page.iter_rows(values_only=True)]
        for page in book.worksheets
    ]


def _words(cell: object) -> str:
    """A cell as words; a day as the calendar writes it, whatever the sheet shows."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:g}"
    return str(cell)
