"""Articles that were read before: the lines that ``khabar read --format json`` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import msgspec

from khabar.readings.article import Article
from khabar.sources.jsonl import raw_lines, why_broken


class ReadLine(NamedTuple):
    """A line by its number, from 1: its article, or why it has none."""

    number: int
    article: Article | None
    reason: str = ""


def articles(stream: BinaryIO, limit: int) -> Iterator[ReadLine]:
    """Every line that is not empty; what is no reading of ours is told. ``limit`` is in bytes."""
    decode = msgspec.json.Decoder(Article).decode
    for number, (raw, width) in enumerate(raw_lines(stream, limit), start=1):
        if width > limit:
            yield ReadLine(number, None, f"the line is larger than {limit / 1e6:g} MB")
        elif raw.strip():
            try:
                yield ReadLine(number, decode(raw))
            except (ValueError, RecursionError) as wrong:
                why = why_broken(wrong)
                yield ReadLine(number, None, f"{why}: give what khabar read --format json prints")
