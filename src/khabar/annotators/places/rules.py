"""Places: named places, and places that hang on a named one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from khabar.annotators.places.anchors import Named
from khabar.annotators.places.context import believed, countries_of
from khabar.annotators.places.mention import Mention, span_of
from khabar.annotators.places.mentions import mentions
from khabar.annotators.places.reading import needs_town, place_of
from khabar.annotators.places.relations import relations
from khabar.annotators.places.resolution import Choice, choices
from khabar.annotators.places.runs import adjoining
from khabar.annotators.places.surroundings import Towns, foreign, holders, vouched
from khabar.annotators.places.vocabulary import head_word, words_of_role
from khabar.annotators.places.weights import Weights
from khabar.lexicon.gazetteer import Entry, nisba_country
from khabar.lexicon.verbs import verb_forms
from khabar.readings.actor import Actor
from khabar.readings.place import Place
from khabar.text.annotation import Annotation
from khabar.text.shelf import Shelf
from khabar.text.span import Span
from khabar.text.view import folded
from khabar.text.words import Words

ORGANISED = ("organization", "group")
BY_NAME = ("name", "alias")
PROSE = 60
"""A line that goes on for so many characters after a dateline holds the news itself."""
KNOWN = "names.known"
TITLED = "names.titled"
IN = "في"
LOCAL = ("city", "region")
"""What tells a body from its like in another place, and may stand for that place too."""


def places(words: Words, actors: tuple[Annotation[Actor], ...] = ()) -> Iterator[Annotation[Place]]:
    """Every place of an article and every place by its relation to one, in order.

    What stands inside the longer name of an organisation is left to it.
    """
    candidates = mentions(words)
    weights = countries_of(words, candidates)
    named = list(_named(words, actors, candidates, weights))
    told = [Annotation(place.span, place, f"places.{m.rule}") for m, place in named]
    yield from sorted(
        (*told, *relations(words, Named.of(named, weights.order))), key=lambda found: found.span
    )


def filed(heads: Words) -> Iterator[Annotation[Place]]:
    """Where a report was filed from, told at the head of its first paragraph.

    ``heads`` are the words of datelines; one on a line of its own is left alone.
    """
    for found in places(heads):
        end = heads.text.find("\n", found.span.stop)
        line = heads.text[found.span.stop : end if end >= 0 else len(heads.text)]
        if found.value.relation is None and len(folded(line).text) >= PROSE:
            yield found


def _named(
    words: Words, actors: tuple[Annotation[Actor], ...], candidates: list[Mention], weights: Weights
) -> Iterator[tuple[Mention, Place]]:
    verdicts = believed(words, candidates, weights)
    kept = [mention for mention, yes in zip(candidates, verdicts, strict=True) if yes]
    decided = [
        (mention, None if foreign(mention, choice, weights) else choice)
        for mention, choice in zip(kept, choices(kept, weights, holders(words, kept)), strict=True)
        if vouched(mention) or not foreign(mention, choice, weights)
    ]
    owners = _owners(actors)
    bearers = _bearers(actors)
    outlets = {a.span for a in actors if a.value.kind == "organization"}
    towns = Towns.of(words, decided)
    before: Mention | None = None
    for mention, choice in decided:
        span = span_of(words, mention.first, mention.stop, mention.proclitics)
        if mention.rule == "named" and _borne(span, bearers):
            continue
        owner = _owner(span, owners)
        told = owner is None or _apart(words, mention, choice, owner)
        if owner and not told and not _goes_on(words, before, mention, owner):
            continue
        before = mention
        if span in outlets and choice and not _acts(choice.entry):
            continue
        town = towns.around(words, mention) if needs_town(mention, choice) else None
        yield mention, place_of(mention, span, span.of(words.text), choice, town, weights.first)


class Owner(NamedTuple):
    """The name of an organisation, and whether it is one that our tables know."""

    span: Span
    known: bool


def _owners(actors: tuple[Annotation[Actor], ...]) -> Shelf[Owner]:
    return Shelf.of(
        (a.span, Owner(a.span, a.rule == KNOWN))
        for a in actors
        if a.value.kind in ORGANISED and a.value.mention in BY_NAME
    )


def _bearers(actors: tuple[Annotation[Actor], ...]) -> Shelf[Span]:
    """The bare names of men that a title tells («العميد مقداد ميري»)."""
    return Shelf.of(
        (a.parts[0].span, a.parts[0].span) for a in actors if a.rule == TITLED and a.parts
    )


def _borne(span: Span, bearers: Shelf[Span]) -> bool:
    """Whether a place's name is the last part of a man's, whose first part stands before it."""
    return any(b.start < span.start and span.stop == b.stop for b in bearers.around(span))


def _owner(span: Span, owners: Shelf[Owner]) -> Owner | None:
    """The longer name of an organisation that a place stands in."""
    return next((o for o in owners.around(span) if o.span.width > span.width + 3), None)


def _goes_on(words: Words, before: Mention | None, mention: Mention, owner: Owner) -> bool:
    """Whether a list of places begun outside a name runs into it («إزمير وبورصة وأنطاليا»)."""
    if before is None or not adjoining(words, before, mention):
        return False
    return words.items[before.first].span.start < owner.span.start or mention.proclitics == "و"


def _apart(words: Words, mention: Mention, choice: Choice | None, owner: Owner) -> bool:
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
    if entry.kind == "country" and form[:1] in ("ت", "ي") and verb_forms(form):
        return True
    if form in words_of_role("namesake"):
        return False
    if nisba_country(form) == entry.country and head_word(words.form(mention.first - 2)):
        return True
    if form == IN and not (owner.known and entry.kind == "country"):
        return True
    if owner.known:
        return False
    if entry.kind == "country":
        return _of_two(words, mention, owner.span)
    if entry.kind not in LOCAL or not entry.country:
        return False
    return _opener(words, mention, owner.span) not in words_of_role("namesake")


def _opener(words: Words, mention: Mention, owner: Span) -> str:
    """The first word of the name that a place stands in, without «و»."""
    at = mention.first
    while at and words.items[at - 1].span.start >= owner.start:
        at -= 1
    form = words.form(at)
    return form[1:] if form.startswith("و") and form not in words_of_role("namesake") else form


def _of_two(words: Words, mention: Mention, owner: Span) -> bool:
    """Whether a state's name is all that follows the word for its body («حكومة X»)."""
    first = mention.first - 1
    whole = words.items[first].span.start <= owner.start
    return whole and words.items[mention.stop - 1].span.stop >= owner.stop


def _acts(entry: Entry) -> bool:
    """Whether a place stands for those who rule it: a country or a capital."""
    return entry.kind == "country" or "capital" in entry.flags
