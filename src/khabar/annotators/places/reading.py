"""A chosen place as a reading: its area, and how exact the point is."""

from __future__ import annotations

from functools import cache
from math import sqrt
from typing import Literal, cast

from khabar.annotators.places.directions import side_of_form
from khabar.annotators.places.geometry import BEARINGS, CENTRE, moved, sector
from khabar.annotators.places.lookup import size
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.resolution import Choice
from khabar.annotators.places.surroundings import KNOWN_TOWN, in_town
from khabar.lexicon.gazetteer import Entry, gazetteer
from khabar.lexicon.gazetteer.countries import countries
from khabar.lexicon.phrases import key
from khabar.lexicon.table import rows
from khabar.readings.place import Alternative, Place, PlaceKind
from khabar.text.span import Span

Exact = tuple[Literal[1, 2, 3] | None, Literal[1, 2, 3, 4, 5, 6, 7] | None]

RADIUS_KM: dict[str, float] = {
    "country": 500.0,
    "region": 70.0,
    "city": 5.0,
    "facility": 5.0,
    "natural": 30.0,
    "local": 3.0,
}
"""Where the gazetteer states no radius. Cities grow with their people, see `radius_km`."""
EXACT_KM = 13.0
"""The area of no town that is known by name is wider than that of the greatest."""
INNER_KM = 15.0
"""A facility known by its town alone lies within this of the town."""
IN_TOWN = 0.0
"""A street or building is in the town that is told, or within this of it."""
ABOUT_TOWN = 30.0
"""A village that no gazetteer has is within this of the town it is told with."""
HONOURING = frozenset(
    ("hamlet", "street", "square", "quarter", "roundabout", "junction", "suburb", "farm")
)
"""Kinds that are named after places they do not lie in («شارع بغداد»)."""
SHELTERS = frozenset(("camp", "hospital", "clinic", "school", "prison"))


@cache
def disputes() -> dict[str, str]:
    """What the United Nations calls disputed places, by the gazetteer's English name."""
    return {row["name_en"]: row["usage"] for row in rows("place_disputes")}


def needs_town(mention: Mention, choice: Choice | None) -> bool:
    """Whether where it lies is told by the town the article speaks of."""
    if mention.head is None or mention.head.strip:
        return choice is None
    return choice is None or mention.inner


def place_of(
    mention: Mention,
    span: Span,
    text: str,
    choice: Choice | None,
    town: Entry | None = None,
    country: str | None = None,
) -> Place:
    """The reading of a mention.

    ``town`` and ``country`` are where the article is, for what no gazetteer has.
    """
    if choice is not None and mention.inner:
        entry = choice.entry
        honours = mention.head is not None and mention.head.name_en in HONOURING
        elsewhere = town is not None and not in_town(entry, town)
        small = size(entry) < KNOWN_TOWN or entry.kind != "city"
        if (honours and entry.kind != "local") or (elsewhere and (honours or small)):
            choice = None
    if choice is None:
        return _unlisted(mention, span, text, town, country)
    entry = choice.entry
    kind = kind_of(mention, entry)
    inner = mention.inner and entry.kind != kind
    radius = radius_km(entry, kind) + (INNER_KM if inner and entry.kind == "city" else 0.0)
    geo, where = exactness(kind, radius, entry)
    return Place(
        span=span,
        text=text,
        name=text if inner else entry.name,
        name_en=_english(mention, entry) if inner else entry.name_en,
        gazetteer=None if inner else entry.id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        admin1=entry.admin1 or None,
        kind=kind,
        area={"radius_km": round(radius, 1)},
        geo_precision=geo,
        where_prec=where,
        alternatives=tuple(
            Alternative(name_en=e.name_en, lat=e.lat, lon=e.lon, country=e.country or None)
            for e in choice.rivals
        ),
        disputed=disputes().get(entry.name_en),
        sensitive="sensitive" in entry.flags or _sheltering(mention),
    )


def _unlisted(
    mention: Mention, span: Span, text: str, holder: Entry | None, country: str | None
) -> Place:
    """A name that no gazetteer has, laid in what holds it.

    A facility or street lies in the town told, a village some way about it; in
    a division both lie anywhere.
    """
    kind = cast(PlaceKind, mention.head.kind if mention.head else "city")
    if holder is None or kind == "country":
        return Place(
            span=span, text=text, name=text, country=country, kind=kind,
            sensitive=_sheltering(mention),
        )  # fmt: skip
    if mention.rule == "titled" and kind == "region":
        return _part(mention, span, text, country or holder.country)
    wide = holder.kind == "region"
    inner = kind in ("facility", "local", "natural")
    away = 0.0 if wide else IN_TOWN if inner else ABOUT_TOWN
    return Place(
        span=span,
        text=text,
        name=text,
        lat=holder.lat,
        lon=holder.lon,
        country=holder.country or None,
        admin1=holder.admin1 or None,
        kind=kind,
        area={"radius_km": round(radius_km(holder, holder.kind) + away, 1)},
        geo_precision=3 if wide else 2,
        where_prec=4 if wide else 2 if inner else 3,
        sensitive=_sheltering(mention),
    )


def _part(mention: Mention, span: Span, text: str, country: str) -> Place:
    """«المنطقة الشرقية»: a part of the country that the article is about."""
    land = next((land for land in countries() if land.iso == country), None)
    side = side_of_form(mention.key.rpartition(" ")[2])
    if land is None or not side:
        return Place(span=span, text=text, name=text, country=country, kind="region")
    entry = next(e for e in gazetteer().named(key(land.names[0])) if e.kind == "country")
    radius = radius_km(entry, "country")
    lat, lon = moved((entry.lat, entry.lon), CENTRE * radius, BEARINGS[side])
    return Place(
        span=span,
        text=text,
        name=text,
        lat=lat,
        lon=lon,
        country=country,
        kind="region",
        area=sector((entry.lat, entry.lon), 0.0, radius, BEARINGS[side], 90.0),
        geo_precision=3,
        where_prec=5,
    )


def _sheltering(mention: Mention) -> bool:
    """Camps, hospitals, schools and prisons are shown at district level in shared views."""
    return mention.head is not None and mention.head.name_en in SHELTERS


def _english(mention: Mention, entry: Entry) -> str:
    kind = mention.head.name_en if mention.head else ""
    return f"{entry.name_en} {kind}".strip()


def kind_of(mention: Mention, entry: Entry) -> PlaceKind:
    """The kind told by the word before the name, where that stays in the name."""
    head = mention.head
    if head is None or (entry.kind == head.kind):
        return entry.kind
    if not head.strip and mention.inner:
        return head.kind  # type: ignore[return-value]
    if head.kind == "region" and head.name_en != "area" and entry.kind == "city":
        return "region"
    return entry.kind


def radius_km(entry: Entry, kind: PlaceKind) -> float:
    """The radius within which the true place lies, in km."""
    if kind == "region" and entry.kind == "city":
        return max(entry.km, RADIUS_KM["region"])
    if entry.km:
        return entry.km
    if kind == "city" and entry.population:
        return 4.5 + 8.0 * min(1.0, sqrt(entry.population / 3_000_000))
    return RADIUS_KM[kind]


def exactness(kind: PlaceKind, radius: float, entry: Entry) -> Exact:
    """ACLED's geo_precision and UCDP's where_prec for a named place."""
    if kind == "country":
        return 3, 6
    if kind == "region":
        return (3, 4) if "admin1" in entry.flags or radius > 50 else (2, 3)
    if kind == "natural":
        return (3, 7) if radius > 200 and not entry.country else (2, 5)
    return (1, 1) if radius <= EXACT_KM else (2, 2)
