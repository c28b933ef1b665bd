"""Archives cut into slices, each of which a worker opens by itself.

A slice names its file, the items it holds (lines, rows or records, counted from 0) and, where
the form has such, the byte from which to read: no worker reads what another has read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import blake2b
from itertools import islice
from typing import Any, BinaryIO

import msgspec

from khabar.sources.captured import Arrival, Failure
from khabar.sources.files import opened
from khabar.sources.formats import OPENING, Form, form_of
from khabar.sources.inlet import Given
from khabar.sources.jsonl import UTF8_MARK, WIDE_MARKS, line, raw_lines
from khabar.sources.refusal import Refusal
from khabar.sources.rows import (
    csv_rows,
    line_item,
    parquet_broken,
    parquet_columns,
    parquet_file,
    row_item,
)  # fmt: skip
from khabar.sources.warc import failed_on, pages_from, records

EVERY = 64
"""Items between two places that are marked in a file."""

Item = tuple[int, Arrival | Failure]
"""The number of a line, row or record, from 1, and what it comes to."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """An archive as it was found: ``digest`` is of all its bytes.

    ``marks`` are the bytes at which items 0, `EVERY`, twice `EVERY` … begin; none where a form
    cannot be entered in the middle.
    """

    name: str
    path: str
    form: Form
    size: int
    digest: str
    items: int
    marks: tuple[int, ...] = ()


class Slice(msgspec.Struct, frozen=True, kw_only=True):
    """``count`` items of an archive, those after the first ``first``.

    Reading begins at byte ``at``, which is where item ``begins`` stands.
    """

    name: str
    path: str
    form: Form
    first: int
    count: int
    at: int = 0
    begins: int = 0


def counted(path: str, name: str, given: Given) -> Counted:
    """Count the items of an archive; what is none, or cannot be opened, is refused."""
    with opened(path) as stream:
        opening = stream.read(OPENING)
        if not opening:
            raise Refusal("it is empty: give a file that holds articles")
        form = form_of(path, opening)
        if form not in COUNTERS:
            raise Refusal(
                f"it is {form}, no archive of articles: give Parquet, JSON Lines, CSV or WARC, "
                "and texts and pages to khabar ingest"
            )
        stream.seek(0)
        digest = _digest(stream)
        stream.seek(0)
        items, marks = COUNTERS[form](stream, given)
    return Counted(
        name=name, path=os.path.abspath(path), form=form, size=os.path.getsize(path),
        digest=digest, items=items, marks=marks,
    )  # fmt: skip


def cut(archive: Counted, size: int) -> Iterator[Slice]:
    """Slices of ``size`` items; the last may hold less."""
    for first in range(0, archive.items, size):
        mark = first // EVERY
        begins = mark * EVERY if archive.marks else 0
        yield Slice(
            name=archive.name, path=archive.path, form=archive.form, first=first,
            count=min(size, archive.items - first),
            at=archive.marks[mark] if archive.marks else 0, begins=begins,
        )  # fmt: skip


def items(wanted: Slice, given: Given) -> Iterator[Item]:
    """The items of a slice that hold something, each with its number in the file, from 1."""
    with opened(wanted.path) as stream:
        yield from READERS[wanted.form](stream, wanted, given)


def _safely(made: Callable[[], Arrival | Failure], name: str) -> Arrival | Failure:
    """What an item comes to; a mistake of ours on it costs no other."""
    try:
        return made()
    except Exception as wrong:
        return failed_on(name, wrong)


def _digest(stream: BinaryIO) -> str:
    seen = blake2b(digest_size=16)
    while block := stream.read(1 << 20):
        seen.update(block)
    return seen.hexdigest()


def _count_lines(stream: BinaryIO, given: Given) -> tuple[int, tuple[int, ...]]:
    place, number, marks = 0, 0, []
    for number, (raw, width) in enumerate(raw_lines(stream, given.limit), start=1):
        if number == 1 and raw.startswith(WIDE_MARKS):
            raise Refusal("it is in UTF-16, and JSON Lines are UTF-8: save it as UTF-8")
        if number % EVERY == 1:
            marks.append(place)
        place += width
    return number, tuple(marks)


def _lines(stream: BinaryIO, wanted: Slice, given: Given) -> Iterator[Item]:
    stream.seek(wanted.at)
    before = wanted.first - wanted.begins
    some = islice(raw_lines(stream, given.limit), before, before + wanted.count)
    for number, (raw, width) in enumerate(some, start=wanted.first + 1):
        bare = raw.removeprefix(UTF8_MARK) if number == 1 else raw
        if bare.strip() or width > given.limit:  # an empty line is no article and no failure
            read = line(number, 0, bare, width, given.limit)
            yield number, _safely(partial(line_item, read, wanted.name, given), wanted.name)


def _count_csv(stream: BinaryIO, given: Given) -> tuple[int, tuple[int, ...]]:
    return sum(1 for _ in csv_rows(stream, "", given, 0)), ()


def _csv(stream: BinaryIO, wanted: Slice, given: Given) -> Iterator[Item]:
    found = csv_rows(stream, wanted.name, given, wanted.first)
    yield from enumerate(islice(found, wanted.count), start=wanted.first + 1)


def _count_rows(stream: BinaryIO, given: Given) -> tuple[int, tuple[int, ...]]:
    return int(parquet_file(stream, given).metadata.num_rows), ()


def _rows(stream: BinaryIO, wanted: Slice, given: Given) -> Iterator[Item]:
    """Rows of the row groups that a slice touches; of their columns those alone that are asked."""
    table = parquet_file(stream, given)
    groups, begins, place = [], None, 0
    for number in range(table.metadata.num_row_groups):
        size = table.metadata.row_group(number).num_rows
        if place < wanted.first + wanted.count and place + size > wanted.first:
            groups.append(number)
            begins = place if begins is None else begins
        place += size
    before = wanted.first - (begins or 0)
    number = wanted.first
    try:
        rows = _from(table, groups, parquet_columns(table, given), before)
        for number, row in enumerate(islice(rows, wanted.count), start=wanted.first + 1):
            made = partial(row_item, row, number, wanted.name, given)
            yield number, _safely(made, wanted.name)
    except parquet_broken() as wrong:
        last = wanted.first + wanted.count
        reason = f"rows {number + 1} to {last} cannot be read ({wrong}): write the file anew"
        yield number + 1, Failure(address=wanted.name, stage="open", reason=reason)


def _from(table: Any, groups: list[int], columns: list[str], before: int) -> Iterator[Any]:
    """The rows of row groups after the first ``before``."""
    for batch in table.iter_batches(batch_size=256, row_groups=groups, columns=columns):
        if before >= batch.num_rows:
            before -= batch.num_rows
            continue
        yield from batch.slice(before).to_pylist()
        before = 0


def _count_records(stream: BinaryIO, given: Given) -> tuple[int, tuple[int, ...]]:
    """Records of an archive; marks only where each begins at a byte of its own.

    Where an archive breaks off, what comes after its last whole record counts as one item.
    """
    number, marks, last, apart = 0, [], -1, True
    try:
        for number, record in enumerate(records(stream), start=1):
            if number % EVERY == 1:
                marks.append(record.stream_pos)
            apart, last = apart and record.stream_pos > last, record.stream_pos
    except Refusal:
        number += 1
        if number % EVERY == 1:
            marks.append(last)
    return number, tuple(marks) if apart else ()


def _records(stream: BinaryIO, wanted: Slice, given: Given) -> Iterator[Item]:
    stream.seek(wanted.at)
    last = wanted.first + wanted.count
    for number, item in pages_from(stream, wanted.name, given, wanted.begins, wanted.first):
        if number > last:
            return
        if item is not None:
            yield number, item
        if number == last:
            return


COUNTERS: dict[str, Callable[[BinaryIO, Given], tuple[int, tuple[int, ...]]]] = {
    "jsonl": _count_lines, "csv": _count_csv, "parquet": _count_rows,
    "warc": _count_records,
}  # fmt: skip
READERS: dict[str, Callable[[BinaryIO, Slice, Given], Iterator[Item]]] = {
    "jsonl": _lines, "csv": _csv, "parquet": _rows, "warc": _records,
}  # fmt: skip
