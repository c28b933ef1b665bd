"""Words of the calendar and the clock, and where a text has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.lexicon.table import table
from khabar.text.clitics import openings
from khabar.text.words import Words, tokens


class TimeWord(NamedTuple):
    """What a word or phrase is to the calendar.

    ``kind`` is month, unit, weekday, part, relation, vague …; ``value`` is what it
    stands for; ``detail`` the calendar of a month or the number of a unit.
    """

    kind: str
    value: str
    detail: str = ""


class Tag(NamedTuple):
    """Words up to ``stop`` are ``word``, after ``proclitics`` and perhaps the article."""

    stop: int
    word: TimeWord
    proclitics: str
    definite: bool
    key: str

    @property
    def kind(self) -> str:
        return self.word.kind

    @property
    def value(self) -> str:
        return self.word.value


@dataclass(frozen=True, slots=True)
class _Word:
    word: str
    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Month:
    name: str
    month: str
    calendar: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    code: str
    singular: tuple[str, ...]
    dual: tuple[str, ...]
    plural: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Feast:
    names: tuple[str, ...]
    calendar: str
    month: int
    day: int


def _rows() -> Iterator[tuple[str, TimeWord]]:
    for row in table("time_words", _Word):
        yield row.word, TimeWord(row.kind, row.value)
    for month in table("months", _Month):
        kind = "month" if month.alone else "month_if"
        yield month.name, TimeWord(kind, month.month, month.calendar)
    for unit in table("time_units", _Unit):
        for number in ("singular", "dual", "plural"):
            for word in getattr(unit, number):
                yield word, TimeWord("unit", unit.code, number)
    for feast in table("feasts", _Feast):
        for name in feast.names:
            yield name, TimeWord("feast", f"{feast.calendar} {feast.month} {feast.day}")


@cache
def vocabulary() -> tuple[dict[str, tuple[TimeWord, ...]], dict[str, int]]:
    """Every phrase by its folded words, and the most words a phrase with that head has."""
    entries: dict[str, tuple[TimeWord, ...]] = {}
    longest: dict[str, int] = {}
    for phrase, word in _rows():
        forms = [token.form for token in tokens(phrase)]
        folded = " ".join(forms)
        entries[folded] = (*entries.get(folded, ()), word)
        longest[forms[0]] = max(longest.get(forms[0], 0), len(forms))
    return entries, longest


@lru_cache(maxsize=1 << 15)
def heads(form: str) -> tuple[tuple[str, str, bool, int], ...]:
    """The stems of a word that open a known phrase: stem, proclitics, definite, most words."""
    _, longest = vocabulary()
    return tuple(
        (opening.stem, opening.proclitics, opening.definite, longest[opening.stem])
        for opening in openings(form)
        if opening.stem in longest
    )


def tags_at(words: Words, at: int) -> tuple[Tag, ...]:
    """Every calendar word or phrase that begins at word ``at``, the longest first."""
    found: list[Tag] = []
    opened = heads(words.items[at].form)
    if not opened:
        return ()
    entries, _ = vocabulary()
    end = words.end_of_sentence(at)
    for stem, proclitics, definite, most in opened:
        phrase, stop = stem, at + 1
        while True:
            found.extend(
                Tag(stop, word, proclitics, definite, phrase) for word in entries.get(phrase, ())
            )
            if stop >= end or stop - at >= most:
                break
            phrase = f"{phrase} {words.items[stop].form}"
            stop += 1
    found.sort(key=lambda tag: -tag.stop)
    return tuple(found)
