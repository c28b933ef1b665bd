"""Words that keep numbers company: what is counted, how roughly, and of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from khabar.lexicon.table import table
from khabar.lexicon.tags import Sense, Tag, Tagger, tagger
from khabar.text.view import fold
from khabar.text.words import Words

VICTIMS = frozenset(
    ("killed", "injured", "casualties", "arrested", "displaced", "missing", "kidnapped")
)
PEOPLE = VICTIMS | {"people"}
"""Kinds of what is counted that are persons."""
SOUND = ("ون", "ين")


@dataclass(frozen=True, slots=True)
class _Counted:
    singular: str
    plural: tuple[str, ...]
    of: str


@dataclass(frozen=True, slots=True)
class _Company:
    word: str
    kind: str


def forms_of(singular: str, plurals: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The spellings of a counted noun with its number: s, sa (accusative), d or p.

    >>> [form for form, _ in forms_of("جريح", ())]
    ['جريح', 'جريحا', 'جريحان', 'جريحين', 'جريحي']
    """
    yield singular, "s"
    head = singular
    if " " not in head:
        if head.endswith("ة"):
            stem = head[:-1] + "ت"
        else:
            stem = head
            yield head + "ا", "sa"
        yield from ((stem + ending, "d") for ending in ("ان", "ين", "ي"))
    for plural in plurals:
        yield plural, "p"
        if plural.endswith(SOUND):
            yield from ((plural[:-2] + ending, "p") for ending in (*SOUND, "ي", "و"))
        elif not plural.endswith(("ات", "ة", "ى", "اء")) and " " not in plural:
            yield plural + "ا", "p"


def _rows() -> Iterator[tuple[str, Sense]]:
    for row in table("counted", _Counted):
        for form, number in dict.fromkeys(forms_of(row.singular, row.plural)):
            yield form, Sense("counted", row.of, number)
    for company in table("number_company", _Company):
        yield company.word, Sense(company.kind)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(
        fold(form)
        for row in table("counted", _Counted)
        for form, _ in forms_of(row.singular, row.plural)
        if " " not in form
    )


def is_counted(form: str) -> bool:
    """Whether a folded word may be a counted noun, without an article or proclitic."""
    return form in _nouns()


@cache
def _tagger() -> Tagger:
    return tagger(_rows())


def company_tags(words: Words) -> tuple[tuple[Tag, ...], ...]:
    """For each word, the words of number's company that begin there, the longest first.

    ``kind`` is counted (``value`` what, ``detail`` s, sa, d or p), about, more_than,
    at_least, percent, name_head …, or a toll: killed, injured, arrested …
    """
    return _tagger()(words)
