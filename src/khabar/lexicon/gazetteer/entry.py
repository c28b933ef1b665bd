"""One place of the gazetteer."""

from __future__ import annotations

from typing import NamedTuple

from khabar.readings.place import PlaceKind

KINDS: dict[str, PlaceKind] = {
    "C": "country",
    "R": "region",
    "c": "city",
    "F": "facility",
    "N": "natural",
    "L": "local",
}
"""The one-letter kinds of the built file."""


class Entry(NamedTuple):
    """A place as the gazetteer knows it.

    ``id`` says whose row it is: "wof:…", "gn:…" or "khabar:…" (ours). ``admin1``
    is the English name of the first-level division, "" where not known.
    ``population`` is 0 where not known. The true place lies within ``km`` of
    the point (0: not stated). ``flags`` holds "capital", "weak" (only with
    evidence), "military" and "sensitive". ``country`` is ISO 3166-1 alpha-2, or "".
    """

    id: str
    name: str
    name_en: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    km: float
    flags: tuple[str, ...]


def entry_of(line: str) -> Entry:
    """Read a row of the built file.

    >>> entry_of("khabar:x\\tالواحة\\tThe Oasis\\tc\\t33.5\\t38.6\\tSY\\t\\t\\t5\\t").lat
    33.5
    """
    cells = line.split("\t")
    return Entry(
        cells[0],
        cells[1],
        cells[2],
        KINDS[cells[3]],
        float(cells[4]),
        float(cells[5]),
        cells[6],
        cells[7],
        int(cells[8] or 0),
        float(cells[9] or 0),
        tuple(cells[10].split()),
    )


def line_of(entry: Entry) -> str:
    """The row of the built file for an entry; what `entry_of` reads."""
    letter = next(letter for letter, kind in KINDS.items() if kind == entry.kind)
    point = (f"{entry.lat:.4f}".rstrip("0").rstrip("."), f"{entry.lon:.4f}".rstrip("0").rstrip("."))
    size = (str(entry.population or ""), f"{entry.km:g}" if entry.km else "")
    cells = (entry.id, entry.name, entry.name_en, letter, *point, entry.country, entry.admin1)
    return "\t".join((*cells, *size, " ".join(entry.flags)))
