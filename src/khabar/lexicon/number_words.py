"""The number words of the lexicon, and every way to read one as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.lexicon.table import table
from khabar.text.clitics import openings
from khabar.text.view import fold
from khabar.text.words import Words

FUTURE = "س"
"""The particle of the future stands before verbs alone: «سالف» holds no thousand."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One spelling of a number word. ``role`` says how it combines (see the data file)."""

    word: str
    value: float
    role: str
    plural: bool = False


class Atom(NamedTuple):
    """A number word as it stands in a text, with its proclitics set apart."""

    value: float
    role: str
    proclitics: str
    definite: bool
    plural: bool = False


@cache
def number_words() -> dict[str, tuple[NumberWord, ...]]:
    """The number words by folded spelling."""
    found: dict[str, tuple[NumberWord, ...]] = {}
    for row in table("number_words", NumberWord):
        word = fold(row.word)
        found[word] = (*found.get(word, ()), row)
    return found


@lru_cache(maxsize=1 << 15)
def atoms(form: str) -> tuple[Atom, ...]:
    """Every way to read a folded word as a number word, the least cut first."""
    known = number_words()
    found = [
        Atom(row.value, row.role, proclitics, definite, row.plural)
        for stem, proclitics, definite in openings(form)
        if stem in known and FUTURE not in proclitics
        for row in known[stem]
    ]
    return tuple(found) if found else ()


@lru_cache(maxsize=1 << 12)
def atoms_role(form: str, role: str, proclitics: str) -> tuple[Atom, ...]:
    """The readings of a word in one role and with just these proclitics."""
    return tuple(a for a in atoms(form) if a.role == role and a.proclitics == proclitics)


def atom_at(words: Words, at: int, role: str) -> Atom | None:
    """The reading of word ``at`` in one role; None beyond the end."""
    if at >= len(words.items):
        return None
    for atom in atoms(words.items[at].form):
        if atom.role == role:
            return atom
    return None


def after_and(words: Words, at: int, end: int) -> tuple[int, str]:
    """Where the word that «و» joins on at ``at`` stands, and the proclitics it must have."""
    apart = words.form(at) == "و" and at + 1 < end
    return (at + 1, "") if apart else (at, "و")
