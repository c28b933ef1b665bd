"""Articles as they may leave the desk: private names masked, sensitive places told roughly.

Camps, hospitals, shelters, schools and homes are shown at the level of a district, as far as
their coordinates go: their names stand in the text where the text has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from khabar.export.losses import Losses
from khabar.readings.article import Article
from khabar.readings.place import Place
from khabar.record.masking import is_private, masked

DISTRICT_KM = 25.0
"""About the radius of a district; a shown point lies on a grid as wide."""

GRID = 0.25
"""Degrees between the points of that grid."""


def discreet(articles: Iterable[Article], losses: Losses) -> Iterator[Article]:
    """Each article without the names of private people and the points of sensitive places."""
    for article in articles:
        private = sum(is_private(actor) for actor in article.actors)
        if private:
            losses.tell("forced", "private names", "masked", article.doc)
        shown = tuple(rough(place) if place.sensitive else place for place in article.places)
        if shown != article.places:
            losses.tell("forced", "sensitive places", "shown at district level", article.doc)
        yield masked(replace(article, places=shown))


def rough(place: Place) -> Place:
    """A place at the level of a district: a point of a coarse grid, an area as wide."""
    if place.lat is None or place.lon is None:
        return place
    return replace(
        place,
        lat=round(place.lat / GRID) * GRID,
        lon=round(place.lon / GRID) * GRID,
        area={"radius_km": DISTRICT_KM},
        geo_precision=3,
        where_prec=3,
        gazetteer=None,
        alternatives=(),
    )
