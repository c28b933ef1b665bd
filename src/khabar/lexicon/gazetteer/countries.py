"""Countries, their capitals and their adjectives (nisba)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.lexicon.phrases import key
from khabar.lexicon.table import table
from khabar.text.clitics import openings

ENDINGS = ("", "ة", "ون", "ين", "ان", "تان", "تين", "ات")


@dataclass(frozen=True, slots=True)
class Country:
    """A country of ``countries.tsv``; the point is any point in it.

    ``metonyms`` are further cities that the press names for its government.
    """

    iso: str
    names: tuple[str, ...]
    name_en: str
    lat: float
    lon: float
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


@cache
def countries() -> tuple[Country, ...]:
    """Every country, the region's first."""
    return table("countries", Country)


@cache
def nisba() -> dict[str, str]:
    """Folded adjectives and peoples, without article, to the ISO code of the country.

    «سوري», «سورية», «سوريون», «أتراك» …; «سورية» is a name of the country as well.

    >>> nisba()["عراقيين"], nisba()["اتراك"]
    ('IQ', 'TR')
    """
    found: dict[str, str] = {}
    for country in countries():
        for adjective in country.adjectives:
            *first, last = key(adjective).split(" ")
            for ending in ENDINGS:
                if not first:
                    found.setdefault(last + ending, country.iso)
        for people in country.people:
            found.setdefault(key(people), country.iso)
    return found


@lru_cache(maxsize=1 << 16)
def nisba_country(form: str) -> str | None:
    """The country of a folded word that is an adjective of one, clitics read past.

    >>> nisba_country("والسورية")
    'SY'
    """
    known = nisba()
    for opening in openings(form):
        stem = opening.stem
        if stem in known:
            return known[stem]
        if stem.startswith("ال") and stem[2:] in known:
            return known[stem[2:]]
    return None
