"""Places: named places, and places that hang on a named one."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.annotators.places.anchors import Named
from khabar.annotators.places.context import believed, countries_of
from khabar.annotators.places.mention import Mention, span_of
from khabar.annotators.places.mentions import mentions
from khabar.annotators.places.reading import needs_town, place_of
from khabar.annotators.places.relations import relations
from khabar.annotators.places.resolution import choices
from khabar.annotators.places.surroundings import Towns, foreign, vouched
from khabar.lexicon.gazetteer import Entry
from khabar.readings.actor import Actor
from khabar.readings.place import Place
from khabar.text.annotation import Annotation
from khabar.text.shelf import Shelf
from khabar.text.span import Span
from khabar.text.words import Words

ORGANISED = ("organization", "group")
BY_NAME = ("name", "alias")


def places(words: Words, actors: tuple[Annotation[Actor], ...] = ()) -> Iterator[Annotation[Place]]:
    """Every place of an article and every place by its relation to one, in order.

    What stands inside the longer name of an organisation is left to it.
    """
    named = list(_named(words, actors))
    told = [Annotation(place.span, place, f"places.{m.rule}") for m, place in named]
    yield from sorted((*told, *relations(words, Named.of(named))), key=lambda found: found.span)


def _named(words: Words, actors: tuple[Annotation[Actor], ...]) -> Iterator[tuple[Mention, Place]]:
    candidates = mentions(words)
    weights = countries_of(words, candidates)
    verdicts = believed(words, candidates, weights)
    kept = [mention for mention, yes in zip(candidates, verdicts, strict=True) if yes]
    decided = [
        (mention, None if foreign(mention, choice, weights) else choice)
        for mention, choice in zip(kept, choices(kept, weights), strict=True)
        if vouched(mention) or not foreign(mention, choice, weights)
    ]
    owned = Shelf.of(
        (a.span, a.span) for a in actors if a.value.kind in ORGANISED and a.value.mention in BY_NAME
    )
    outlets = {a.span for a in actors if a.value.kind == "organization"}
    towns = Towns.of(words, decided)
    for mention, choice in decided:
        span = span_of(words, mention.first, mention.stop, mention.proclitics)
        if _inside(span, owned) and not _apart(mention):
            continue
        if span in outlets and choice and not _acts(choice.entry):
            continue
        town = towns.near(words, mention.first) if needs_town(mention, choice) else None
        yield mention, place_of(mention, span, span.of(words.text), choice, town, weights.first)


def _apart(mention: Mention) -> bool:
    """Whether a place in an organisation's name is told for itself.

    With a kind word («مجلس مدينة X») or a preposition of its own («الموالية ل…»).
    """
    if mention.rule == "headed" and mention.head is not None and mention.head.strip:
        return True
    return mention.proclitics[-1:] in ("ل", "ب")


def _acts(entry: Entry) -> bool:
    """Whether a place stands for those who rule it: a country or a capital."""
    return entry.kind == "country" or "capital" in entry.flags


def _inside(span: Span, owners: Shelf[Span]) -> bool:
    return any(owner.width > span.width + 3 for owner in owners.around(span))
