"""Country and role of given actor spans against event records: who is meant, not where.

    python bench/codes.py ../shared/data/events/*_spans_dev.json

A record gives the tokens of an actor with CAMEO codes. The mention that shares most with them is
taken, else the place there; spans whose tokens do not stand side by side are left out. Codes of
CAMEO that are no country (IMG, INT, IGO, NGO, KUR) are counted apart.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar import read
from khabar.export.country_codes import country_codes
from khabar.lexicon.gazetteer.countries import countries
from khabar.readings.article import Article

SAME = {"MED": {"JRN"}, "HLH": {"MED"}}
"""CAMEO's codes that PLOVER writes otherwise: media and health."""
CODES = {country_codes(country.iso).iso3: country.iso for country in countries()}
"""ISO's two letters by its three."""


def given(files: list[str]) -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    """Text, tokens, country and role of every actor that was coded, each once."""
    seen = set()
    for file in files:
        for record in json.loads(Path(file).read_text("utf-8")):
            for spans in record["spans"]:
                for side in ("source", "target") if isinstance(spans, dict) else ():
                    tokens, codes = spans.get(f"{side}_actor"), spans.get(f"{side}_role")
                    if not tokens or not isinstance(codes, dict):
                        continue
                    case = (record["text"], tuple(tokens), codes["main"], codes["role"])
                    if case not in seen and {codes["main"], codes["role"]} != {"None"}:
                        seen.add(case)
                        yield case


def place_of(text: str, tokens: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the tokens stand in a row."""
    wanted = [bare for token in tokens if (bare := re.sub(r"\W", "", token))]
    words = list(re.finditer(r"\w+", text))
    for first in range(len(words) - len(wanted) + 1):
        row = words[first : first + len(wanted)]
        if wanted and [word.group() for word in row] == wanted:
            return row[0].start(), row[-1].end()
    return None


def meant(articles: list[Article], span: tuple[int, int]) -> Any:
    """The mention, or else the place, that shares most with a span; None for neither."""
    for kind in ("actors", "places"):
        best, share = None, 0.0
        for article in articles:
            shift = article.input_span.start
            for found in getattr(article, kind):
                start, stop = found.span.start + shift, found.span.stop + shift
                shared = min(stop, span[1]) - max(start, span[0])
                worth = shared / (stop - start + span[1] - span[0] - shared)
                if worth > share:
                    best, share = found, worth
        if best is not None:
            return best
    return None


def main(files: list[str]) -> None:
    met: Counter[str] = Counter()
    for text, tokens, country, role in given(files):
        span = place_of(text, tokens)
        if span is None:
            met["left out"] += 1
            continue
        found = meant(read(text), span)
        if country in CODES:
            met["country"] += 1
            met["country right"] += getattr(found, "country", None) == CODES[country]
        if role != "None":
            met["role"] += 1
            met["role right"] += getattr(found, "sector", None) in SAME.get(role, {role})
    for what in ("country", "role"):
        print(f"{what:8} {met[f'{what} right'] / met[what]:.3f}  of {met[what]}")
    print(f"left out {met['left out']}")


if __name__ == "__main__":
    main(sys.argv[1:])
