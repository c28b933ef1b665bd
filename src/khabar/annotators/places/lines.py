"""Borders and rivers as rough lines, from ``place_lines.tsv``."""

from __future__ import annotations

from functools import cache

from khabar.annotators.places.geometry import Point
from khabar.lexicon.table import rows


@cache
def _lines() -> dict[str, tuple[Point, ...]]:
    found: dict[str, tuple[Point, ...]] = {}
    for row in rows("place_lines"):
        corners = [corner.split(",") for corner in row["points"].split(" ")]
        found[row["name"]] = tuple((float(lat), float(lon)) for lat, lon in corners)
    return found


def line_of(name_en: str) -> tuple[Point, ...]:
    """The course of a river by its English name, () where none is kept."""
    return _lines().get(name_en, ())


def border_of(one: str, two: str) -> tuple[Point, ...]:
    """The border of two countries (ISO codes, in any order), () where none is kept.

    >>> border_of("SY", "IQ") == border_of("IQ", "SY")
    True
    """
    return _lines().get("-".join(sorted((one, two))), ())
