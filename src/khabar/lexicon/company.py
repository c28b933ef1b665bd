"""Whether a word stands in the company that one of its senses asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.lexicon.table import table
from khabar.text.clitics import endings, openings
from khabar.text.view import fold
from khabar.text.words import Words

REACH = 6
"""How many words "near" and "back" look over."""
BEYOND = 10
"""How many they look over for what a verb asks for: its subject may stand between."""
FAR = 14
"""How many words "far" looks over, and "since" looks back over."""


@dataclass(frozen=True, slots=True)
class NounClass:
    """Nouns of one kind («force», «town»), as ``company_nouns.tsv`` lists them."""

    name: str
    words: tuple[str, ...]


class Check(NamedTuple):
    """One condition: ``where`` to look, whether it must fail, and for which stems or pairs."""

    where: str
    negated: bool
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]] = frozenset()


@cache
def noun_class(name: str) -> frozenset[str]:
    """The folded words of a class; an unknown name is a fault of the table."""
    return frozenset(fold(word) for word in _classes()[name])


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    return {row.name: row.words for row in table("company_nouns", NounClass)}


def class_names() -> frozenset[str]:
    """The classes that a test may ask for."""
    return frozenset(_classes())


@cache
def checks(test: str) -> tuple[Check, ...]:
    """The conditions of a ``test`` cell, parted by semicolons."""
    found = []
    for part in filter(None, map(str.strip, test.split(";"))):
        where, _, words = part.partition(":")
        stems: set[str] = set()
        pairs: set[tuple[str, str]] = set()
        for word in filter(None, words.split("|")):
            first, _, second = fold(word).partition(" ")
            if second:
                pairs.add((first, second))
            else:
                stems |= noun_class(word[1:]) if word.startswith("@") else {first}
        negated = where.startswith("no-")
        asked = Check(where.removeprefix("no-"), negated, frozenset(stems), frozenset(pairs))
        found.append(asked)
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def stems(form: str) -> frozenset[str]:
    """Everything a folded word may be without its clitics and its tanwin alef.

    >>> sorted(stems("بالقوات"))
    ['القوات', 'بالقوات', 'قوات']
    """
    found = []
    for stem, _, definite in openings(form):
        found.append(stem)
        if not definite:
            for bare, pronoun in endings(stem):
                if pronoun:
                    found.append(bare)
        if stem[-1:] == "ا" and len(stem) > 3:
            found.append(stem[:-1])
    return frozenset(found)


def holds(
    asked: tuple[Check, ...],
    words: Words,
    at: int,
    *,
    definite: bool,
    counted: bool,
    force: bool,
    perfect: bool = True,
    verb: bool = False,
    named: bool = False,
    width: int = 1,
) -> bool:
    """Whether every condition is met at word ``at``, the first of ``width``.

    ``counted`` says that a number stands by it, ``force`` that its subject is an armed one,
    ``perfect`` that it is no verb in the imperfect, ``verb`` that the word is read as one,
    ``named`` that someone definite or known stands right after it.
    """
    for check in asked:
        if check.where == "number":
            met = counted
        elif check.where == "definite":
            met = definite
        elif check.where == "indefinite":
            met = not definite
        elif check.where == "perfect":
            met = perfect
        elif check.where == "subject":
            met = force
        elif check.where == "named":
            met = named
        elif check.where == "recalled":
            met = definite and recalled(words, at)
        else:
            reach = BEYOND if verb and not check.negated else REACH
            met = _met(check, words, at, at + width, reach)
        if met is check.negated:
            return False
    return True


def recalled(words: Words, at: int) -> bool:
    """Whether a definite noun after a preposition of time only takes up what was told.

    >>> # «وقبل اللقاء، عقد الوزير …» against «على هامش الاجتماع التشاوري لوزراء …»
    """
    if stems(words.form(at - 1)).isdisjoint(noun_class("during")):
        return False
    stop = words.end_of_sentence(at)
    following = words.items[at + 1].form if at + 1 < stop else ""
    told = following.startswith(("ال", "لل", "ل")) or following in noun_class("tells_more")
    return not told


def _met(check: Check, words: Words, at: int, after: int, reach: int) -> bool:
    """Whether a condition finds its words about those from ``at`` up to ``after``."""
    bounds = words.bounds[words.sentence_of[at]]
    if check.where == "next":
        span = range(after, min(after + 1, bounds.stop))
    elif check.where == "prev":
        span = range(max(at - 1, bounds.start), at)
    elif check.where == "around":
        span = range(max(at - REACH, bounds.start), min(after + reach, bounds.stop))
    elif check.where == "near":
        span = range(after, min(after + reach, bounds.stop))
    elif check.where == "far":
        span = range(after, min(after + FAR, bounds.stop))
    elif check.where == "since":
        span = range(max(at - FAR, bounds.start), at)
    else:
        span = range(max(at - REACH, bounds.start), at)
    items, disjoint = words.items, check.stems.isdisjoint
    if any(not disjoint(stems(items[i].form)) for i in span):
        return True
    return bool(check.pairs) and any(
        one in stems(items[i].form) and two in stems(items[i + 1].form)
        for i in span
        if i + 1 < bounds.stop
        for one, two in check.pairs
    )
