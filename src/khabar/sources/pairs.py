"""Pairs of articles to be set against each other: one pair a line of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, NamedTuple

import msgspec

from khabar.published import day
from khabar.sources.jsonl import Entry, raw_lines, why_broken


class PairEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A pair under its name; fields that are not named here are passed over."""

    id: str
    a: Entry
    b: Entry


class PairLine(NamedTuple):
    """A line by its number, from 1: its pair and the days of both, or why it has none."""

    number: int
    entry: PairEntry | None
    published: tuple[date | None, date | None] = (None, None)
    reason: str = ""


def pairs(stream: BinaryIO, limit: int) -> Iterator[PairLine]:
    """Every line that is not empty, the broken ones with a reason; ``limit`` is in bytes."""
    decode = msgspec.json.Decoder(PairEntry).decode
    for number, (raw, width) in enumerate(raw_lines(stream, limit), start=1):
        if width > limit:
            reason = f"the line is larger than {limit / 1e6:g} MB: cut it up, or raise --max-mb"
            yield PairLine(number, None, reason=reason)
            continue
        if not raw.strip():
            continue
        try:
            entry = decode(raw)
            for side in (entry.a, entry.b):
                if not side.text.strip():
                    raise ValueError("text is empty")
            yield PairLine(number, entry, (day(entry.a.published), day(entry.b.published)))
        except (ValueError, RecursionError) as wrong:
            yield PairLine(number, None, reason=why_broken(wrong))
