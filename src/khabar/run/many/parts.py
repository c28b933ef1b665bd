"""The files of a run: a part of each table for each chunk, whole or not there.

``<table>/00017.parquet`` are the tables, ``_chunks/00017.json`` says that chunk 17 is done: it
is written last. What bears another name is half done and counts for nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Any

import msgspec

from khabar.export.losses import NOTICE
from khabar.run.many.job import Tally
from khabar.run.many.rows import READ, TABLES, Row, Rows

DONE = "_chunks"
PART = ".part"
"""What a file is called behind its name until it is whole."""


GROUP = 2000
"""Rows of a table that are written at once."""


def arrow_schema(table: str) -> Any:
    """The schema of a table, with its name and the notice in the metadata."""
    import pyarrow as pa

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    told = {b"khabar.schema": f"khabar.{table}/1".encode(), b"khabar.notice": NOTICE.encode()}
    return pa.schema([(name, kinds[kind]) for name, kind in TABLES[table]], metadata=told)


class Parts:
    """The parts of one chunk as they are written: rows are held until they make a group of rows,
    so that a chunk of any size costs the same memory.
    """

    def __init__(self, out: Path, number: int) -> None:
        self._out, self._number = out, number
        self._held = Rows()
        self._places = {name: out / name / f"{number:06}.parquet" for name in READ}
        self._writers: dict[str, Any] = {}
        self.counts = dict.fromkeys(READ, 0)
        self.characters = 0

    def add(self, found: Rows) -> None:
        """Take in rows."""
        self._held.add(found)
        self.characters += sum(row["characters"] for row in found.articles)
        if max(len(getattr(self._held, name)) for name in READ) >= GROUP:
            self._written()

    def _written(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        for name, place in self._places.items():
            rows, schema = getattr(self._held, name), arrow_schema(name)
            if name not in self._writers:
                self._writers[name] = pq.ParquetWriter(beside(place), schema, compression="zstd")
            if rows:
                self._writers[name].write_table(pa.Table.from_pylist(rows, schema))
            self.counts[name] += len(rows)
        self._held = Rows()

    def close(self) -> None:
        """Write what is held, and move all parts into place."""
        self._written()
        for name in reversed(READ):
            self._writers[name].close()
            beside(self._places[name]).replace(self._places[name])

    def done(self, tally: Tally) -> None:
        """Say that the chunk is done: the last thing that is written."""
        whole(_mark(self._out, self._number), msgspec.json.encode(tally))


def write_table(place: Path, table: str, rows: Sequence[Row]) -> None:
    """Rows as a Parquet file, whole or not there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = pa.Table.from_pylist([*rows], arrow_schema(table))
    half = beside(place)
    pq.write_table(made, half, compression="zstd")
    half.replace(place)


def cleared(folder: Path) -> None:
    """Let go of what a killed process left half done."""
    for left in folder.glob(f".*{PART}"):
        left.unlink(missing_ok=True)


def whole(place: Path, content: bytes) -> None:
    """A small file, whole or not there."""
    half = beside(place)
    half.write_bytes(content)
    half.replace(place)


def beside(place: Path) -> Path:
    """A name that no other process takes; readers of folders pass over what begins with a dot."""
    return place.with_name(f".{place.name}.{os.uname().nodename}.{os.getpid()}{PART}")


def make_folders(out: Path) -> None:
    """The folders of a run, without what killed processes left half done."""
    for name in (*READ, DONE):
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        cleared(folder)


def tallies(out: Path, wanted: Set[int]) -> Iterator[Tally]:
    """What became of those of the wanted chunks that are done.

    A mark that is broken, as by a power cut, counts for nothing.
    """
    with os.scandir(out / DONE) as found:
        numbers = sorted(int(each.name[:-5]) for each in found if each.name[:-5].isdecimal())
    for number in numbers:
        if number in wanted:
            try:
                yield msgspec.json.decode(_mark(out, number).read_bytes(), type=Tally)
            except msgspec.DecodeError:
                continue


def _mark(out: Path, number: int) -> Path:
    return out / DONE / f"{number:06}.json"
