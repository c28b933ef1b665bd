"""The terms of a store that a name in a filter stands for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from sqlalchemy import Connection

from khabar.lexicon.gazetteer import gazetteer
from khabar.store.dialect import dialect_of
from khabar.text.view import fold

EARTH_KM = 6371.0
KM_A_DEGREE = 110.0
"""Of latitude: less than it is, so that nothing near is passed over."""


def named(connection: Connection, kind: str, told: str) -> list[int]:
    """Terms that are called so: by key, by name, or by a name that holds the words."""
    name = fold(told.strip())
    which = "SELECT id, key, label FROM terms WHERE kind = :kind"
    keys = (told, f"name:{name}", name, told.upper())
    padded = f" {name} "
    return [
        number
        for number, key, label in dialect_of(connection).rows(connection, which, {"kind": kind})
        if key in keys or (kind != "type" and padded in f" {_folded(label)} ")
    ]


_folded = lru_cache(maxsize=1 << 16)(fold)


def places(connection: Connection, told: str, km: float | None) -> list[int]:
    """Terms of places that bear the name, lie in what bears it, or lie within ``km`` of it."""
    name = fold(told.strip())
    entries = gazetteer().named(name)[:8]
    which = "SELECT id, key, label, lat, lon, country, admin1 FROM terms WHERE kind = 'place'"
    rows = [*dialect_of(connection).rows(connection, which)]
    keys = {told, *(entry.id for entry in entries)}
    found = {row[0] for row in rows if row[1] in keys or _folded(row[2]) == name}
    if km is None:
        whole = {e.country for e in entries if e.kind == "country" and e.country}
        parts = {
            (e.country, admin1)
            for e in entries
            if e.kind == "region"
            for admin1 in (e.name_en, e.admin1)
            if admin1
        }
        found |= {row[0] for row in rows if row[5] in whole or row[5:7] in parts}
    else:
        middles: list[Sequence[float]] = [(entry.lat, entry.lon) for entry in entries]
        middles += [row[3:5] for row in rows if row[1] == told]
        for lat, lon in middles:
            found |= {row[0] for row in rows if _near(row[3], row[4], lat, lon, km)}
    return sorted(found)


def _near(
    lat: float | None, lon: float | None, lat2: float | None, lon2: float | None, km: float
) -> bool:
    if lat is None or lon is None or lat2 is None or lon2 is None:
        return False
    if abs(lat - lat2) > km / KM_A_DEGREE:
        return False
    return distance(lat, lon, lat2, lon2) <= km


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points, on a sphere.

    >>> round(distance(33.51, 36.29, 36.2, 37.16))
    309
    """
    up, down = radians(lat), radians(lat2)
    a = sin((down - up) / 2) ** 2 + cos(up) * cos(down) * sin(radians(lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(a))
