"""A place given by its relation to another: where it lies, and how exactly."""

from __future__ import annotations

from math import cos, radians
from typing import Literal

from khabar.annotators.places.anchors import Anchor
from khabar.readings.place import Place, PlaceKind, Relation
from khabar.text.annotation import Annotation
from khabar.text.span import Span
from khabar.text.words import Words

KM_A_DEGREE = 111.2
STEPS = {"north": (1.0, 0.0), "south": (-1.0, 0.0), "east": (0.0, 1.0), "west": (0.0, -1.0)}
WIDE = ("country", "region")
NEAR_KM = 10.0
COMPACT_KM = 40.0
"""North of a town lies beyond its edge; of a river or a desert, the anchor's own area stands."""
Where = Literal[1, 2, 3, 4, 5, 6, 7]


def area_of(
    words: Words,
    span: Span,
    kind: str,
    anchors: tuple[Anchor, ...],
    rule: str,
    km: float | None = None,
) -> Annotation[Place]:
    """The reading of a relation of ``kind`` to its anchors, ``km`` away where told."""
    places = tuple(place for anchor in anchors for place in anchor.places)
    located = [place for place in places if place.lat is not None]
    first = anchors[0]
    inside = kind.endswith("_of") and kind.split("_")[0] in STEPS and first.kind in WIDE
    inside = inside and km is None
    lat, lon, radius = _point(kind, located, km, inside)
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
    shape: PlaceKind = "region" if inside or kind in ("countryside_of", "between") else "local"
    place = Place(
        span=span,
        text=text,
        name=text,
        lat=lat,
        lon=lon,
        country=places[0].country if len(countries) == 1 else None,
        admin1=places[0].admin1 if len(places) == 1 else None,
        kind=shape,
        relation=relation,
        area=None if radius is None else {"radius_km": round(radius, 1)},
        geo_precision=geo if located else None,
        where_prec=where if located else None,
    )
    return Annotation(span, place, f"places.{rule}")


def _point(
    kind: str, located: list[Place], km: float | None, inside: bool
) -> tuple[float | None, float | None, float | None]:
    """A representative point and the radius about it; the anchor's where nothing is told."""
    if not located:
        return None, None, None
    lat = sum(place.lat or 0.0 for place in located) / len(located)
    lon = sum(place.lon or 0.0 for place in located) / len(located)
    radius = max((place.area or {}).get("radius_km", NEAR_KM) for place in located)
    if len(located) > 1:
        spread = max(abs((p.lat or 0.0) - lat) + abs((p.lon or 0.0) - lon) for p in located)
        return round(lat, 4), round(lon, 4), radius + spread * KM_A_DEGREE
    steps = [STEPS[part] for part in kind.split("_") if part in STEPS]
    if steps and not inside:
        away = km if km is not None else (radius + NEAR_KM / 2 if radius <= COMPACT_KM else 0.0)
        share = away / len(steps) ** 0.5 / KM_A_DEGREE
        lat += share * sum(step[0] for step in steps)
        lon += share * sum(step[1] for step in steps) / max(0.2, cos(radians(lat)))
        radius = max(5.0, away / 4) if km is not None else radius + NEAR_KM
    elif km is not None:
        radius += km
    elif kind == "countryside_of":
        radius = max(radius, 50.0)
    elif not inside:
        radius += NEAR_KM
    return round(lat, 4), round(lon, 4), radius


def _exactness(kind: str, anchor: str, inside: bool) -> tuple[Literal[1, 2, 3], Where]:
    """ACLED's and UCDP's codes: near a town is 2 and 2, a part of a country 3 and 5."""
    if inside:
        return 3, 5 if anchor == "country" else 4
    if kind == "countryside_of":
        return 2, 3
    if kind in ("between", "along"):
        return 2, 5
    return (3, 5) if anchor in WIDE else (2, 2)
