"""Where the towns of the sample stories lie: nowhere, so they are laid in the open sea.

An invented story must not be pinned on a real town. None of these names is in a gazetteer, but a
country that a story names would draw them into it all the same; so in samples no place keeps
what the gazetteer gave it, and those below are laid in the Arabian Sea, far from any shore.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from msgspec.structs import replace

from khabar.annotators.places.areas import shape_of
from khabar.readings.article import Article
from khabar.readings.place import Place, Relation
from khabar.text.view import fold

INSIDE = ("facility", "local")
EXACT_KM = 4.0
"""How far a town reaches that is told exactly."""


class Town(NamedTuple):
    """An invented town: degrees north and east, and how far it reaches in kilometres."""

    name: str
    lat: float
    lon: float
    km: float


@cache
def towns() -> dict[str, Town]:
    """The towns of ``nowhere.tsv`` by their folded names."""
    lines = files("khabar.app.web").joinpath("nowhere.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    made = (Town(name, float(lat), float(lon), float(km)) for name, lat, lon, km in rows)
    return {fold(town.name): town for town in made}


def laid_nowhere(article: Article) -> Article:
    """The article with its places in the sea: towns, and the areas that hang on them."""
    named = {town.name: town for one in article.places if (town := _named(one))}
    holder = next(iter(named.values())) if len(named) == 1 else None
    known = {one.id: _laid(one, holder) for one in article.places if one.relation is None}
    places = tuple(
        known[one.id] if one.relation is None else _about(one, one.relation, known)
        for one in article.places
    )
    return replace(article, places=places)


def _named(place: Place) -> Town | None:
    """The town that a place is, or lies in by its name («the market of …»)."""
    name = fold(place.name)
    return next((town for key, town in towns().items() if name.endswith(key)), None)


def _bare(place: Place) -> Place:
    return replace(
        place, gazetteer=None, lat=None, lon=None, country=None, admin1=None, pcode=None,
        area=None, geo_precision=None, where_prec=None, alternatives=(), disputed=None,
    )  # fmt: skip


def _laid(place: Place, holder: Town | None) -> Place:
    """A place in the sea: a town, or what lies in the only town that the article names."""
    found = _named(place) or (holder if place.kind in INSIDE else None)
    if found is None:
        return _bare(place)
    exact = fold(found.name) == fold(place.name)
    id = f"khabar:sample-{found.lat:g}-{found.lon:g}" if exact else None
    point = exact and found.km <= EXACT_KM
    return replace(
        _bare(place), gazetteer=id, lat=found.lat, lon=found.lon, area={"radius_km": found.km},
        geo_precision=1 if point else 2, where_prec=1 if point else 2,
    )  # fmt: skip


def _about(place: Place, relation: Relation, known: dict[str, Place]) -> Place:
    """An area that hangs on a town, drawn about where the town is laid."""
    anchors = [known[id] for id in (relation.anchor, *relation.anchors) if id in known]
    if not anchors:
        words = fold(relation.anchor_text or place.name)
        anchors = [one for one in known.values() if one.lat and fold(one.name) in words][:1]
    bare = _bare(place)
    lat, lon, area = shape_of(relation, anchors)
    if area is None:
        return bare
    return replace(bare, lat=lat, lon=lon, area=area, geo_precision=2, where_prec=3)
