"""Small words that join the parts of dates and counts, by what they do there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.lexicon.table import table
from khabar.text.view import fold


@dataclass(frozen=True, slots=True)
class _Joint:
    name: str
    words: tuple[str, ...]


@cache
def _joints() -> dict[str, frozenset[str]]:
    return {row.name: frozenset(map(fold, row.words)) for row in table("joints", _Joint)}


def joint(name: str) -> frozenset[str]:
    """The folded words that do what ``name`` says («of», «until» …).

    >>> joint("between") == {fold("بين")}
    True
    """
    return _joints()[name]
