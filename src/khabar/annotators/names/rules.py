"""Names: people, organisations, armed groups, governments and populations."""

from collections.abc import Iterator

from khabar.readings.actor import Actor
from khabar.text.annotation import Annotation
from khabar.text.words import Words


def actors(words: Words) -> Iterator[Annotation[Actor]]:
    """To be written."""
    yield from ()
