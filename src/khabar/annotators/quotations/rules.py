"""Quotations: what stands between marks of any kind, turned round or left open."""

from collections.abc import Iterator

from khabar.readings.quotation import Quotation
from khabar.text.annotation import Annotation
from khabar.text.words import Words


def quotations(words: Words) -> Iterator[Annotation[Quotation]]:
    """To be written."""
    yield from ()
