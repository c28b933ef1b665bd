"""Wording: words that take a side."""

from collections.abc import Iterator

from khabar.readings.wording import Wording
from khabar.text.annotation import Annotation
from khabar.text.words import Words


def wording(words: Words) -> Iterator[Annotation[Wording]]:
    """To be written."""
    yield from ()
