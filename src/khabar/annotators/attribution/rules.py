"""Attribution: whose word a stretch of text rests on."""

from collections.abc import Iterator

from khabar.readings.attribution import Attribution
from khabar.text.annotation import Annotation
from khabar.text.words import Words


def attributions(words: Words) -> Iterator[Annotation[Attribution]]:
    """To be written."""
    yield from ()
