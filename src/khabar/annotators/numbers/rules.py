"""Numbers: counts, measures and tolls, with what they count."""

from collections.abc import Iterator

from khabar.readings.number import Number
from khabar.text.annotation import Annotation
from khabar.text.words import Words


def numbers(words: Words, times: tuple[Annotation[object], ...] = ()) -> Iterator[Annotation[Number]]:
    """To be written."""
    yield from ()
