"""The hand-made rows of the gazetteer: countries, and what newspapers name beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from khabar.lexicon.gazetteer.countries import countries
from khabar.lexicon.gazetteer.entry import Entry
from khabar.lexicon.gazetteer.sources import Sourced
from khabar.lexicon.table import table
from khabar.readings.place import PlaceKind


@dataclass(frozen=True, slots=True)
class Row:
    """A row of ``places_supplement.tsv``; ``exact_km`` is the radius the point may be off by."""

    name: str
    name_en: str
    kind: str
    lat: float
    lon: float
    exact_km: float
    country: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def supplement() -> Iterator[Sourced]:
    """Our own rows, in the table's order; ids come from the English name, kind and country."""
    taken: dict[str, int] = {}
    for row in table("places_supplement", Row):
        slug = "-".join("".join(c if c.isalnum() else " " for c in row.name_en.lower()).split())
        ident = f"khabar:{(row.country or 'xx').lower()}-{row.kind}-{slug}"
        taken[ident] = taken.get(ident, 0) + 1
        if taken[ident] > 1:
            ident += f"-{taken[ident]}"
        entry = Entry(
            ident, row.name, row.name_en, cast(PlaceKind, row.kind), row.lat, row.lon, row.country,
            row.parent, 0, row.exact_km, ("ours", *row.flags),
        )  # fmt: skip
        yield Sourced(entry, (row.name, *row.aliases), "")


def lands() -> Iterator[Sourced]:
    """The countries; "capital" rows are flagged where the cities are merged."""
    for country in countries():
        entry = Entry(
            f"khabar:country-{country.iso.lower()}", country.names[0], country.name_en,
            "country", country.lat, country.lon, country.iso, "", 0, 0.0, (),
        )  # fmt: skip
        yield Sourced(entry, country.names, "")
