"""The words by which a relation of places may begin: phrases, directions, distances."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.annotators.places.directions import direction_words, names_direction
from khabar.annotators.places.distances import opens_distance
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import rows
from khabar.text.clitics import openings

CLITICS = ("ل", "ب")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase of ``place_relations.tsv`` says: the relation and what it hangs on."""

    relation: str
    anchor: str
    clitic: str


@cache
def phrases() -> Phrases[Phrase]:
    """The phrases of nearness and the like, loaded once."""
    pairs = []
    for row in rows("place_relations"):
        *first, last = row["phrase"].split(" ")
        clitic = last if last in CLITICS else ""
        text = " ".join(first) if clitic else row["phrase"]
        pairs.append((text, Phrase(row["relation"], row["anchor"], clitic)))
    return Phrases.of(pairs)


@lru_cache(maxsize=1 << 15)
def opens(form: str) -> bool:
    """Whether a phrase of relation may begin with this word: most cannot."""
    if not _opening_stems().isdisjoint([opening.stem for opening in openings(form)]):
        longest = phrases().longest
        if names_direction(form) or any(o.stem in longest for o in openings(form)):
            return True
    return opens_distance(form)


@cache
def _opening_stems() -> frozenset[str]:
    """The words by one of which, clitics aside, a relation without a figure begins."""
    return frozenset((*phrases().longest, *direction_words()))
