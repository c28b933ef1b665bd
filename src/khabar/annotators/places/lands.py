"""The ground of a country that only an adjective names: «الأراضي السورية», «المياه التركية»."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.places.mention import Mention
from khabar.annotators.places.vocabulary import HeadWord, words_of_role
from khabar.lexicon.gazetteer import Entry, gazetteer, nisba_country
from khabar.lexicon.gazetteer.countries import countries
from khabar.lexicon.phrases import key
from khabar.text.clitics import openings
from khabar.text.words import Words

FEMININE = ("ية", "يه")


def of_land(words: Words, at: int, stop: int) -> Mention | None:
    """«عبروا إلى الأراضي السورية», and not «حرس الحدود التركي» nor a border of two lands."""
    if at + 1 >= stop or not words.form(at + 1).startswith("ال"):
        return None
    plural, single = words_of_role("grounds"), words_of_role("ground_of_land")
    adjective = words.form(at + 1)
    if adjective in words_of_role("no_land"):
        return None
    for opening in openings(words.items[at].form):
        feminine = opening.stem in plural
        if not feminine and opening.stem not in single:
            continue
        if feminine is not adjective.endswith(FEMININE):
            continue
        land = _land(nisba_country(adjective) or "")
        after = words.form(at + 2) if at + 2 < stop else ""
        if land is None or (after.lstrip("-–و").startswith("ال") and nisba_country(after)):
            continue
        head = HeadWord(opening.stem, "region", "", "strong")
        name = f"{opening.stem} {adjective}"
        return Mention(at, at, at + 2, opening.proclitics, name, (land,), head, "titled")
    return None


@lru_cache(maxsize=1 << 9)
def _land(iso: str) -> Entry | None:
    """The country of an ISO code."""
    land = next((one for one in countries() if one.iso == iso), None)
    if land is None:
        return None
    named = gazetteer().named(key(land.names[0]))
    return next((entry for entry in named if entry.kind == "country"), None)
