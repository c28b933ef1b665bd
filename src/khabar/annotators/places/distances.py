"""How far away: «على بعد 20 كيلومتراً», «7 كم»."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from khabar.annotators.places.vocabulary import words_of_role
from khabar.lexicon.number_words import atoms
from khabar.lexicon.numerals import numeral_at
from khabar.lexicon.phrases import key
from khabar.lexicon.table import rows
from khabar.text.clitics import openings
from khabar.text.words import Kind, Words

ON = "علي"
MOST_WORDS = 5
DUAL_KM = 2.0


class Distance(NamedTuple):
    """A distance up to word ``stop``; ``marked`` where «على بعد» or «يبعد» opens it.

    ``km`` is None where no figure is told («على بعد كيلومترات قليلة»).
    """

    stop: int
    km: float | None
    marked: bool


@cache
def _measures(role: str) -> dict[str, float]:
    return {
        key(row["word"]): float(row["value"])
        for row in rows("place_measures")
        if row["role"] == role
    }


def measured(words: Words) -> frozenset[int]:
    """The sentences with a unit of distance: no other tells one."""
    units, owner = _units(), words.sentence_of
    return frozenset([owner[n] for n, word in enumerate(words.items) if word.form in units])


@cache
def _units() -> frozenset[str]:
    """The units of distance, with the article as well."""
    return frozenset(f"{article}{unit}" for unit in _measures("km") for article in ("", "ال"))


def distance_at(words: Words, at: int, stop: int) -> Distance | None:
    """The distance whose first word is ``at``."""
    word = words.items[at]
    first = at
    marked = False
    if word.kind is Kind.LETTERS:
        if word.form == ON and _apart(words.form(at + 1)):
            first, marked = at + 2, True
        elif _apart(word.form):
            first, marked = at + 1, True
        elif not (_about(word.form) or _counts(words, at, stop)):
            return None
    elif word.kind is not Kind.DIGITS:
        return None
    while first < min(stop, at + MOST_WORDS):
        if not _about(words.form(first)):
            break
        first += 2 if words.form(first + 1) == "من" else 1
    if first >= stop:
        return None
    units = _measures("km")
    if units.get(words.form(first)) == DUAL_KM:
        return Distance(first + 1, DUAL_KM, marked)
    vague = _vague(words, first, stop) if marked else None
    if vague is not None:
        return Distance(vague, None, True)
    number = numeral_at(words, first, stop)
    if number is None or number.form in ("vague", "few", "ordinal"):
        return None
    factor = units.get(words.form(number.stop)) if number.stop < stop else None
    if not factor or factor == DUAL_KM:
        return None
    return Distance(number.stop + 1, round(number.value * factor, 3), marked)


def _vague(words: Words, at: int, stop: int) -> int | None:
    """Past «كيلومترات (قليلة)» or «عشرات الكيلومترات», None where neither stands."""
    units = _measures("km")
    first = words.form(at)
    if first in _measures("few"):
        plain = words.form(at + 1).removeprefix("ال")
        return at + 2 if at + 1 < stop and plain in units else None
    if first not in units or units[first] == DUAL_KM:
        return None
    end = at + 1
    while end < min(stop, at + 3) and words.form(end) in _measures("some"):
        end += 1
    return end


def opens_distance(form: str) -> bool:
    """Whether a word may open a distance: a figure, a number word, «على», «يبعد», «نحو»."""
    if form[:1].isdigit() or form == ON or atoms(form):
        return True
    if not _leading().isdisjoint([opening.stem for opening in openings(form)]):
        return _apart(form) or _about(form)
    return _measures("km").get(form) == DUAL_KM


@cache
def _leading() -> frozenset[str]:
    """The words that open a distance before its figure («يبعد», «نحو»)."""
    return words_of_role("apart").union(_measures("about"))


def _counts(words: Words, at: int, stop: int) -> bool:
    if _measures("km").get(words.form(at)) == DUAL_KM:
        return True
    return numeral_at(words, at, stop) is not None


@lru_cache(maxsize=1 << 12)
def _apart(form: str) -> bool:
    known = words_of_role("apart")
    return any(o.stem in known for o in openings(form) if o.proclitics in ("", "و", "ف"))


@lru_cache(maxsize=1 << 12)
def _about(form: str) -> bool:
    known = _measures("about")
    return any(o.stem in known for o in openings(form) if o.proclitics in ("", "و", "ب"))
