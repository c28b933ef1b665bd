"""Places, and places given by their relation to another."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from khabar.readings.value import Added, Placed

PlaceKind = Literal["country", "region", "city", "facility", "natural", "local"]


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How a place hangs on another: north_of, countryside_of, near, between, along …

    ``inside`` is true for a part of the anchor («شمال العراق»). ``anchor`` and
    ``anchors`` name places; as annotated they are empty and the texts count.
    """

    kind: str
    km: float | None = None
    inside: bool = False
    anchor: str | None = None
    anchor_text: str | None = None
    anchors: tuple[str, ...] = ()
    anchor_texts: tuple[str, ...] = ()


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the same name that was not chosen."""

    name_en: str
    lat: float
    lon: float
    country: str | None


class Place(Placed, frozen=True, kw_only=True):
    """A named place, or with ``relation`` an area that hangs on one.

    ``gazetteer`` is the id of the entry it was resolved to ("wof:…", "gn:…",
    "khabar:…"). ``area`` is ``{"radius_km": float}`` or a GeoJSON geometry.
    ``geo_precision`` is ACLED's 1-3, ``where_prec`` UCDP's 1-7.
    ``transliterated`` says that ``name_en`` was spelt by machine: a guess.
    """

    name: str
    name_en: str | None = None
    gazetteer: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    pcode: str | None = None
    kind: PlaceKind
    relation: Relation | None = None
    area: dict[str, Any] | None = None
    geo_precision: Literal[1, 2, 3] | None = None
    where_prec: Literal[1, 2, 3, 4, 5, 6, 7] | None = None
    alternatives: tuple[Alternative, ...] = ()
    as_actor: str | None = None
    disputed: str | None = None
    sensitive: bool = False
    confidence: float | None = None
    transliterated: Annotated[bool, Added] = False
