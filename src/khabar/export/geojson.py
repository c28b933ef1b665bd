"""GeoJSON (RFC 7946): events at honest areas, longitude first.

The geometry is the area in which the text lets the place lie, with a point of it in the
properties: mapping tools take a bare point for the place itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, radians, sin
from typing import Any

import msgspec

from khabar.export.losses import NOTICE, Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.readings.event import Event
from khabar.readings.place import Place

CORNERS = 48
DEGREE_KM = 111.32


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """A feature collection: a feature for each event that has a place we can lay down."""
    yield b'{"type":"FeatureCollection","notice":' + msgspec.json.encode(NOTICE)
    yield b',"features":['
    comma = b""
    for article in articles:
        desk = Desk(article)
        for event in article.events:
            place = desk.place_of(event)
            if place is None or place.lat is None or place.lon is None:
                why = "no place is told" if place is None else "its place is in no gazetteer"
                losses.tell("dropped", "events", why, desk.quote(event.trigger_span))
                continue
            losses.rows += 1
            yield comma + msgspec.json.encode(_feature(desk, event, place)) + b"\n"
            comma = b","
    yield b"]}\n"


def _feature(desk: Desk, event: Event, place: Place) -> dict[str, Any]:
    voice, time, claim = desk.voice_of(event), desk.time_of(event), desk.claim_of.get(event.id)
    return {
        "type": "Feature",
        "id": f"{desk.article.doc}#{event.id}",
        "geometry": area(place),
        "properties": {
            "point": [place.lon, place.lat],
            "statement": desk.link(claim) if claim else None,
            "type": event.type,
            "modality": event.modality,
            "factuality": claim.factuality if claim else None,
            "acled": [event.acled.event_type, event.acled.sub_event_type] if event.acled else None,
            "chain": desk.chain(voice),
            "actor": desk.party(event, "actor")[0],
            "target": desk.party(event, "target")[0],
            "start": time.start if time else None,
            "stop": time.stop if time else None,
            "place": place.name,
            "place_en": place.name_en,
            "relation": place.relation.kind if place.relation else None,
            "acled_geo_precision": place.geo_precision,
            "ucdp_where_prec": place.where_prec,
            "pcode": place.pcode,
            "gazetteer": place.gazetteer,
            "disputed": place.disputed,
            "sensitive": place.sensitive,
            "basis_quote": desk.quote(claim.span) if claim else desk.quote(event.trigger_span),
            "offsets": list(event.trigger_span),
            "reading": "machine",
        },
    }


def area(place: Place) -> dict[str, Any]:
    """The place's own geometry, else a ring at its radius about the point."""
    if place.area and "type" in place.area:
        return dict(place.area)
    assert place.lat is not None
    assert place.lon is not None
    radius = float(place.area["radius_km"]) if place.area else 0.0
    if radius <= 0:
        return {"type": "Point", "coordinates": [place.lon, place.lat]}
    north = radius / DEGREE_KM
    east = north / max(0.05, cos(radians(place.lat)))
    # counter-clockwise, as the right-hand rule wants an outer ring
    ring = [
        [
            round(place.lon + east * cos(radians(360 * n / CORNERS)), 5),
            round(place.lat + north * sin(radians(360 * n / CORNERS)), 5),
        ]
        for n in range(CORNERS)
    ]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
