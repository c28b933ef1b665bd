"""How far countries and first-level divisions reach, told from the places in them."""

from __future__ import annotations

from collections import defaultdict
from math import cos, hypot, radians

from khabar.lexicon.gazetteer.entry import Entry
from khabar.lexicon.gazetteer.sources import Sourced

KM_A_DEGREE = 111.2
COVERED, ALL = 0.95, 0.998
"""The share of the places that the radius of a division holds, and that of a country."""
LEAST_KM = 10.0
FEW = 5


def with_extents(places: list[Sourced]) -> list[Sourced]:
    """Give countries and divisions without a radius the one that holds most of their places."""
    within: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for place in places:
        entry = place.entry
        if entry.kind in ("city", "local") and entry.country:
            within[entry.country, ""].append(entry)
            if entry.admin1:
                within[entry.country, entry.admin1].append(entry)
    return [place._replace(entry=_reaching(place.entry, within)) for place in places]


def _reaching(entry: Entry, within: dict[tuple[str, str], list[Entry]]) -> Entry:
    if entry.km:
        return entry
    if entry.kind == "country":
        inner, share = within.get((entry.country, ""), []), ALL
    elif "admin1" in entry.flags:
        inner, share = within.get((entry.country, entry.admin1), []), COVERED
    else:
        return entry
    if len(inner) < FEW:
        return entry
    far = sorted(_apart_km(entry, other) for other in inner)
    return entry._replace(km=float(round(max(LEAST_KM, far[int(share * (len(far) - 1))]))))


def _apart_km(one: Entry, two: Entry) -> float:
    across = (one.lon - two.lon) * cos(radians(one.lat))
    return KM_A_DEGREE * hypot(one.lat - two.lat, across)
