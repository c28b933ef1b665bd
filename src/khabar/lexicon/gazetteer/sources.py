"""Reading the extracts that the gazetteer is built from (build time only)."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from khabar.lexicon.gazetteer.entry import Entry
from khabar.lexicon.phrases import key
from khabar.lexicon.table import rows
from khabar.readings.place import PlaceKind
from khabar.text.letters import SILENT
from khabar.text.view import fold

PLACETYPES: dict[str, PlaceKind] = {
    "country": "country",
    "region": "region",
    "county": "region",
    "localadmin": "region",
    "locality": "city",
    "neighbourhood": "local",
    "campus": "facility",
}
PLAIN = re.compile(r"[ء-غف-ي]+(?: [ء-غف-ي0-9]+){0,5}")
MOST_NAMES = 12


class Sourced(NamedTuple):
    """A place of a source with all its Arabic names, and its GeoNames id ("" for none)."""

    entry: Entry
    names: tuple[str, ...]
    geonames: str


def _read(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def headwords() -> frozenset[str]:
    """Folded words that only say what kind of place it is («محافظة», «مدينة» …)."""
    return frozenset(key(w) for row in rows("place_words") if row["strip"] == "yes"
                     for w in row["forms"].split("|"))  # fmt: skip


def bare(name: str) -> str:
    """A name without its invisible signs and vowel marks."""
    return "".join(letter for letter in name if letter not in SILENT)


@lru_cache(maxsize=1 << 18)
def plain_key(name: str) -> str:
    """As `phrases.key` for names of letters alone, and quicker."""
    return " ".join(fold(name).split())


@cache
def _lands() -> frozenset[str]:
    return frozenset(key(name) for row in rows("countries") for name in row["names"].split("|"))


def cleaned(names: str) -> tuple[str, ...]:
    """The usable Arabic names in a cell: plain letters, kind words stripped, no doubles."""
    found: dict[str, str] = {}
    kinds = headwords()
    lands = _lands()
    directions = {key(f) for row in rows("place_directions") for f in row["forms"].split("|")}
    for name in re.split(r"[|/]", names):
        name = re.sub(r"\(.*?\)", " ", name)
        folded = plain_key(name)
        words = folded.split(" ")
        while len(words) > 1 and words[0] in kinds:
            words = words[1:]
        plain = " ".join(words)
        if words[0] in directions and " ".join(words[1:]) in lands:
            continue  # «جنوب لبنان» is read as a part of Lebanon
        if len(plain) < 2 or not PLAIN.fullmatch(plain) or plain.removeprefix("ال") in kinds:
            continue
        spelt = " ".join(bare(name).split()[-len(words) :])
        found.setdefault(plain, spelt)
    return tuple(found.values())[:MOST_NAMES]


def whos_on_first(folder: Path) -> Iterator[Sourced]:
    """The places of Who's On First that have an Arabic name, first-level parents told."""
    known = people(folder)
    for path in sorted(folder.glob("wof_*.tsv.gz")):
        country = path.name[4:6].upper()
        everything = list(_read(path))
        by_id = {row["wof_id"]: row for row in everything}
        divisions = _divisions(everything)
        for row in everything:
            kind = PLACETYPES.get(row["placetype"], "region")
            names = cleaned(row["names_ara"])
            if row["placetype"] == "region":
                names = tuple(n for n in names if divisions[plain_key(n)] == row["wof_id"])
            nowhere = abs(float(row["lat"])) + abs(float(row["lon"])) < NOWHERE
            if not names or kind == "country" or nowhere:
                continue
            yield Sourced(
                Entry(
                    f"wof:{row['wof_id']}",
                    names[0],
                    _plain_admin1().get(row["name_eng"], row["name_eng"]),
                    kind,
                    float(row["lat"]),
                    float(row["lon"]),
                    country,
                    _first_level(row, by_id),
                    int(float(row["pop"] or 0)) or known.get(row["gn_id"], 0),
                    0.0,
                    ("admin1",) if row["placetype"] == "region" else (),
                ),
                names,
                row["gn_id"],
            )


@cache
def _plain_admin1() -> dict[str, str]:
    """First-level divisions as listed, and the plain English name that we give them."""
    return {row["listed"]: row["name_en"] for row in rows("admin1_names")}


def _divisions(everything: list[dict[str, str]]) -> dict[str, str]:
    """Whose each name of a first-level division is: whoever lists it first among its names.

    Some divisions list the name of a neighbour that they were parted from.
    """
    ranked = sorted(
        (number, row["wof_id"], plain_key(name))
        for row in everything
        if row["placetype"] == "region"
        for number, name in enumerate(cleaned(row["names_ara"]))
    )
    owner: dict[str, str] = {}
    for _, ident, name in ranked:
        owner.setdefault(name, ident)
    return owner


def _first_level(row: dict[str, str], by_id: dict[str, dict[str, str]]) -> str:
    for _ in range(5):
        if row["placetype"] == "region":
            return _plain_admin1().get(row["name_eng"], row["name_eng"])
        parent = by_id.get(row["parent_id"])
        if parent is None:
            return ""
        row = parent
    return ""


NOWHERE = 2.0
"""Rows whose point was lost lie off Africa, where both degrees are nought."""
GEONAMES = ("geonames_cities500_ar.tsv.gz", "geonames_cities500_latin.tsv.gz")
"""The world's places with a name in Arabic letters; those of the region without one."""
SEAT = 5_000
"""GeoNames lists no smaller place without figures, but for seats of districts."""


@cache
def people(folder: Path) -> dict[str, int]:
    """How many live in each place that GeoNames lists, by its id."""
    found = {}
    for file in GEONAMES:
        for row in _read(folder / file):
            found[row["geonameid"]] = int(row["pop"] or 0) or SEAT
    return found


@cache
def _our_names() -> dict[str, dict[str, str]]:
    """The Arabic names that we give to places of GeoNames which it lists without one."""
    return {row["geonames"]: row for row in rows("place_names")}


def geonames(folder: Path) -> Iterator[Sourced]:
    """The places of GeoNames that have a name in Arabic letters, there or in our table."""
    for row in (row for file in GEONAMES for row in _read(folder / file)):
        ours = _our_names().get(row["geonameid"], {})
        listed = filter(None, (ours.get("names"), row.get("names_ara")))
        names = cleaned("|".join(listed))
        if names:
            yield Sourced(
                Entry(
                    f"gn:{row['geonameid']}",
                    names[0],
                    row["name"],
                    "city",
                    float(row["lat"]),
                    float(row["lon"]),
                    row["cc"],
                    "",
                    int(row["pop"] or 0),
                    0.0,
                    tuple(filter(None, (ours.get("flags"),))),
                ),
                names,
                row["geonameid"],
            )
