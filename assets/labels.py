"""Names for the base map, of our own gazetteer: countries, and towns by how many live there.

``python assets/labels.py`` writes ``labels.json`` beside the base map: a list of
``[Arabic, English, longitude, latitude, zoom]``, ``zoom`` being the scale from which a name
is shown. Camps and other sensitive places have none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from khabar.lexicon.gazetteer import countries, gazetteer
from khabar.lexicon.gazetteer.entry import Entry, entry_of

OUT = Path(__file__).parents[1] / "src/khabar/app/web/static/vendor/labels.json"
WEST, SOUTH, EAST, NORTH = -18, -3, 64, 42
REGION = 30
"""Countries of the table that are named from far off: the region's come first."""
TINY = ("VA", "SM", "MC", "AD", "LI", "MT", "SG")
STEPS = ((1_500_000, 4.0), (500_000, 5.0), (150_000, 6.2), (40_000, 7.4))
CAPITAL = 4.2
NEAR = 0.3
"""Degrees within which a lesser place of the same name is the same."""

Label = tuple[str, str, float, float, float]


def labels() -> Iterator[Label]:
    """Countries first, then towns, the largest first."""
    for number, country in enumerate(countries()):
        point = round(country.lon, 2), round(country.lat, 2)
        zoom = 2.2 if number < REGION else 5.5 if country.iso in TINY else 3.2
        yield country.names[0], country.name_en, *point, zoom
    shown: dict[str, list[Entry]] = {}
    known: dict[str, list[Entry]] = {}
    for entry in _entries():
        known.setdefault(entry.name, []).append(entry)
    for entry in sorted(_entries(), key=lambda e: ("capital" not in e.flags, -e.population)):
        whole = entry.name.rpartition(" ")[0]  # a quarter beside its town: the town is named
        if any(_near(one, entry) for one in known.get(whole, ())):
            continue
        zoom = CAPITAL if "capital" in entry.flags else _zoom(entry.population)
        before = shown.setdefault(entry.name, [])
        if zoom is None or any(_near(one, entry) for one in before):
            continue
        before.append(entry)
        yield entry.name, entry.name_en, round(entry.lon, 3), round(entry.lat, 3), zoom


def _near(one: Entry, other: Entry) -> bool:
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) < NEAR


def _zoom(population: int) -> float | None:
    return next((zoom for least, zoom in STEPS if population >= least), None)


def _entries() -> Iterator[Entry]:
    for line in gazetteer()._rows.decode().splitlines():
        entry = entry_of(line)
        near = WEST <= entry.lon <= EAST and SOUTH <= entry.lat <= NORTH
        if near and entry.kind == "city" and "sensitive" not in entry.flags:
            yield entry


if __name__ == "__main__":
    rows = ",\n".join(json.dumps(one, ensure_ascii=False) for one in labels())
    OUT.write_text(f"[\n{rows}\n]\n", encoding="utf-8")
