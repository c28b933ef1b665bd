"""The table of wording, ready to be met in running text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.lexicon.company import noun_class
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.text.clitics import openings
from khabar.text.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """A word or phrase by which a side is taken, and how it must stand to count.

    ``kind`` is word, marker, martyr, freed, adjective (of a party), occupation, enemy (takes the
    adjective or name after it), henchmen (alone or with whom they serve) or unlawful (takes the
    noun before it). ``plainer`` is "-" where leaving the word out is the plainer wording.
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


@dataclass(frozen=True, slots=True)
class Listed:
    """A group that a body of the United Nations lists as terrorist, by the names it goes by."""

    names: tuple[str, ...]
    listed_by: str


@cache
def _listed() -> Phrases[str]:
    return Phrases.of(
        ((name, row.listed_by) for row in table("listed_groups", Listed) for name in row.names),
        bare_article=True,
    )


@cache
def _terror() -> frozenset[str]:
    return noun_class("terror")


def listing(words: Words, first: int, stop: int) -> str | None:
    """Who lists the group, where words ``first`` up to ``stop`` call a listed one terrorist."""
    forms = {words.items[at].form for at in range(first, stop)}
    if forms.isdisjoint(_terror()):
        return None
    for at in range(max(first - 3, words.bounds[words.sentence_of[first]].start), stop):
        found = _listed().at(words, at, stop)
        if found is not None:
            return found.value
    return None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(wordings().longest.keys() | not_wordings().longest.keys())


@lru_cache(maxsize=1 << 16)
def may_open(form: str) -> bool:
    """Whether a phrase of either table may begin with a folded word: few words open one."""
    known = _first_words()
    return any(opening.stem in known for opening in openings(form))
