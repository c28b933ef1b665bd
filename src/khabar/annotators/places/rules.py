"""Places: named places, and places that hang on a named one."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.annotators.places.anchors import Named
from khabar.annotators.places.context import believed, countries_of
from khabar.annotators.places.mention import Mention, span_of
from khabar.annotators.places.mentions import mentions
from khabar.annotators.places.reading import needs_town, place_of
from khabar.annotators.places.relations import relations
from khabar.annotators.places.resolution import Choice, choices
from khabar.annotators.places.runs import adjoining
from khabar.annotators.places.surroundings import Towns, foreign, vouched
from khabar.annotators.places.vocabulary import head_word
from khabar.lexicon.gazetteer import Entry, nisba_country
from khabar.lexicon.verbs import verb_forms
from khabar.readings.actor import Actor
from khabar.readings.place import Place
from khabar.text.annotation import Annotation
from khabar.text.shelf import Shelf
from khabar.text.span import Span
from khabar.text.words import Words

ORGANISED = ("organization", "group")
BY_NAME = ("name", "alias")
LOCAL = ("city", "region")
"""What tells a body from its like in another place, and may stand for that place too."""


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
    owners = _owners(actors)
    outlets = {a.span for a in actors if a.value.kind == "organization"}
    towns = Towns.of(words, decided)
    for n, (mention, choice) in enumerate(decided):
        span = span_of(words, mention.first, mention.stop, mention.proclitics)
        owner = _owner(span, owners)
        if owner and not _apart(words, mention, choice):
            before = decided[n - 1][0] if n else None
            if before is None or not _goes_on(words, before, mention, owner):
                continue
        if span in outlets and choice and not _acts(choice.entry):
            continue
        town = towns.around(words, mention) if needs_town(mention, choice) else None
        yield mention, place_of(mention, span, span.of(words.text), choice, town, weights.first)


def _owners(actors: tuple[Annotation[Actor], ...]) -> Shelf[Span]:
    return Shelf.of(
        (a.span, a.span) for a in actors if a.value.kind in ORGANISED and a.value.mention in BY_NAME
    )


def _owner(span: Span, owners: Shelf[Span]) -> Span | None:
    """The longer name of an organisation that a place stands in."""
    return next((o for o in owners.around(span) if o.width > span.width + 3), None)


def _goes_on(words: Words, before: Mention, mention: Mention, owner: Span) -> bool:
    """Whether a list of places begun outside a name runs into it («إزمير وبورصة وأنطاليا»)."""
    if not adjoining(words, before, mention):
        return False
    return words.items[before.first].span.start < owner.start or (
        mention.proclitics.startswith("و") and words.items[mention.first].span.start <= owner.start
    )


def _apart(words: Words, mention: Mention, choice: Choice | None) -> bool:
    """Whether a place in an organisation's name is told for itself.

    With a kind word («مجلس مدينة X»), a preposition of its own («الموالية ل…»),
    a verb («تحالف تقوده X»), or what it is the capital of («العاصمة العراقية X»);
    and a town or division by which a body is told from its like («شرطة X»).
    """
    if mention.rule == "headed" and mention.head is not None and mention.head.strip:
        return True
    if mention.proclitics[-1:] in ("ل", "ب"):
        return True
    if choice is None or mention.rule != "named":
        return False
    entry = choice.entry
    form = words.form(mention.first - 1)
    if entry.kind == "country":
        return form[:1] in ("ت", "ي") and bool(verb_forms(form))
    if nisba_country(form) == entry.country and head_word(words.form(mention.first - 2)):
        return True
    return entry.kind in LOCAL and bool(entry.country) and "ours" not in entry.flags


def _acts(entry: Entry) -> bool:
    """Whether a place stands for those who rule it: a country or a capital."""
    return entry.kind == "country" or "capital" in entry.flags
