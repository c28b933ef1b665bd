"""Lines of JSON and rows of tables as captures, an article (or with ``split`` several) each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, BinaryIO

import msgspec

from khabar.published import day
from khabar.readings.article import Publisher
from khabar.sources.addresses import url_key
from khabar.sources.captured import Arrival, Capture, Failure, Report
from khabar.sources.encodings import decoded
from khabar.sources.inlet import Columns, Given
from khabar.sources.jsonl import Entry, Line, lines
from khabar.sources.plain import keyed_by_text, pieces
from khabar.sources.refusal import Refusal

WIDEST_CELL = 1 << 30


def jsonl_rows(
    stream: BinaryIO, address: str, given: Given, after: int
) -> Iterator[Arrival | Failure]:
    """The lines of a JSON Lines file; positions are bytes."""
    for line in lines(stream, given.limit):
        if line.stop > after:
            yield line_item(line, address, given)


def line_item(line: Line, address: str, given: Given) -> Arrival | Failure:
    """What one line of JSON comes to; its position is where it stops."""
    raw = line.raw.rstrip(b"\r\n")
    try:
        renamed = given.columns != Columns() and raw
        entry = _renamed(raw, given.columns) if renamed else line.entry
        if entry is None:
            raise Refusal(line.reason)
        made = _arrival(entry, raw, address, f"line {line.number}", "member", given)
        return msgspec.structs.replace(made, position=line.stop)
    except (Refusal, ValueError) as why:
        where = f"{address}#line={line.number}"
        return Failure(address=where, stage="parse", reason=str(why), position=line.stop)


def _renamed(raw: bytes, columns: Columns) -> Entry:
    row = msgspec.json.decode(raw)
    if not isinstance(row, dict):
        raise Refusal("not an article: expected an object")
    return _entry(row, columns)


def _entry(row: Mapping[str, Any], columns: Columns) -> Entry:
    """The entry that a row's columns make; a row with no text is refused by its column."""
    told = {name: row.get(column) for name, column in asdict(columns).items()}
    if not isinstance(told["text"], str) or not told["text"].strip():
        raise Refusal(f"it has no text in the column «{columns.text}»: see --text-column")
    kept: dict[str, Any] = {name: _cell(value) for name, value in told.items()}
    if isinstance(told["publisher"], dict):
        kept["publisher"] = told["publisher"]
    return msgspec.convert(kept, Entry)


def _cell(value: Any) -> str | None:
    if value is None or value == "":
        return None
    iso = getattr(value, "isoformat", None)
    return iso() if iso else str(value)


def _arrival(
    entry: Entry, raw: bytes, address: str, member: str, raw_form: str, given: Given
) -> Arrival:
    publisher = entry.publisher
    named = publisher if isinstance(publisher, Publisher) else None
    published = entry.published or given.published
    day(published)  # what is no day is told here, with its line
    report = Report(
        key=url_key(entry.url) if entry.url else f"doc:{address}#{entry.doc or member}",
        text=entry.text,
        doc=entry.doc,
        title=entry.title,
        publisher=named.name if named else (str(publisher or "") or given.publisher),
        publisher_id=named.id if named else None,
        author=entry.author,
        published=published,
        url=entry.url,
        start=0,
        stop=len(entry.text),
    )
    reports = pieces(report, single=not given.split)
    if address == "stdin" and not entry.url:
        reports = tuple(keyed_by_text(one) for one in reports)
    capture = Capture(
        raw=raw,
        raw_form=raw_form,  # type: ignore[arg-type]
        address=entry.url or f"{address}#{member.replace(' ', '=')}",
        method="stdin" if address == "stdin" else "file",
        media_type="application/json",
        container=address,
        member=member,
        encoding="utf-8",
    )
    return Arrival(capture=capture, reports=reports)


def _rows(
    rows: Iterator[Mapping[str, Any]], address: str, given: Given, after: int
) -> Iterator[Arrival | Failure]:
    for number, row in enumerate(rows, start=1):
        if number > after:
            yield row_item(row, number, address, given)


def row_item(row: Mapping[str, Any], number: int, address: str, given: Given) -> Arrival | Failure:
    """What one row of a table comes to; its position is its number, from 1."""
    try:
        raw = msgspec.json.encode({k: _plain(v) for k, v in row.items() if k})
        if len(raw) > given.limit:
            raise Refusal(f"it is larger than {given.limit / 1e6:g} MB: raise --max-mb")
        made = _arrival(_entry(row, given.columns), raw, address, f"row {number}", "row", given)
        return msgspec.structs.replace(made, position=number)
    except (Refusal, ValueError) as why:
        where = f"{address}#row={number}"
        return Failure(address=where, stage="parse", reason=str(why), position=number)


def _plain(value: Any) -> Any:
    simple = isinstance(value, str | int | float | bool | dict | list) or value is None
    return value if simple else str(value)


def csv_rows(
    stream: BinaryIO, address: str, given: Given, after: int
) -> Iterator[Arrival | Failure]:
    """The rows of a CSV or TSV file of any Arabic encoding; positions count rows."""
    raw = stream.read(given.limit + 1)
    if len(raw) > given.limit:
        raise Refusal(
            f"it is larger than {given.limit / 1e6:g} MB: raise --max-mb, or save it as Parquet"
        )
    text = decoded(raw).text
    csv.field_size_limit(WIDEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    names = [*(reader.fieldnames or ())]
    if given.columns.text not in names:
        raise Refusal(
            f"it has no column «{given.columns.text}»: name one of "
            f"{', '.join(map(str, names[:12]))} by --text-column"
        )
    try:
        yield from _rows(reader, address, given, after)
    except csv.Error as wrong:
        raise Refusal(f"it is no CSV ({wrong}, line {reader.line_num}): save it anew") from None


def _delimiter(text: str) -> str:
    """The sign between the columns, by the first line."""
    first = text.partition("\n")[0]
    return max(",;\t|", key=first.count) if any(c in first for c in ",;\t|") else ","


def parquet_rows(
    stream: BinaryIO, address: str, given: Given, after: int
) -> Iterator[Arrival | Failure]:
    """The rows of a Parquet file, read in batches; positions count rows."""
    table = parquet_file(stream, given)
    try:
        batches = table.iter_batches(batch_size=64)
        rows = (row for batch in batches for row in batch.to_pylist())
        yield from _rows(rows, address, given, after)
    except parquet_broken() as wrong:
        raise Refusal(f"it is no Parquet that can be read ({wrong}): write it anew") from None


def parquet_file(stream: BinaryIO, given: Given) -> Any:
    """A Parquet file that has the column of texts; any other is refused."""
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise Refusal("Parquet needs pyarrow: pip install 'khabar[parquet]'") from None
    try:
        table = parquet.ParquetFile(stream)
    except parquet_broken() as wrong:
        raise Refusal(f"it is no Parquet that can be read ({wrong}): write it anew") from None
    names = table.schema_arrow.names
    if given.columns.text not in names:
        raise Refusal(
            f"it has no column «{given.columns.text}»: name one of "
            f"{', '.join(names[:12])} by --text-column"
        )
    return table


def parquet_columns(table: Any, given: Given) -> list[str]:
    """Those of a file's columns that are asked for."""
    asked = asdict(given.columns).values()
    return [name for name in table.schema_arrow.names if name in asked]


def parquet_broken() -> tuple[type[Exception], ...]:
    """What pyarrow raises where a file is not what it says it is."""
    import pyarrow

    return (pyarrow.ArrowException, UnicodeDecodeError, OSError)
