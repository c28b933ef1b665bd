"""Events as features of the map: areas as wide as the text leaves them, no route, no bare pin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from khabar.app.web.seen.asked import Asked
from khabar.app.web.seen.choose import Chosen, time_of, told_events
from khabar.export.geojson import area
from khabar.readings.event import Event
from khabar.readings.place import Place
from khabar.readings.review import CORRECTED

EXACT = 1
"""ACLED's best precision: the town itself. A point is drawn for no other."""


@dataclass(frozen=True)
class Sited:
    """An event with the places it is laid at; ``ends`` are where a movement goes from and to."""

    one: Chosen
    event: Event
    place: Place | None
    ends: tuple[tuple[str, Place], ...]

    @property
    def key(self) -> str:
        """Its name on the page."""
        piece = self.one.piece
        return f"{piece.one}.{piece.two}.{self.event.id}"

    @property
    def laid(self) -> bool:
        """Whether the map can show it."""
        return any(drawable(p) for p in (self.place, *(place for _, place in self.ends)) if p)

    @property
    def day(self) -> str | None:
        """The first day of it, ISO; None where it is open."""
        time = self.one.desk.time_of(self.event)
        start = time_of(time)[0] if time else None
        return start.isoformat() if start else None

    @property
    def quote(self) -> str:
        return self.one.desk.quote(self.one.claim.span)


def drawable(place: Place) -> bool:
    return place.lat is not None and place.lon is not None


def sited(statements: Iterable[Chosen], asked: Asked) -> Iterator[Sited]:
    """Each event that is asked for, with its places as the text has them."""
    for one in statements:
        for event in told_events(one, asked):
            ends = []
            for role in ("from", "to"):
                found = event.argument(role)
                place = one.desk.places.get(found.ref or "") if found else None
                if place:
                    ends.append((role, place))
            yield Sited(one, event, one.desk.place_of(event), tuple(ends))


def features(found: Iterable[Sited]) -> Iterator[dict[str, Any]]:
    """GeoJSON features, longitude first: an area for each place of each event."""
    for number, one in enumerate(found):
        parts = [("place", one.place)] if one.place else []
        if one.ends:  # a movement is told by where it begins and ends, never by a line between
            parts = [(role, place) for role, place in one.ends]
        for role, place in parts:
            if place and drawable(place):
                yield {
                    "type": "Feature",
                    "id": number,
                    "geometry": area(place),
                    "properties": _properties(one, place, role),
                }


def _properties(one: Sited, place: Place, role: str) -> dict[str, Any]:
    return {
        "key": one.key,
        "role": role,
        "look": one.one.look,
        "modality": one.event.modality,
        "exact": place.geo_precision == EXACT and not place.relation and not place.sensitive,
        "middle": [place.lon, place.lat],
        "name": place.name,
        "disputed": place.disputed,
        "corrected": place.rule == CORRECTED,
    }
