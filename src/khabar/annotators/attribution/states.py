"""Names of states and capitals, which speak for their governments."""

from __future__ import annotations

from functools import cache

from khabar.lexicon.gazetteer.countries import countries
from khabar.lexicon.phrases import key
from khabar.text.words import Words


@cache
def land_names() -> frozenset[str]:
    """The folded names of countries, of one word."""
    return frozenset(key(name) for row in countries() for name in row.names if " " not in name)


@cache
def states() -> frozenset[str]:
    """The folded names of countries and their capitals: as sources they are governments."""
    return frozenset(
        key(name) for row in countries() for name in (*row.names, *row.capitals, *row.metonyms)
    )


def country(words: Words, first: int, stop: int) -> bool:
    """Whether a phrase of one to three words is the name of a state or its capital."""
    return " ".join([word.form for word in words.items[first : min(stop, first + 3)]]) in states()
