"""Events: triggers in PLOVER's types, and their arguments."""

from collections.abc import Iterator

from khabar.readings.event import Event
from khabar.text.annotation import Annotation
from khabar.text.words import Words


def events(words: Words) -> Iterator[Annotation[Event]]:
    """To be written."""
    yield from ()
