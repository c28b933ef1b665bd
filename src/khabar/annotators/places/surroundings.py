"""Where an article is at a mention: for facilities and streets that no gazetteer has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from khabar.annotators.places.lookup import size
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.resolution import Choice, distance_km
from khabar.lexicon.gazetteer import Entry
from khabar.text.words import Words

SETTLED = ("city", "local")
IN_TOWN_KM = 60.0
KNOWN_TOWN = 4.0


def foreign(mention: Mention, choice: Choice | None, weights: Mapping[str, float]) -> bool:
    """Whether the only places of a name lie in countries that the article is not about.

    A village of the same name at the other end of the region is no reading of
    a name that only its kind word vouches for.
    """
    if choice is None or mention.rule == "named" or not weights:
        return False
    entry = choice.entry
    if size(entry) >= KNOWN_TOWN or not entry.country:
        return False
    return weights.get(entry.country, 0.0) <= 0.0


def town_of(words: Words, at: int, found: Sequence[tuple[Mention, Choice | None]]) -> Entry | None:
    """The town that the article speaks of at mention ``at``.

    In its sentence the last one before or the next one; else the one told most.
    """
    sentence = words.sentence_of[found[at][0].first]
    towns = [
        (n, mention, choice.entry)
        for n, (mention, choice) in enumerate(found)
        if n != at and choice and _is_town(mention, choice)
    ]
    here = [(n, entry) for n, m, entry in towns if words.sentence_of[m.first] == sentence]
    before = [entry for n, entry in here if n < at]
    if here:
        return before[-1] if before else here[0][1]
    told = Counter(entry for _, _, entry in towns)
    return max(told, key=lambda entry: told[entry], default=None)


def _is_town(mention: Mention, choice: Choice) -> bool:
    return choice.entry.kind in SETTLED and not mention.inner and choice.margin > 0.5


def in_town(entry: Entry, town: Entry | None) -> bool:
    """Whether a place lies where the article is."""
    if town is None:
        return True
    return distance_km((entry.lat, entry.lon), (town.lat, town.lon)) <= IN_TOWN_KM
