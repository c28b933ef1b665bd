"""Words that name an event, and the readings a word may have as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.annotators.events.word_kinds import FINITE
from khabar.lexicon.company import Check, checks
from khabar.lexicon.table import table
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.clitics import openings
from khabar.text.view import fold

SUFFIXES = ("ات", "تين", "تان", "ين", "ان", "ون", "ا")
OWN = ("هما", "هم", "هن", "ها", "نا", "ه")
"""Pronouns that a noun may end in, the longest first."""
NOUN_LETTERS = frozenset("وفبلك")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of ``event_triggers.tsv``: words that mean ``type`` when ``test`` holds.

    ``subject`` and ``object`` say what a verb's subject and object are in the event, or, of a
    noun, what the noun after it is; ``by`` gives the part that each preposition brings.
    """

    pos: str
    type: str
    words: tuple[str, ...]
    subject: str = ""
    object: str = ""
    by: tuple[str, ...] = ()
    casualty: str = ""
    mode: str = ""
    test: str = ""


class Sense(NamedTuple):
    """A row made ready: its tests parsed, its prepositions as pairs, the words that must follow."""

    row: Row
    tests: tuple[Check, ...]
    by: tuple[tuple[str, str], ...]
    follows: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many words it has."""
        return 1 + len(self.follows)


class Candidate(NamedTuple):
    """One way to read a word as a trigger; ``verb`` is None for a noun."""

    sense: Sense
    proclitics: str
    definite: bool
    pronoun: str
    dual: bool
    verb: VerbForm | None = None


class Trigger(NamedTuple):
    """Word ``at``, read as ``reading``."""

    at: int
    reading: Candidate


SEATED = ("ائ", "اؤ")
"""A hamza that a pronoun has given a seat."""


_Places = dict[str, list[tuple[int, tuple[str, ...]]]]
"""By a word: the numbers of the rows that list it, and the words that must follow it in each."""


@cache
def _index() -> tuple[_Places, _Places]:
    """The rows by their nouns, and by their verbs."""
    nouns: _Places = {}
    verbs: _Places = {}
    for number, row in enumerate(table("event_triggers", Row)):
        for word in row.words:
            if row.pos == "verb":
                verbs.setdefault(word, []).append((number, ()))
            else:
                first, *rest = fold(word).split(" ")
                nouns.setdefault(first, []).append((number, tuple(rest)))
    return nouns, verbs


@lru_cache(maxsize=1 << 13)
def _sense(number: int, follows: tuple[str, ...]) -> Sense:
    """A row made ready once one of its words is met: an article meets few of them."""
    row = table("event_triggers", Row)[number]
    by = tuple((fold(p.partition(":")[0]), p.partition(":")[2]) for p in row.by)
    return Sense(row, checks(row.test), by, follows)


@cache
def _starts() -> frozenset[str]:
    """The letters that the nouns open with, so that most words need no cutting.

    Three letters stay whatever ending is cut or ة written, two of a noun that has no more.
    """
    return frozenset(
        noun[:2] if len(noun) < 3 or (len(noun) == 3 and noun.endswith("ة")) else noun[:3]
        for noun in _index()[0]
    )


def load() -> None:
    """Read the tables now rather than at the first word."""
    _index()


@lru_cache(maxsize=1 << 16)
def candidates(form: str) -> tuple[Candidate, ...]:
    """Every reading of a folded word as a trigger, in the order of the table."""
    if len(form) < 2:
        return ()
    return (*_as_noun(form), *_as_verb(form))


def _as_verb(form: str) -> Iterator[Candidate]:
    _, verbs = _index()
    for verb in verb_forms(form):
        if verb.tense in FINITE and not verb.definite:
            for number, follows in verbs.get(verb.lemma, ()):
                yield Candidate(
                    _sense(number, follows),
                    verb.proclitics,
                    False,
                    verb.object,
                    verb.number == "d",
                    verb,
                )


def _as_noun(form: str) -> Iterator[Candidate]:
    nouns, _ = _index()
    starts = _starts()
    for opening in openings(form):
        if opening.stem[:3] not in starts and opening.stem[:2] not in starts:
            continue
        if not NOUN_LETTERS.issuperset(opening.proclitics):
            continue
        if opening.stem.startswith("ال") and opening.proclitics[-1:] == "ل" and "لل" in form[:4]:
            continue  # «للقاء» is «لقاء» and never «إلقاء», which is written «لإلقاء»
        for stem, pronoun, dual in _stems(opening.stem, opening.definite):
            if stem in nouns:
                for number, follows in nouns[stem]:
                    sense = _sense(number, follows)
                    yield Candidate(sense, opening.proclitics, opening.definite, pronoun, dual)
                return


def _stems(word: str, definite: bool) -> Iterator[tuple[str, str, bool]]:
    """The word itself, then without a number ending, then without its pronoun."""
    yield word, "", False
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            rest = word[: -len(suffix)]
            dual = suffix in ("تين", "تان", "ين", "ان")
            if suffix[0] in "ات" and suffix != "ا" and suffix != "ان":
                yield rest + "ة", "", dual
            yield rest, "", dual
    if definite:
        return
    for pronoun in OWN:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 2:
            rest = word[: -len(pronoun)]
            yield rest, pronoun, False
            if rest.endswith(SEATED):
                yield rest[:-1] + "ء", pronoun, False  # «لقائه», «اعتداؤهم»
            if rest.endswith("ت"):
                yield rest[:-1] + "ة", pronoun, False
            if rest.endswith("ات"):
                yield rest[:-2], pronoun, False
                yield rest[:-2] + "ة", pronoun, False
            break
