"""JSON Lines: an article a line, as CONTRACT's input forms say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, NamedTuple

import msgspec

from khabar.published import day
from khabar.readings.article import Publisher
from khabar.sources.refusal import Refusal

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of input; fields that are not named here are passed over."""

    doc: str | None = None
    text: str
    published: str | None = None
    publisher: str | Publisher | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None


DECODER = msgspec.json.Decoder(Entry)


class Line(NamedTuple):
    """A line by its number, from 1: its entry and day, or the reason why it has none.

    ``stop`` is the number of bytes read when it ended, ``raw`` the line as it came.
    """

    number: int
    stop: int
    entry: Entry | None
    published: date | None = None
    reason: str = ""
    raw: bytes = b""


def lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """Every line, the broken ones with a reason; empty lines at the end are no lines.

    A line of more than ``limit`` bytes is broken. A stream in UTF-16 raises `Refusal`.
    """
    place, empty = 0, 0
    number = 0
    for number, (raw, width) in enumerate(raw_lines(stream, limit), start=1):
        if number == 1:
            if raw.startswith(WIDE_MARKS):
                raise Refusal("it is in UTF-16, and JSON Lines are UTF-8: save it as UTF-8")
            raw = raw.removeprefix(UTF8_MARK)
        place += width
        if not raw.strip() and width <= limit:
            empty += 1
            continue
        for back in range(empty, 0, -1):
            yield Line(number - back, place - width, None, None, "the line is empty")
        empty = 0
        yield line(number, place, raw, width, limit)


def line(number: int, stop: int, raw: bytes, width: int, limit: int) -> Line:
    """One line that is not empty; ``width`` is its true width in bytes."""
    if width > limit:
        reason = f"the line is larger than {limit / 1e6:g} MB: cut it up, or raise --max-mb"
        return Line(number, stop, None, None, reason)
    try:
        entry = DECODER.decode(raw)
        if not entry.text.strip():
            raise ValueError("text is empty")
        return Line(number, stop, entry, day(entry.published), raw=raw)
    except (ValueError, RecursionError) as wrong:
        return Line(number, stop, None, None, why_broken(wrong), raw)


def raw_lines(stream: BinaryIO, limit: int) -> Iterator[tuple[bytes, int]]:
    """Each line and its true width in bytes; of one over the limit the rest is let go."""
    while raw := stream.readline(limit + 1):
        width = len(raw)
        if width > limit and not raw.endswith(b"\n"):
            while rest := stream.readline(1 << 20):
                width += len(rest)
                if rest.endswith(b"\n"):
                    break
        yield raw, width


def why_broken(wrong: Exception) -> str:
    if isinstance(wrong, UnicodeDecodeError):
        return f"not UTF-8 at byte {wrong.start + 1} of the line: save the file as UTF-8"
    if isinstance(wrong, msgspec.ValidationError):
        return f"not an article: {str(wrong)[:1].lower()}{str(wrong)[1:]}"
    if isinstance(wrong, msgspec.DecodeError):
        return f"not JSON: {wrong}"
    if isinstance(wrong, RecursionError):
        return "not JSON that can be read: nested too deep"
    return str(wrong)
