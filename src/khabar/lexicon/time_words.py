"""Words of the calendar and the clock, and where a text has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from khabar.lexicon.table import table
from khabar.lexicon.tags import Sense, Tag, Tagger, tagger
from khabar.text.view import fold
from khabar.text.words import Words


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


def _rows() -> Iterator[tuple[str, Sense]]:
    for row in table("time_words", _Word):
        if row.kind != "not_future":
            yield row.word, Sense(row.kind, row.value)
    for month in table("months", _Month):
        kind = "month" if month.alone else "month_if"
        yield month.name, Sense(kind, month.month, month.calendar)
    for unit in table("time_units", _Unit):
        for number in ("singular", "dual", "plural"):
            for word in getattr(unit, number):
                yield word, Sense("unit", unit.code, number)
    for feast in table("feasts", _Feast):
        for name in feast.names:
            yield name, Sense("feast", f"{feast.calendar} {feast.month} {feast.day}")


@cache
def _tagger() -> Tagger:
    return tagger(_rows())


def time_tags(words: Words) -> tuple[tuple[Tag, ...], ...]:
    """For each word, the calendar words and phrases that begin there, the longest first.

    Their ``kind`` is month, unit, weekday, part, relation, vague …; their ``value`` what
    they stand for; their ``detail`` the calendar of a month or the number of a unit.
    """
    return _tagger()(words)


@cache
def not_future() -> frozenset[str]:
    """Folded words that open like a verb of the future (سـ) and are none."""
    return frozenset(
        fold(row.word) for row in table("time_words", _Word) if row.kind == "not_future"
    )
