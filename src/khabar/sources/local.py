"""A file of any form as an inlet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from khabar.sources.captured import Arrival, Capture, Failure
from khabar.sources.files import STDIN, opened, size_of
from khabar.sources.formats import OPENING, Form, form_of
from khabar.sources.inlet import Given, Inlet
from khabar.sources.refusal import Refusal

Whole = Callable[[Capture, Given], Arrival]
"""A form whose file is one capture."""


def inlet(path: str, given: Given) -> Inlet:
    """The inlet of one file, or of standard input for "-"; nothing is opened yet."""
    if path == STDIN:
        return Inlet("standard input", lambda at: _items(path, "stdin", given, at))
    place = Path(os.path.abspath(path))
    try:
        state = place.stat()
    except OSError:
        return Inlet(path, lambda at: _items(path, place.as_uri(), given, at))
    told = f"{place}\n{state.st_size}\n{state.st_mtime_ns}\n{given!r}"
    source = sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
    return Inlet(path, lambda at: _items(path, _uri(place), given, at), source, state.st_size)


def _uri(place: Path) -> str:
    try:
        return place.as_uri()
    except UnicodeEncodeError:
        return "file://" + os.fsencode(place).decode("utf-8", "backslashreplace")


def _items(path: str, address: str, given: Given, after: int) -> Iterator[Arrival | Failure]:
    try:
        with opened(path) as stream:
            yield from _streamed(stream, path, address, given, after)
    except Refusal as why:
        yield Failure(address=address, stage="open", reason=str(why))
    except OSError as wrong:
        reason = f"it cannot be read ({wrong.strerror or wrong}): check the disk"
        yield Failure(address=address, stage="open", reason=reason)


def _streamed(
    stream: BinaryIO, path: str, address: str, given: Given, after: int
) -> Iterator[Arrival | Failure]:
    if path == STDIN:
        opening = stream.read(OPENING)
        form = form_of("", opening)
    else:
        opening = stream.read(OPENING)
        stream.seek(0)
        form = form_of(path, opening)
    if form in MANY:
        joined = Rejoined(opening, stream) if path == STDIN else stream
        yield from _many(form, joined, address, given, after)
        return
    raw = _whole(opening if path == STDIN else b"", stream, size_of(path), given.limit)
    method = "stdin" if path == STDIN else "file"
    capture = Capture(raw=raw, address=address, method=method)  # type: ignore[arg-type]
    if form == "telegram":
        yield from import_module("khabar.sources.telegram").posts(capture, given)
        return
    yield one(form)(capture, given)


WHOLE = {
    "html": "khabar.sources.html",
    "pdf": "khabar.sources.pdf",
    "docx": "khabar.sources.docx",
    "feed": "khabar.sources.feeds",
    "text": "khabar.sources.plain",
}
"""Where forms are read whose file is one capture: each module has an ``arrival``."""

MANY = {
    "jsonl": ("khabar.sources.rows", "jsonl_rows"),
    "csv": ("khabar.sources.rows", "csv_rows"),
    "parquet": ("khabar.sources.rows", "parquet_rows"),
    "warc": ("khabar.sources.warc", "warc"),
    "wacz": ("khabar.sources.warc", "wacz"),
}
"""Where forms are read that hold many. All are loaded when a file asks for them."""


def one(form: Form) -> Whole:
    """The reader of a form whose file is one capture. What it is given may be refused."""
    reader: Whole = import_module(WHOLE[form]).arrival
    return reader


def _many(
    form: Form, stream: BinaryIO, address: str, given: Given, after: int
) -> Iterator[Arrival | Failure]:
    home, name = MANY[form]
    items: Iterator[Arrival | Failure] = getattr(import_module(home), name)(
        stream, address, given, after
    )
    return items


def _whole(before: bytes, stream: BinaryIO, size: int | None, limit: int) -> bytes:
    told = f"it is larger than {limit / 1e6:g} MB: cut it up, or raise the limit with --max-mb"
    if (size or 0) > limit:
        raise Refusal(told)
    raw = before + stream.read(limit + 1 - len(before))
    if len(raw) > limit:
        raise Refusal(told)
    if not raw.strip():
        raise Refusal("it is empty: give a file that holds an article")
    return raw


class Rejoined(BytesIO):
    """A pipe whose first bytes were read already, as a stream of lines again."""

    def __init__(self, opening: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._opening, self._rest = opening, rest

    def read(self, size: int | None = -1, /) -> bytes:
        if not self._opening:
            return self._rest.read(-1 if size is None else size)
        if size is None or size < 0:
            found, self._opening = self._opening + self._rest.read(), b""
            return found
        found, self._opening = self._opening[:size], self._opening[size:]
        return found

    def readline(self, size: int | None = -1, /) -> bytes:
        bound = -1 if size is None else size
        if not self._opening:
            return self._rest.readline(bound)
        stop = self._opening.find(b"\n") + 1 or len(self._opening)
        stop = stop if bound < 0 else min(stop, bound)
        found, self._opening = self._opening[:stop], self._opening[stop:]
        if found.endswith(b"\n") or len(found) == bound:
            return found
        return found + self._rest.readline(-1 if bound < 0 else bound - len(found))
