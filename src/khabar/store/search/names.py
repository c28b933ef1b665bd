"""The terms of a store that a name in a filter stands for."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from sqlalchemy import Connection

from khabar.lexicon.gazetteer import gazetteer
from khabar.lexicon.gazetteer.entry import Entry
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


class _Row(NamedTuple):
    """A term of a place."""

    id: int
    key: str
    label: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None


def places(connection: Connection, told: str, km: float | None) -> list[int]:
    """Terms of places that bear the name, lie in what bears it, or lie within ``km`` of it."""
    name = fold(told.strip())
    entries = gazetteer().named(name)[:8]
    which = "SELECT id, key, label, lat, lon, country, admin1 FROM terms WHERE kind = 'place'"
    rows = [_Row(*row) for row in dialect_of(connection).rows(connection, which)]
    by_key = [row for row in rows if row.key == told]
    return [
        row.id
        for row in rows
        if row.key == told
        or _folded(row.label) == name
        or any(_lies_in(row, entry, km) for entry in entries)
        or (km is not None and any(_near(row, each.lat, each.lon, km) for each in by_key))
    ]


def _lies_in(row: _Row, entry: Entry, km: float | None) -> bool:
    country, admin1 = row.country, row.admin1
    if row.key == entry.id:
        return True
    if km is not None:
        return _near(row, entry.lat, entry.lon, km)
    if entry.kind == "country":
        return bool(country) and country == entry.country
    if entry.kind == "region" and entry.country == country and admin1:
        return admin1 in (entry.name_en, entry.admin1)
    return False


def _near(row: _Row, lat: float | None, lon: float | None, km: float) -> bool:
    if lat is None or lon is None or row.lat is None or row.lon is None:
        return False
    if abs(row.lat - lat) > km / KM_A_DEGREE:
        return False
    return distance(lat, lon, row.lat, row.lon) <= km


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points, on a sphere.

    >>> round(distance(33.51, 36.29, 36.2, 37.16))
    309
    """
    up, down = radians(lat), radians(lat2)
    a = sin((down - up) / 2) ** 2 + cos(up) * cos(down) * sin(radians(lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(a))
