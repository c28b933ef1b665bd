"""Shapes on the map, as GeoJSON: parts of a circle, corridors, strips along a line.

Distances are on a plane that touches the earth at the shape, which is exact enough for areas of
some hundred kilometres; points are (lat, lon), GeoJSON positions are [lon, lat].
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any

from khabar.readings.place import Place

KM_A_DEGREE = 111.2
FLAT = 0.2
"""The least cosine: nearer the poles a degree of longitude is not taken for shorter."""
STEP = 15.0
"""An arc has a corner every so many degrees."""
BEARINGS = {
    "north": 0.0, "north_east": 45.0, "east": 90.0, "south_east": 135.0,
    "south": 180.0, "south_west": 225.0, "west": 270.0, "north_west": 315.0,
}  # fmt: skip
CENTRE = 0.42
"""The middle of a half disc is so much of its radius from the centre."""
Point = tuple[float, float]
Geometry = dict[str, Any]


def moved(start: Point, km: float, bearing: float) -> Point:
    """The point ``km`` from another towards a bearing (0 is north, 90 east).

    >>> moved((33.0, 44.0), 111.2, 0.0)
    (34.0, 44.0)
    """
    north, east = km * cos(radians(bearing)), km * sin(radians(bearing))
    across = KM_A_DEGREE * max(FLAT, cos(radians(start[0])))
    return round(start[0] + north / KM_A_DEGREE, 4), round(start[1] + east / across, 4)


def sector(centre: Point, inner: float, outer: float, bearing: float, half: float) -> Geometry:
    """What lies between two distances from a point, ``half`` degrees to both sides of a bearing."""
    turns = max(1, round(2 * half / STEP))
    way = [bearing - half + 2 * half * n / turns for n in range(turns + 1)]
    far = [moved(centre, outer, turn) for turn in reversed(way)]
    near = [moved(centre, inner, turn) for turn in way] if inner > 0 else [centre]
    return _polygon([*near, *far])


def corridor(line: Sequence[Point], width: float, side: float | None = None) -> Geometry:
    """What lies within ``width`` km of a line; with a bearing for ``side``, on that side alone."""
    parts = [_leg(one, two, width, side) for one, two in pairwise(line)]
    if len(parts) == 1:
        return _polygon(parts[0])
    rings = [_polygon(part)["coordinates"] for part in parts]
    return {"type": "MultiPolygon", "coordinates": rings}


def _leg(one: Point, two: Point, width: float, side: float | None) -> list[Point]:
    """One leg of a corridor, its ends squared off ``width`` beyond the line's."""
    heading = bearing_of(one, two)
    back, on = moved(one, width / 2, heading + 180), moved(two, width / 2, heading)
    left = right = width
    if side is not None:
        towards = cos(radians(side - heading - 90))
        left, right = (0.0, width) if towards > 0 else (width, 0.0)
    return [
        moved(back, left, heading - 90),
        moved(back, right, heading + 90),
        moved(on, right, heading + 90),
        moved(on, left, heading - 90),
    ]


def bearing_of(one: Point, two: Point) -> float:
    """The bearing from one point to another, 0 to 360.

    >>> round(bearing_of((33.0, 44.0), (33.0, 45.0)))
    90
    """
    east = (two[1] - one[1]) * max(FLAT, cos(radians((one[0] + two[0]) / 2)))
    return degrees(atan2(east, two[0] - one[0])) % 360


def apart_km(one: Point, two: Point) -> float:
    """How far two points are from each other."""
    across = (one[1] - two[1]) * max(FLAT, cos(radians((one[0] + two[0]) / 2)))
    return KM_A_DEGREE * hypot(one[0] - two[0], across)


def middle_of(line: Sequence[Point]) -> Point:
    """The point half way along a line."""
    legs = [apart_km(one, two) for one, two in pairwise(line)]
    left = sum(legs) / 2
    for leg, one, two in zip(legs, line, line[1:], strict=False):
        if left <= leg and leg:
            share = left / leg
            lat, lon = one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])
            return round(lat, 4), round(lon, 4)
        left -= leg
    return line[0]


def _polygon(ring: Iterable[Point]) -> Geometry:
    corners = [[lon, lat] for lat, lon in ring]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


def holds(place: Place, lat: float, lon: float) -> bool:
    """Whether a point lies in the area of a place."""
    area = place.area
    if not area:
        return False
    if "radius_km" in area:
        if place.lat is None or place.lon is None:
            return False
        return apart_km((place.lat, place.lon), (lat, lon)) <= float(area["radius_km"])
    polygons = area["coordinates"] if area["type"] == "MultiPolygon" else [area["coordinates"]]
    return any(_within(polygon[0], lat, lon) for polygon in polygons)


def _within(ring: Sequence[Sequence[float]], lat: float, lon: float) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd
