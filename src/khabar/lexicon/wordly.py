"""English names of what is composed with a country."""

from __future__ import annotations

from functools import cache

from khabar.lexicon.gazetteer.countries import countries


@cache
def _english() -> dict[str, str]:
    return {country.iso: country.name_en for country in countries()}


def of_country(name_en: str, country: str | None) -> str | None:
    """A head's English name with the country it is of; "{}" marks where an adjective would stand.

    >>> of_country("{} Ministry of Defence", "SY")
    'Ministry of Defence of Syria'
    >>> of_country("spokesman", None)
    'spokesman'
    """
    words = name_en.replace("{}", "").strip()
    if not words:
        return None
    where = _english().get(country or "")
    return f"{words[0].upper()}{words[1:]} of {where}" if where else words
