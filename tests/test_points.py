"""Places of every country of the region in sentences of our own: which country, which point."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from khabar.annotators.places.geometry import apart_km
from khabar.pipeline import annotate
from khabar.readings.place import Place
from khabar.text.document import Document

CORPUS = Path(__file__).parent / "corpora" / "places.txt"
MARK = re.compile(r"\{([^;}]+);([A-Z]{2});([-\d.]+);([-\d.]+)\}")
LEAST = {"found": 0.97, "country": 0.97, "within 30 km": 0.95, "within 161 km": 0.96}


class Marked(NamedTuple):
    """A place of the corpus, where it stands and what was read there."""

    name: str
    country: str
    point: tuple[float, float]
    read: Place | None


@cache
def everything() -> tuple[Marked, ...]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return tuple(m for line in lines if not line.startswith("#") for m in marked(line))


def marked(line: str) -> list[Marked]:
    publisher, _, marks = line.partition("|")
    text, found, at = "", [], 0
    for match in MARK.finditer(marks):
        text += marks[at : match.start()]
        found.append((len(text), match))
        text += match[1]
        at = match.end()
    text += marks[at:]
    read = [a.value for a in annotate(Document(text, publisher=publisher.strip())).places]
    named = [place for place in read if place.relation is None]
    return [
        Marked(m[1], m[2], (float(m[3]), float(m[4])), standing(named, start, start + len(m[1])))
        for start, m in found
    ]


def standing(named: list[Place], start: int, stop: int) -> Place | None:
    return next((p for p in named if p.span.start < stop and p.span.stop > start), None)


def near(place: Marked, km: float) -> bool:
    read = place.read
    if read is None or read.lat is None or read.lon is None:
        return False
    return apart_km(place.point, (read.lat, read.lon)) <= km


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_are_many() -> None:
    assert len(everything()) > 600
    assert len({place.country for place in everything()}) > 35


@pytest.mark.parametrize("what", list(LEAST))
def test_are_read_well(what: str) -> None:
    """The figures stand in docs/figures.md."""
    places = everything()
    figure = {
        "found": share([p.read is not None for p in places]),
        "country": share([p.read is not None and p.read.country == p.country for p in places]),
        "within 30 km": share([near(p, 30) for p in places]),
        "within 161 km": share([near(p, 161) for p in places]),
    }[what]
    assert figure >= LEAST[what]
