"""Dates: days, months, years, parts of day and durations as TIMEX3."""

from collections.abc import Iterator

from khabar.readings.time import Time
from khabar.text.annotation import Annotation
from khabar.text.words import Words


def times(words: Words, numbers: tuple[Annotation[object], ...] = ()) -> Iterator[Annotation[Time]]:
    """To be written."""
    yield from ()
