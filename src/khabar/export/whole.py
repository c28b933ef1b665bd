"""Articles as they are: a line of JSON each, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.export.jsonlines import lines
from khabar.export.losses import Losses
from khabar.readings.article import Article


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """A line for each article."""
    for line in lines(articles):
        losses.rows += 1
        yield line
