"""JSON Lines: one object a line, UTF-8, no ASCII escapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from khabar.readings.article import Article
from khabar.readings.broken import Broken

ENCODER = msgspec.json.Encoder()


def lines(articles: Iterable[Article | Broken]) -> Iterator[bytes]:
    """Each article, or what is broken, as a line with its end."""
    for article in articles:
        yield ENCODER.encode_lines((article,))
