"""A place given by its relation to another: where it lies, and how exactly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from khabar.annotators.places.anchors import Anchor
from khabar.annotators.places.geometry import (
    BEARINGS,
    CENTRE,
    Geometry,
    Point,
    apart_km,
    corridor,
    middle_of,
    moved,
    sector,
)
from khabar.annotators.places.lines import line_of
from khabar.readings.place import Place, PlaceKind, Relation
from khabar.text.annotation import Annotation
from khabar.text.span import Span
from khabar.text.words import Words

WIDE = ("country", "region")
NEAR_KM = 10.0
COUNTRYSIDE_KM = 50.0
COMPACT_KM = 40.0
"""North of a town lies beyond its edge; of a river or a desert, the anchor's own area stands."""
REACH_KM = 30.0
"""How far beyond the edge of a town a direction still means «north of» it."""
HALF, HALF_BETWEEN = 60.0, 45.0
"""Degrees to both sides of a direction, and of one between two («north-east»)."""
PART = 90.0
"""A part of a country is the half of it that lies that way."""
SLACK = 0.3
"""A distance told in round figures may be off by this share of it."""
STRIP_KM, BANK_KM = 20.0, 15.0
"""How far from a border, or from a river, «on» it reaches."""
NARROW_KM, SHARE_OF_WAY, BROAD_KM = 5.0, 0.15, 30.0
"""The half width of a way between two places: a share of its length, within bounds."""
Where = Literal[1, 2, 3, 4, 5, 6, 7]


class Shape(NamedTuple):
    """A representative point and the area about it."""

    lat: float | None
    lon: float | None
    area: Geometry | None


NOWHERE = Shape(None, None, None)


def area_of(
    words: Words,
    span: Span,
    kind: str,
    anchors: tuple[Anchor, ...],
    rule: str,
    km: float | None = None,
    side: str = "",
) -> Annotation[Place]:
    """The reading of a relation of ``kind`` to its anchors, ``km`` away where told.

    ``side`` is the direction of an adjective («ريف X الشمالي», «الضفة الشرقية»).
    """
    places = tuple(place for anchor in anchors for place in anchor.places)
    first = anchors[0]
    inside = kind.removesuffix("_of") in BEARINGS and first.kind in WIDE and km is None
    line = next((anchor.line for anchor in anchors if anchor.line), ())
    shape = _shape(kind, places, line, km, inside, side)
    geo, where = _exactness(kind, first.kind, inside)
    texts = tuple(text for anchor in anchors for text in (anchor.texts or (anchor.text,)))
    relation = Relation(
        kind=kind,
        km=km,
        inside=inside,
        anchor_text=first.text if len(anchors) == 1 else None,
        anchor_texts=texts if len(texts) > 1 or len(anchors) > 1 or texts[0] != first.text else (),
    )
    text = span.of(words.text)
    countries = {place.country for place in places}
    kind_of: PlaceKind = "region" if inside or kind in ("countryside_of", "between") else "local"
    place = Place(
        span=span,
        text=text,
        name=text,
        lat=shape.lat,
        lon=shape.lon,
        country=places[0].country if len(countries) == 1 else None,
        admin1=places[0].admin1 if len(places) == 1 else None,
        kind=kind_of,
        relation=relation,
        area=shape.area,
        geo_precision=geo if shape.area else None,
        where_prec=where if shape.area else None,
    )
    return Annotation(span, place, f"places.{rule}")


def shape_of(relation: Relation, places: Sequence[Place]) -> Shape:
    """The area of a relation to places that were laid down anew; nowhere where none of them is."""
    return _shape(relation.kind, places, (), relation.km, relation.inside, "")


def _shape(
    kind: str, places: Sequence[Place], line: Sequence[Point], km: float | None,
    inside: bool, side: str,
) -> Shape:  # fmt: skip
    located = [place for place in places if place.lat is not None]
    points = [(place.lat or 0.0, place.lon or 0.0) for place in located]
    radius = max([_radius(place) for place in located], default=NEAR_KM)
    bearing = BEARINGS.get(kind.removesuffix("_of"))
    if len(line) > 1:
        return _strip(line, STRIP_KM, "")
    if not points:
        return NOWHERE
    if len(points) > 1:
        return _way(points, radius) if kind in ("between", "along") else _all(points, radius)
    river = line_of(located[0].name_en or "") if kind in ("along", "near") else ()
    if river:
        return _strip(river, BANK_KM, side)
    centre = points[0]
    if bearing is not None:
        return _directed(centre, radius, kind, bearing, km, inside)
    if kind == "countryside_of":
        return _round(centre, max(radius, COUNTRYSIDE_KM), side)
    return _round(centre, radius + (NEAR_KM if km is None else km), side)


def _radius(place: Place) -> float:
    return float((place.area or {}).get("radius_km", NEAR_KM))


def _directed(
    centre: Point, radius: float, kind: str, bearing: float, km: float | None, inside: bool
) -> Shape:
    half = HALF_BETWEEN if "_" in kind.removesuffix("_of") else HALF
    if inside:
        lat, lon = moved(centre, CENTRE * radius, bearing)
        return Shape(lat, lon, sector(centre, 0.0, radius, bearing, PART))
    if km is not None:
        off = max(SLACK * km, min(radius, km / 2))
        lat, lon = moved(centre, km, bearing)
        return Shape(lat, lon, sector(centre, max(0.0, km - off), km + off, bearing, half))
    if radius > COMPACT_KM:
        lat, lon = moved(centre, CENTRE * radius, bearing)
        return Shape(lat, lon, sector(centre, 0.0, radius + NEAR_KM, bearing, PART))
    lat, lon = moved(centre, radius + NEAR_KM / 2, bearing)
    return Shape(lat, lon, sector(centre, 0.0, radius + REACH_KM, bearing, half))


def _round(centre: Point, radius: float, side: str) -> Shape:
    """A circle about the anchor, or the half of it on one side."""
    if side not in BEARINGS:
        return Shape(*centre, {"radius_km": round(radius, 1)})
    lat, lon = moved(centre, CENTRE * radius, BEARINGS[side])
    return Shape(lat, lon, sector(centre, 0.0, radius, BEARINGS[side], PART))


def _way(points: Sequence[Point], radius: float) -> Shape:
    """The corridor between places, as wide as they are themselves or as the way is long."""
    length = sum(apart_km(one, two) for one, two in pairwise(points))
    if length <= 0:
        return _round(points[0], radius + NEAR_KM, "")
    width = min(BROAD_KM, max(NARROW_KM, SHARE_OF_WAY * length))
    lat, lon = middle_of(points)
    return Shape(lat, lon, corridor(points, width))


def _all(points: Sequence[Point], radius: float) -> Shape:
    """The circle that holds several places."""
    lat = round(sum(point[0] for point in points) / len(points), 4)
    lon = round(sum(point[1] for point in points) / len(points), 4)
    spread = max(apart_km((lat, lon), point) for point in points)
    return Shape(lat, lon, {"radius_km": round(radius + spread + NEAR_KM, 1)})


def _strip(line: Sequence[Point], width: float, side: str) -> Shape:
    lat, lon = middle_of(line)
    return Shape(lat, lon, corridor(line, width, BEARINGS.get(side)))


def _exactness(kind: str, anchor: str, inside: bool) -> tuple[Literal[1, 2, 3], Where]:
    """ACLED's and UCDP's codes: near a town is 2 and 2, a part of a country 3 and 5."""
    if inside:
        return 3, 5 if anchor == "country" else 4
    if kind == "countryside_of":
        return 2, 3
    if kind in ("between", "along"):
        return 2, 5
    return (3, 5) if anchor in WIDE else (2, 2)
