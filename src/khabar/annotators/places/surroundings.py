"""Where an article is at a mention: for facilities and streets that no gazetteer has."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khabar.annotators.places.lookup import size
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.resolution import Choice, distance_km
from khabar.annotators.places.weights import Weights
from khabar.lexicon.gazetteer import Entry
from khabar.text.words import Words

SETTLED = ("city", "local")
IN_TOWN_KM = 60.0
KNOWN_TOWN = 4.0


def foreign(mention: Mention, choice: Choice | None, weights: Weights) -> bool:
    """Whether the only places of a name lie in countries that the article is not about.

    A village of the same name at the other end of the region is no reading of
    a name that only its kind word vouches for.
    """
    if choice is None or mention.rule == "named" or not weights.total:
        return False
    entry = choice.entry
    if size(entry) >= KNOWN_TOWN or not entry.country:
        return False
    return weights.without(mention.key).get(entry.country, 0.0) <= 0.0


def vouched(mention: Mention) -> bool:
    """Whether the kind word makes a place even of a name that nobody lists."""
    return mention.head is None or mention.head.evidence in ("strong", "definite")


@dataclass(frozen=True, slots=True)
class Towns:
    """The towns that an article names: by sentence, in order, and the one told most."""

    by_sentence: Mapping[int, tuple[tuple[int, Entry], ...]]
    most: Entry | None

    @classmethod
    def of(cls, words: Words, found: Sequence[tuple[Mention, Choice | None]]) -> Towns:
        by_sentence: dict[int, list[tuple[int, Entry]]] = {}
        told: Counter[Entry] = Counter()
        for mention, choice in found:
            if choice and _is_town(mention, choice):
                told[choice.entry] += 1
                sentence = words.sentence_of[mention.first]
                by_sentence.setdefault(sentence, []).append((mention.first, choice.entry))
        most = max(told, key=lambda entry: told[entry], default=None)
        return cls({n: tuple(towns) for n, towns in by_sentence.items()}, most)

    def near(self, words: Words, at: int) -> Entry | None:
        """The town that the article speaks of at word ``at``.

        In its sentence the last one before or the next one; else the one told most.
        """
        here = self.by_sentence.get(words.sentence_of[at], ())
        number = bisect_left(here, at, key=lambda town: town[0])
        if number and here[number - 1][0] != at:
            return here[number - 1][1]
        after = [entry for place, entry in here[number : number + 2] if place != at]
        return after[0] if after else self.most


def _is_town(mention: Mention, choice: Choice) -> bool:
    return choice.entry.kind in SETTLED and not mention.inner and choice.margin > 0.5


def in_town(entry: Entry, town: Entry | None) -> bool:
    """Whether a place lies where the article is."""
    if town is None:
        return True
    return distance_km((entry.lat, entry.lon), (town.lat, town.lon)) <= IN_TOWN_KM
