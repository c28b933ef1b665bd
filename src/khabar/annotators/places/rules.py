"""Places: named places, and places that hang on a named one."""

from collections.abc import Iterator

from khabar.readings.place import Place
from khabar.text.annotation import Annotation
from khabar.text.words import Words


def places(
    words: Words, actors: tuple[Annotation[object], ...] = ()
) -> Iterator[Annotation[Place]]:
    """To be written."""
    yield from ()
