"""Which country those belong to who are named without one: where they stand, or where it happens.

«المتظاهرون في …» are of the country of the place told with them. A state's own («الشرطة»,
«الحكومة», «الوزير») without a country are those of the country that the article is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from msgspec.structs import replace

from khabar.lexicon.actors import head_rows
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.eras import organ
from khabar.lexicon.name_index import steering
from khabar.readings.actor import Actor
from khabar.readings.place import Place
from khabar.text.clitics import ARTICLE
from khabar.text.shelf import Shelf
from khabar.text.span import Span
from khabar.text.view import fold

STATE = frozenset({"GOV", "COP", "LEG", "JUD", "SPY"})
"""The sectors of those who serve a state; soldiers may serve any, but for «the army»."""
TWICE = 2
"""So often a country must be told: one town may share its name with another."""
MEANS = frozenset({"air-force", "navy", "military-bases"})
"""Organs whose nouns also mean aircraft and boats of anyone."""
NEAR = 40
"""Code points between someone and the place told with him, at most."""
MOST_WORDS = 4
SHARE = 0.6
"""The part of an article's places and actors that must be of one country for it to be its own."""


def situated(
    actors: Sequence[Actor], places: Sequence[Place], text: str, day: date | None = None
) -> tuple[Actor, ...]:
    """The mentions with a country, where the text leaves no doubt of it."""
    named = Shelf.of((place.span, place) for place in places if place.country)
    home = about([*(p.country for p in places), *(a.country for a in actors)])
    return tuple(_situated(actor, named, home, text, day) for actor in actors)


def about(told: Iterable[str | None]) -> str | None:
    """The country of most of the places and actors of an article, or None."""
    counts = Counter(country for country in told if country)
    if not counts:
        return None
    (country, n), *_ = counts.most_common(1)
    return country if n >= max(TWICE, SHARE * counts.total()) else None


def _situated(
    actor: Actor, named: Shelf[Place], home: str | None, text: str, day: date | None
) -> Actor:
    words = stems_of(actor.text)
    if actor.country or actor.entity or not words.isdisjoint(steering("elsewhere")):
        return actor
    loyal = not words.isdisjoint(steering("loyal"))  # «الموالية لإيران» are not of Iran
    country = None if loyal else _beside(actor.span, named, text)
    own = actor.sector in STATE or fold(actor.name) in _organs()
    if country is None and own and not _sent(actor):
        country = home
    if country is None:
        return actor
    return replace(actor, country=country, entity=_organ(actor, country, day))


def _organ(actor: Actor, country: str, day: date | None) -> str:
    """The id of a state's organ that is named by its noun alone («الجيش», «النيابة»)."""
    key = _organs().get(fold(actor.name), "")
    return organ(f"khabar:{country.lower()}-{key}", country, day) if key else ""


@cache
def _organs() -> dict[str, str]:
    """Heads that name a state's organ by themselves, folded and with their article."""
    found, abroad = {}, steering("elsewhere")
    for row in head_rows():
        if (
            row.key
            and row.key not in MEANS
            and row.ends == "state"
            and stems_of(row.head).isdisjoint(abroad)
        ):
            word = fold(row.head)
            alone = word.startswith(ARTICLE) or " " in word
            found[word if alone else f"{ARTICLE}{word}"] = row.key
    return found


def _sent(actor: Actor) -> bool:
    """Whether someone may serve another state: delegations, ministers and envoys in the plural."""
    return actor.kind == "group" and actor.sector == "GOV"


def stems_of(text: str) -> frozenset[str]:
    """The words of a text, folded, each with and without what is joined to it."""
    return frozenset(stem for word in fold(text).split() for stem in stems(word))


def _beside(span: Span, named: Shelf[Place], text: str) -> str | None:
    """The country of a place within a mention, or told right after it («… في بلدة …»)."""
    inside = named.over(span)
    if inside:
        return inside[-1].country
    after = named.over(Span(span.stop, span.stop + NEAR))
    for place in after:
        if place.span.start < span.stop:
            continue
        between = fold(text[span.stop : place.span.start]).split()
        return place.country if _leads(between) else None
    return None


def _leads(between: Sequence[str]) -> bool:
    """Whether the words between someone and a place say that he is there or from there."""
    if not between or len(between) > MOST_WORDS:
        return False
    words, (first, *rest) = noun_class("placeword"), between
    if first not in steering("situating") and first.removeprefix("ب") not in words.union({""}):
        return False
    return all(word.removeprefix("ال") in words for word in rest)
