"""The table of wording, ready to be met in running text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.text.clitics import openings


@dataclass(frozen=True, slots=True)
class Row:
    """A word or phrase by which a side is taken, and how it must stand to count.

    ``kind`` is word, marker, martyr, freed, adjective (of a party), occupation, enemy (takes the
    adjective or name after it) or unlawful (takes the noun before it). ``plainer`` is "-" where
    leaving the word out is the plainer wording.
    """

    phrase: str
    kind: str
    field_class: str
    basis: str
    plainer: str = ""
    plainer_en: str = ""
    about: str = ""
    test: str = ""


@dataclass(frozen=True, slots=True)
class NotWording:
    """A phrase that holds such a word and takes no side: a place's name, an office."""

    phrase: str


@cache
def wordings() -> Phrases[tuple[Row, ...]]:
    """Every phrase with its rows, in the order of the table."""
    rows: dict[str, list[Row]] = {}
    for row in table("wording", Row):
        rows.setdefault(row.phrase, []).append(row)
    return Phrases.of((phrase, tuple(found)) for phrase, found in rows.items())


@cache
def not_wordings() -> Phrases[str]:
    """The phrases that take no side."""
    return Phrases.of((row.phrase, "") for row in table("not_wording", NotWording))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(wordings().longest.keys() | not_wordings().longest.keys())


@lru_cache(maxsize=1 << 16)
def may_open(form: str) -> bool:
    """Whether a phrase of either table may begin with a folded word: few words open one."""
    known = _first_words()
    return any(opening.stem in known for opening in openings(form))
