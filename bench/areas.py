"""How often the true point of a place lies inside the area given, and how wide the areas are.

``python bench/areas.py ../shared/eval ../shared/eval/registers`` reads annotated articles (folders
``text`` and ``gold``) with the tree it stands in. A place that was not found counts as outside.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from khabar.annotators.places.geometry import holds
from khabar.pipeline import annotate
from khabar.readings.place import Place
from khabar.text.document import Document
from khabar.text.span import Span

BOUNDS = {"built": 5.0, "city": 10.0, "region": 100.0}
"""The widest median radius, in km, of each kind; "built" are facilities and quarters together."""


def main(folders: list[str]) -> None:
    """Print the share inside, by kind and in all, and the median radius beside its bound."""
    inside: dict[str, list[bool]] = defaultdict(list)
    radius: dict[str, list[float]] = defaultdict(list)
    for folder in map(Path, folders):
        for file in sorted((folder / "text").glob("*.json")):
            gold = folder / "gold" / file.name
            if gold.is_file():
                _measure(
                    json.loads(file.read_bytes()), json.loads(gold.read_bytes()), inside, radius
                )
    everything = [hit for hits in inside.values() for hit in hits]
    print(f"inside their area: {_share(everything)} (n {len(everything)})")
    for kind in ("facility", "local"):
        inside["built"] += inside.get(kind, [])
        radius["built"] += radius.get(kind, [])
    for kind, hits in sorted(inside.items()):
        wide = radius.get(kind)
        middle = f"median radius {median(wide):.1f} km" if wide else ""
        bound = f"(at most {BOUNDS[kind]:g})" if kind in BOUNDS else ""
        print(f"  {kind:9} {_share(hits)} (n {len(hits)}) {middle} {bound}".rstrip())


def _share(hits: list[bool]) -> str:
    return f"{sum(hits) / len(hits):.3f}" if hits else "none"


def _measure(
    text: dict[str, Any],
    gold: dict[str, Any],
    inside: dict[str, list[bool]],
    radius: dict[str, list[float]],
) -> None:
    document = Document(
        text["text"], publisher=text["source"], published=date.fromisoformat(text["published"])
    )
    found = [a.value for a in annotate(document).places if a.value.relation is None]
    used: set[tuple[int, int]] = set()
    for row in gold["places"]:
        start, stop = text["segments"][row["seg"]]
        at = _where(text["text"], row["text"], start, stop, used)
        if at < 0 or row.get("lat") is None:
            continue
        used.add((at, at + len(row["text"])))
        place = _at(found, Span(at, at + len(row["text"])))
        inside[row["kind"]].append(place is not None and holds(place, row["lat"], row["lon"]))
        if place and place.area and "radius_km" in place.area:
            radius[row["kind"]].append(place.area["radius_km"])


def _where(text: str, name: str, start: int, stop: int, used: set[tuple[int, int]]) -> int:
    """Where a name stands in a segment: whole words first, then what is not taken yet."""
    places = [m.start() for m in re.finditer(re.escape(name), text[:stop]) if m.start() >= start]
    free = [at for at in places if (at, at + len(name)) not in used]
    whole = [at for at in free if not text[at + len(name) : at + len(name) + 1].isalpha()]
    return (whole or free or [-1])[0]


def _at(found: list[Place], span: Span) -> Place | None:
    both = [
        place for place in found if place.span.start < span.stop and span.start < place.span.stop
    ]
    return both[0] if both else None


if __name__ == "__main__":
    main(sys.argv[1:])
