"""How two readings of one field stand to each other: the same, vaguer, other, or against it."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.time import Time

Standing = Literal["agrees", "vaguer", "fuller", "different", "contradicts"]
"""Of the second against the first; ``different`` where both may hold at once."""

EARTH_KM = 6371.0
NEAR_KM = 5.0
"""Two points nearer than this are one place in a news report."""


def numbers(first: Number, second: Number) -> Standing:
    """Counts of one thing: two exact ones that differ contradict each other."""
    if _exact(first) and _exact(second):
        return "agrees" if first.value == second.value else "contradicts"
    left, right = _bounds(first), _bounds(second)
    if left == right:
        return "agrees"
    if right[0] <= left[0] and left[1] <= right[1]:
        return "vaguer"
    if left[0] <= right[0] and right[1] <= left[1]:
        return "fuller"
    return "different" if left[0] <= right[1] and right[0] <= left[1] else "contradicts"


def _exact(number: Number) -> bool:
    return number.value is not None and not number.approximate and number.low == number.high


def _bounds(number: Number) -> tuple[float, float]:
    low = number.low if number.low is not None else 0.0
    return low, number.high if number.high is not None else float("inf")


def times(first: Time, second: Time) -> Standing | None:
    """Spans of time; None where one of them is open."""
    if not (first.start and first.stop and second.start and second.stop):
        return None
    left, right = (first.start, first.stop), (second.start, second.stop)
    if left == right:
        return "agrees"
    if right[0] <= left[0] and left[1] <= right[1]:
        return "vaguer"
    if left[0] <= right[0] and right[1] <= left[1]:
        return "fuller"
    return "different" if left[0] < right[1] and right[0] < left[1] else "contradicts"


def places(first: Place, second: Place) -> Standing | None:
    """Places by their areas; None where one of them is not known."""
    if first.gazetteer and first.gazetteer == second.gazetteer:
        return _by_relation(first, second)
    if not _located(first) or not _located(second):
        return None
    if first.kind == "country" or second.kind == "country":
        if first.country != second.country:
            return "contradicts"
        return "vaguer" if second.kind == "country" else "fuller"
    apart = kilometres(first, second)
    left, right = radius(first), radius(second)
    if apart <= NEAR_KM and abs(left - right) <= NEAR_KM:
        return "agrees"
    if apart <= max(left, right):
        return "vaguer" if right > left else "fuller"
    return "different" if apart <= left + right + NEAR_KM else "contradicts"


def _by_relation(first: Place, second: Place) -> Standing:
    if first.relation == second.relation:
        return "agrees"
    return "fuller" if second.relation else "vaguer"


def _located(place: Place) -> bool:
    return place.lat is not None and place.lon is not None


def radius(place: Place) -> float:
    """How far from its point a place may lie, in kilometres."""
    area = place.area or {}
    if "radius_km" in area:
        return float(area["radius_km"])
    if not _located(place):
        return 0.0
    return max(
        (_km(place, lat, lon) for lon, lat in _corners(area.get("coordinates"))), default=0.0
    )


def _corners(coordinates: object) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates, list | tuple) and coordinates:
        if isinstance(coordinates[0], int | float):
            yield float(coordinates[0]), float(coordinates[1])
        else:
            for part in coordinates:
                yield from _corners(part)


def kilometres(first: Place, second: Place) -> float:
    """How far two places' points lie apart, on a sphere."""
    assert second.lat is not None
    assert second.lon is not None
    return _km(first, second.lat, second.lon)


def _km(place: Place, lat: float, lon: float) -> float:
    assert place.lat is not None
    assert place.lon is not None
    north, east = radians(lat - place.lat), radians(lon - place.lon)
    half = sin(north / 2) ** 2 + cos(radians(place.lat)) * cos(radians(lat)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))
