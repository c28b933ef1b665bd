"""Which annotators read an article, in which order, and what each is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from khabar.annotators.attribution.rules import attributions
from khabar.annotators.dates.rules import disagreements, times
from khabar.annotators.events.rules import events
from khabar.annotators.facts.rules import facts
from khabar.annotators.language.gate import Verdict
from khabar.annotators.language.opened import cut, opened
from khabar.annotators.names.rules import actors
from khabar.annotators.numbers.rules import numbers
from khabar.annotators.places.rules import filed, places
from khabar.annotators.quotations.rules import quotations
from khabar.annotators.tagger.rules import learned
from khabar.annotators.wording.rules import wording
from khabar.lexicon.house import House
from khabar.readings.actor import Actor
from khabar.readings.article import Problem
from khabar.readings.attribution import Attribution
from khabar.readings.event import Event
from khabar.readings.fact import Fact
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.quotation import Quotation
from khabar.readings.time import Time
from khabar.readings.wording import Wording
from khabar.text.annotation import Annotation
from khabar.text.document import Document
from khabar.text.layout import Layout
from khabar.text.words import Words

__all__ = ["Reading", "annotate", "cut"]

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the annotators read in one article."""

    words: Words
    layout: Layout
    language: Verdict
    problems: tuple[Problem, ...]
    numbers: tuple[Annotation[Number], ...]
    times: tuple[Annotation[Time], ...]
    quotations: tuple[Annotation[Quotation], ...]
    actors: tuple[Annotation[Actor], ...]
    places: tuple[Annotation[Place], ...]
    attributions: tuple[Annotation[Attribution], ...]
    events: tuple[Annotation[Event], ...]
    facts: tuple[Annotation[Fact], ...]
    wording: tuple[Annotation[Wording], ...]


def annotate(document: Document, house: House | None = None) -> Reading:
    """Run every annotator over one article.

    A title and the body are read in full; of datelines and date lines only the
    numbers and times are, and of those in a line with the news the places, for they
    carry no news. ``house`` is a desk's own list of words that
    take a side.
    """
    page = opened(document)
    words, heads, layout = page.words, page.heads, page.layout
    when, above = tuple(times(words, heads)), tuple(times(heads))
    dated = _in_order(when, above)
    counted = _in_order(numbers(words, when), numbers(heads, above))
    quoted = tuple(quotations(words))
    told = tuple(actors(words))
    placed = tuple(places(words, told))
    named = learned(words, told, placed)
    return Reading(
        words, layout, page.verdict, (*page.problems, *disagreements(dated)),
        counted, dated, quoted, named, _in_order(placed, filed(heads)),
        tuple(attributions(words, quoted, named, dated, layout)),
        tuple(events(words, counted, dated, placed, named)),
        tuple(facts(words, named, placed, counted)), tuple(wording(words, house)),
    )  # fmt: skip


def _in_order(
    told: Iterable[Annotation[V]], above: Iterable[Annotation[V]]
) -> tuple[Annotation[V], ...]:
    return tuple(sorted((*told, *above), key=lambda found: found.span))
