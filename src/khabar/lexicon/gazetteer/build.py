"""Build the gazetteer file from the extracts and the tables: repeatable to the byte.

``python -m khabar.lexicon.gazetteer.build`` writes it beside this module;
``--check`` fails when the file there is not what the sources give.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from khabar.lexicon.gazetteer.countries import countries
from khabar.lexicon.gazetteer.entry import Entry, line_of
from khabar.lexicon.gazetteer.extents import with_extents
from khabar.lexicon.gazetteer.index import FILE, pack
from khabar.lexicon.gazetteer.sources import Sourced, geonames, plain_key, whos_on_first
from khabar.lexicon.gazetteer.supplement import lands, supplement
from khabar.lexicon.table import table

EXTRACTS = Path(__file__).parents[4] / "data" / "gazetteer"
NEAR_DEGREES = 0.09
"""Some 10 km: a place of the same name and kind within it is the same place."""
SEAT_DEGREES, SHARE_OF_SEAT = 0.5, 4
"""A district's town lies within this of its middle, and has about this part of its people."""

ROUGH_DEGREES = 0.4
"""How far from a place, both ways together, the point of its rank may lie."""


def same_id(places: Iterable[Sourced]) -> list[Sourced]:
    """Join rows of one GeoNames id and kind: the first row's point, the larger population."""
    by_id: dict[tuple[str, str], int] = {}
    kept: list[Sourced] = []
    for place in places:
        mark = (place.geonames, place.entry.kind)
        if place.geonames and mark in by_id:
            kept[by_id[mark]] = joined(kept[by_id[mark]], place)
            continue
        by_id[mark] = len(kept)
        kept.append(place)
    return kept


def joined(first: Sourced, second: Sourced) -> Sourced:
    """One place of two rows; of a town GeoNames has the better point."""
    one, two = first.entry, second.entry
    better = two if one.kind == "city" and one.id[:4] == "wof:" and two.id[:3] == "gn:" else one
    entry = one._replace(
        lat=better.lat,
        lon=better.lon,
        population=max(one.population, two.population),
        admin1=one.admin1 or two.admin1,
        flags=tuple(dict.fromkeys((*one.flags, *two.flags))),
        name_en=one.name_en if one.name_en[:1].isascii() or not two.name_en else two.name_en,
    )
    return Sourced(entry, tuple(dict.fromkeys((*first.names, *second.names))), first.geonames)


def same_spot(places: Iterable[Sourced]) -> list[Sourced]:
    """Join rows of one name, kind and country that lie within some 10 km.

    A row of ours takes in one that another source lays in the next country.
    """
    seen: dict[tuple[str, str, str], list[int]] = {}
    kept: list[Sourced] = []
    for place in places:
        entry = place.entry
        marks = [(plain_key(name), entry.kind, entry.country) for name in place.names]
        ours = [] if "ours" in entry.flags else [(*mark[:2], "") for mark in marks]
        twin = next(
            (
                n
                for mark in (*marks, *ours)
                for n in seen.get(mark, ())
                if _near(kept[n].entry, entry)
            ),
            None,
        )
        if twin is None:
            twin = len(kept)
            kept.append(place)
        else:
            kept[twin] = joined(kept[twin], place)
        also = [(*mark[:2], "") for mark in marks] if "ours" in entry.flags else []
        for mark in (*marks, *also):
            seen.setdefault(mark, []).append(twin)
    return kept


def with_seats(places: list[Sourced]) -> list[Sourced]:
    """Give a town without figures a share of the district that bears its name about it."""
    districts: dict[tuple[str, str], list[Entry]] = {}
    for place in places:
        entry = place.entry
        if entry.kind == "region" and entry.population and "admin1" not in entry.flags:
            for name in place.names:
                districts.setdefault((plain_key(name), entry.country), []).append(entry)
    found = []
    for place in places:
        entry, names, ident = place
        if entry.kind == "city" and not entry.population:
            marks = [(plain_key(name), entry.country) for name in names]
            seats = [d for mark in marks for d in districts.get(mark, ()) if _about(d, entry)]
            share = max((d.population for d in seats), default=0) // SHARE_OF_SEAT
            entry = entry._replace(population=share)
        found.append(Sourced(entry, names, ident))
    return found


@dataclass(frozen=True, slots=True)
class Rank:
    """A row of ``place_ranks.tsv``: how many live, to the nearest step, in a place of that name."""

    name: str
    country: str
    lat: float
    lon: float
    people: int


def with_ranks(places: list[Sourced]) -> list[Sourced]:
    """Give the towns of ``place_ranks.tsv`` that no source has figures for their rank.

    It is the nearest place of the name about the point, which is only rough.
    """
    towns: dict[tuple[str, str], list[int]] = {}
    for n, place in enumerate(places):
        if place.entry.kind in ("city", "local"):
            for name in place.names:
                towns.setdefault((plain_key(name), place.entry.country), []).append(n)
    found = list(places)
    for rank in table("place_ranks", Rank):
        there = [
            n for n in towns.get((plain_key(rank.name), rank.country), ()) if _by(found[n], rank)
        ]
        if not there:
            print(f"no place for the rank of {rank.name}, {rank.country}", file=sys.stderr)
            continue
        n = min(there, key=lambda n: (_off(found[n].entry, rank), n))
        entry, names, ident = found[n]
        ranked = entry._replace(population=max(entry.population, rank.people))
        found[n] = Sourced(ranked, names, ident)
    return found


def _by(place: Sourced, rank: Rank) -> bool:
    return _off(place.entry, rank) < ROUGH_DEGREES


def _off(entry: Entry, rank: Rank) -> float:
    return abs(entry.lat - rank.lat) + abs(entry.lon - rank.lon)


def _about(one: Entry, two: Entry) -> bool:
    return abs(one.lat - two.lat) < SEAT_DEGREES and abs(one.lon - two.lon) < SEAT_DEGREES


def _near(one: Entry, two: Entry) -> bool:
    return abs(one.lat - two.lat) < NEAR_DEGREES and abs(one.lon - two.lon) < NEAR_DEGREES


def with_capitals(places: list[Sourced]) -> list[Sourced]:
    """Flag the biggest city that bears a capital's name in its country; give it every spelling."""
    best: dict[str, int] = {}
    spellings = {c.iso: c for c in countries() if c.capitals}
    for n, place in enumerate(places):
        country = spellings.get(place.entry.country)
        if country is None or place.entry.kind != "city":
            continue
        wanted = {plain_key(name) for name in country.capitals}
        if wanted & {plain_key(name) for name in place.names}:
            old = best.get(country.iso)
            if old is None or _size(places[old].entry) < _size(place.entry):
                best[country.iso] = n
    found = list(places)
    for iso, n in best.items():
        entry, names, ident = places[n]
        flags = tuple(dict.fromkeys((*entry.flags, "capital")))
        flagged = entry._replace(flags=flags, name=spellings[iso].capitals[0])
        found[n] = Sourced(flagged, (*spellings[iso].capitals, *names), ident)
    for iso in sorted(set(spellings) - set(best)):
        print(f"no city for the capital of {iso}: {spellings[iso].capitals}", file=sys.stderr)
    return found


def _size(entry: Entry) -> tuple[bool, int]:
    return "capital" in entry.flags, entry.population


def built(extracts: Path) -> bytes:
    """The bytes of the gazetteer file."""
    listed = same_spot([*supplement(), *same_id([*whos_on_first(extracts), *geonames(extracts)])])
    places = with_extents([*lands(), *with_capitals(with_ranks(with_seats(listed)))])
    places.sort(key=lambda place: (-place.entry.population, place.entry.id))
    names: dict[str, dict[int, None]] = {}
    for number, place in enumerate(places):
        for name in place.names:
            names.setdefault(plain_key(name), {})[number] = None
    return pack((line_of(place.entry) for place in places), names)


def main() -> int:
    """Write the file, or with ``--check`` compare it; 1 where it is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--extracts", type=Path, default=EXTRACTS)
    options = parser.parse_args()
    fresh = built(options.extracts)
    there = Path(__file__).with_name(FILE)
    if not options.check:
        there.write_bytes(fresh)
        print(f"{there.name}: {len(fresh):,} bytes")
        return 0
    # compressed bytes differ from one zlib to the next: what they hold must not
    if there.is_file() and zlib.decompress(there.read_bytes()) == zlib.decompress(fresh):
        return 0
    print("the gazetteer is stale: run python -m khabar.lexicon.gazetteer.build", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
