"""Abbreviations, furniture and layout words of the press, as the text floor takes them."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import cast

from khabar.lexicon.actors import press_rows, spellings
from khabar.lexicon.gazetteer import gazetteer
from khabar.lexicon.table import table
from khabar.text.articles.signs import Marker, Signs
from khabar.text.layout import Furniture
from khabar.text.view import fold

KINDS = ("joint", "opener", "opener_phrase", "outlet", "month", "generic", "place_head", "flash")
TOWN = 15_000
"""A smaller place opens no dateline: its name is too often a common word."""
PIECE = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class _Words:
    words: str
    kind: str = ""
    at: str = ""
    colon: bool = False
    inside: bool = False


class Towns:
    """Countries, regions and towns by folded name, as a dateline would name them."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and any(
            place.kind in ("country", "region")
            or "capital" in place.flags
            or (place.kind == "city" and place.population >= TOWN)
            for place in gazetteer().named(name)
            if "weak" not in place.flags
        )


@cache
def abbreviations() -> frozenset[str]:
    """Words whose stop does not end a sentence, folded, inner stops kept."""
    return frozenset(fold(row.words) for row in table("abbreviations", _Words))


@cache
def signs() -> Signs:
    """The furniture of the press, with every agency and outlet of our table."""
    rows = table("layout_words", _Words)
    kinds = {kind: frozenset(fold(row.words) for row in rows if row.kind == kind) for kind in KINDS}
    return Signs(
        markers=tuple(_marker(row) for row in table("furniture", _Words)),
        joints=kinds["joint"],
        openers=kinds["opener"] | kinds["opener_phrase"],
        flashes=kinds["flash"],
        outlets=kinds["outlet"],
        months=kinds["month"],
        generic=kinds["generic"],
        place_heads=kinds["place_head"],
        towns=Towns(),
        agencies=frozenset(
            " ".join(PIECE.findall(fold(name))) for row in press_rows() for name in spellings(row)
        ),
    )


@lru_cache(maxsize=1 << 10)
def signs_of(publisher: str) -> Signs:
    """As `signs`, knowing besides what the publisher of a text calls itself."""
    known = signs()
    words = PIECE.findall(fold(publisher))
    own = " ".join(word for word in words if word not in known.outlets and not word.isdigit())
    names = {own, " ".join(words)} - {""}
    if not names or any(name in known.towns for name in names):
        return known
    return replace(known, outlets=known.outlets | names)


def _marker(row: _Words) -> Marker:
    words = tuple(PIECE.findall(fold(row.words)))
    return Marker(cast(Furniture, row.kind), words, row.at, row.colon, row.inside)
