"""Which annotators read an article, in which order, and what each is given."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.annotators.attribution.rules import attributions
from khabar.annotators.dates.rules import times
from khabar.annotators.events.rules import events
from khabar.annotators.names.rules import actors
from khabar.annotators.numbers.rules import numbers
from khabar.annotators.places.rules import places
from khabar.annotators.quotations.rules import quotations
from khabar.annotators.wording.rules import wording
from khabar.readings.actor import Actor
from khabar.readings.attribution import Attribution
from khabar.readings.event import Event
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.quotation import Quotation
from khabar.readings.time import Time
from khabar.readings.wording import Wording
from khabar.text.annotation import Annotation
from khabar.text.document import Document
from khabar.text.layout import Layout
from khabar.text.sentences import sentences
from khabar.text.span import Span
from khabar.text.words import Words, words_of


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the annotators read in one article."""

    words: Words
    layout: Layout
    numbers: tuple[Annotation[Number], ...]
    times: tuple[Annotation[Time], ...]
    quotations: tuple[Annotation[Quotation], ...]
    actors: tuple[Annotation[Actor], ...]
    places: tuple[Annotation[Place], ...]
    attributions: tuple[Annotation[Attribution], ...]
    events: tuple[Annotation[Event], ...]
    wording: tuple[Annotation[Wording], ...]


def annotate(document: Document) -> Reading:
    """Run every annotator over one article."""
    layout = Layout(None, (Span(0, len(document.text)),))
    words = words_of(document, sentences(document.text, layout.body, frozenset()))
    counted = tuple(numbers(words))
    dated = tuple(times(words, counted))
    quoted = tuple(quotations(words))
    named = tuple(actors(words))
    placed = tuple(places(words, named))
    return Reading(
        words, layout, counted, dated, quoted, named, placed,
        tuple(attributions(words, quoted, named, dated, layout)), tuple(events(words)), tuple(wording(words)),
    )  # fmt: skip
