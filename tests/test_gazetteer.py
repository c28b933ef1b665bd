"""The gazetteer: fresh, small, quick to load; its tables at peace with one another."""

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

import khabar.lexicon.gazetteer as package
from khabar.annotators.places.geometry import apart_km
from khabar.lexicon.gazetteer import Entry, Gazetteer, countries, gazetteer
from khabar.lexicon.gazetteer.supplement import Row
from khabar.lexicon.phrases import key
from khabar.lexicon.table import rows, table

FILE = Path(package.__file__).with_name("gazetteer.bin")
MOST_MB, MOST_SECONDS, MOST_MEMORY_MB = 12, 0.3, 150
ROWS = table("places_supplement", Row)
MEMORY = """
import json, resource, sys
from khabar.lexicon.gazetteer import gazetteer
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
gazetteer().pairs
print(json.dumps((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024))
"""


def test_is_what_its_sources_give() -> None:
    command = [sys.executable, "-m", "khabar.lexicon.gazetteer.build", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_is_small_and_loads_at_once() -> None:
    packed = FILE.read_bytes()
    assert len(packed) <= MOST_MB * 1_000_000
    began = perf_counter()
    assert Gazetteer(packed).named(key("دمشق"))
    assert perf_counter() - began < MOST_SECONDS


def test_takes_little_memory() -> None:
    command = [sys.executable, "-c", MEMORY]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) < MOST_MEMORY_MB


def land(iso: str) -> Entry:
    name = next(country.names[0] for country in countries() if country.iso == iso)
    return next(e for e in gazetteer().named(key(name)) if e.kind == "country")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name_en)
def test_rows_of_ours_lie_in_their_country(row: Row) -> None:
    """The country's own circle, drawn from all its places, holds the point."""
    if not row.country or row.kind == "natural":
        return
    country = land(row.country)
    off = apart_km((country.lat, country.lon), (row.lat, row.lon))
    reach = 1.5 * (country.km or 2500.0) + row.exact_km
    assert off <= reach, f"{row.name_en} lies {off:.0f} km from the middle of {row.country}"


def test_military_rows_say_who_told_and_stay_vague() -> None:
    military = [row for row in ROWS if "military" in row.flags]
    assert len(military) > 60
    assert all(row.exact_km >= 2 for row in military)
    named = {line.split("\t")[2]: line.split("\t")[-2] for line in _lines()}
    silent = [row.name_en for row in military if named[row.name_en] == "own"]
    assert not silent, f"name a public source for {silent}"


def test_disputes_are_told_in_the_docs() -> None:
    page = (Path(__file__).parents[1] / "docs" / "disputed.md").read_text(encoding="utf-8")
    for row in rows("place_disputes"):
        line = f"| {row['name_en']} | {row['usage']} | {row['source']} |"
        assert line in page, f"add to docs/disputed.md: {line}"


def test_rows_flagged_as_disputed_say_how() -> None:
    told = {row["name_en"] for row in rows("place_disputes")}
    silent = [row.name_en for row in ROWS if "disputed" in row.flags and row.name_en not in told]
    assert not silent, f"name the usage of {silent} in place_disputes.tsv"


def _lines() -> list[str]:
    table_file = Path(package.__file__).parents[1] / "ar" / "places_supplement.tsv"
    return table_file.read_text(encoding="utf-8").rstrip("\n").split("\n")
