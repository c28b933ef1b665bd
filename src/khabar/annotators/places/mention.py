"""What may be the mention of a place, before it is decided which place it is."""

from __future__ import annotations

from typing import NamedTuple

from khabar.annotators.places.vocabulary import HeadWord
from khabar.lexicon.gazetteer import Entry
from khabar.text.span import Span
from khabar.text.view import folded
from khabar.text.words import Words


class Mention(NamedTuple):
    """Words ``first`` up to ``stop`` may name a place.

    ``lead`` is the first word that belongs to the phrase, a stripped kind word
    included. ``proclitics`` are left out of the span. ``entries`` are the
    places so named, none for a name that only its kind word vouches for;
    ``inner`` says that they are the place in the facility's name, not it.
    ``rule`` names what vouches: headed, coordinated, or named.
    """

    lead: int
    first: int
    stop: int
    proclitics: str
    key: str
    entries: tuple[Entry, ...]
    head: HeadWord | None
    rule: str
    loose: bool = False
    inner: bool = False
    follows: int | None = None


def span_of(words: Words, first: int, stop: int, proclitics: str) -> Span:
    """Where words stand, the proclitics of the first left out."""
    whole = words.span(first, stop)
    if not proclitics:
        return whole
    word = words.items[first].span
    places = folded(word.of(words.text)).places
    return Span(word.start + places[min(len(proclitics), len(places) - 2)], whole.stop)
