"""Verbs and verbal nouns: what form of which verb a word may be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from khabar.lexicon.morphology.forms import TENSES
from khabar.lexicon.morphology.packing import Packed, unpacked
from khabar.lexicon.morphology.row import Verb, all_verbs
from khabar.lexicon.table import table
from khabar.text.clitics import openings
from khabar.text.view import fold

OBJECTS = ("هما", "كما", "هم", "هن", "كم", "نا", "ها", "ني", "ه", "ك", "ي")
MOST = 12
"""No word is given more readings than this."""
LONGEST = 20
"""Letters of the longest word that is looked up, so that no text makes it slow."""
VOICES = {"a": "active", "p": "passive", "u": "unsure", "-": ""}
RANK = {"p": 0, "i": 0, "m": 1, "a": 2, "s": 3, "c": 4}
FINITE = "pic"
BEFORE = {"p": "", "i": "سل", "c": "", "m": "بكل", "a": "بكل", "s": "بكل"}
"""The particles that may stand before a form of each tense."""


class VerbForm(NamedTuple):
    """One way to read a word as a form of a verb.

    ``lemma`` is the key of ``verbs.tsv``: third person masculine singular perfect with hamza
    and shadda but no vowels (قتل, صرّح, أعلن). ``tense`` is perfect, imperfect, imperative,
    masdar, active_participle or passive_participle. ``voice`` is active, passive, or unsure
    where the unvowelled form does not show it ("" for nouns). ``person`` is 1, 2, 3 or 0 for
    nouns; ``gender`` "m", "f" or "" (either); ``number`` "s", "d", "p". ``object`` is the
    attached pronoun, ``proclitics`` what stands before, ``definite`` whether it has the article.
    """

    lemma: str
    tense: str
    voice: str
    person: int
    gender: str
    number: str
    object: str = ""
    proclitics: str = ""
    definite: bool = False


@cache
def _forms() -> Packed:
    built = files("khabar.lexicon").joinpath("ar", "verb_forms.txt")
    return unpacked(built.read_text(encoding="utf-8"))


@cache
def _longest_stem() -> int:
    return max(map(len, _forms().stems))


@cache
def _endings(name: str) -> dict[str, tuple[str, ...]]:
    pairs = (part.split("=") for part in _forms().sets[name].split(" "))
    return {ending: tuple(codes.split(",")) for ending, codes in pairs}


@cache
def _by_lemma() -> dict[str, Verb]:
    return {row.lemma: row for row in all_verbs()}


def verb(lemma: str) -> Verb:
    """The row of a verb: its class, prepositions, government.

    Raises KeyError for a lemma that the table lacks.
    """
    return _by_lemma()[lemma]


@dataclass(frozen=True, slots=True)
class _Never:
    """A row of words that are no verb forms whatever the letters allow."""

    words: tuple[str, ...]


@cache
def _never() -> frozenset[str]:
    return frozenset(fold(word) for row in table("never_verbs", _Never) for word in row.words)


@lru_cache(maxsize=1 << 16)
def verb_forms(form: str) -> tuple[VerbForm, ...]:
    """Every reading of a folded word as a form of a known verb, the least cut first.

    >>> [(f.lemma, f.tense, f.proclitics) for f in verb_forms("سيقول")][:1]
    [('قال', 'imperfect', 'س')]
    """
    never = _never()
    if form in never or len(form) > LONGEST:
        return ()
    found: dict[VerbForm, tuple[int, int]] = {}
    stems, longest, endings_of = _forms().stems, _longest_stem(), _endings
    for stem, proclitics, definite in _cuts(form):
        if stem in never:
            continue
        # most words open with no verb's stem: only the others are cut at their pronouns
        heads = [at for at in range(1, min(len(stem), longest) + 1) if stem[:at] in stems]
        if not heads:
            continue
        particle = proclitics[-1:] if proclitics[-1:] in ("ب", "ك", "ل", "س") else ""
        taken = len(form) - len(stem)
        for core, pronoun in _objects(stem):
            for at in heads:
                if at > len(core):
                    break
                rest = core[at:]
                for number, which in stems[core[:at]]:
                    for code in endings_of(which).get(rest, ()):
                        reading = _reading(code, number, pronoun, proclitics, particle, definite)
                        if reading:
                            rank = (taken + len(pronoun), RANK[code[0]])
                            if rank < found.get(reading, (99, 99)):
                                found[reading] = rank
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(found, key=lambda reading: (found[reading], _likely(reading)))[:MOST])


@lru_cache(maxsize=1 << 16)
def is_masdar(form: str) -> bool:
    """Whether a folded word may be read as a verbal noun of a known verb."""
    return any(reading.tense == "masdar" for reading in verb_forms(form))


def accusative_masdar(form: str) -> bool:
    """Whether a folded word is a verbal noun with the alef of the accusative («أمرا»)."""
    return form[-1:] == "ا" and is_masdar(form[:-1])


def _likely(reading: VerbForm) -> tuple[int, bool, bool, int, VerbForm]:
    """Third person before first before second, perfect first, passive last, singular first."""
    person = "3102".index(str(reading.person))
    later, passive = reading.tense == "imperfect", reading.voice == "passive"
    return person, later, passive, "spd".index(reading.number), reading


def _cuts(form: str) -> list[tuple[str, str, bool]]:
    """The openings, and the article that ل swallows before another ل (للاجئين)."""
    cuts: list[tuple[str, str, bool]] = [*openings(form)]
    for stem, taken, _ in openings(form):
        if stem[:1] == "ل" and taken[-1:] == "ل":
            cuts.append((stem, taken, True))
    return cuts


def _objects(stem: str) -> list[tuple[str, str]]:
    found = [(stem, "")]
    if not stem.endswith(OBJECTS):
        return found
    for pronoun in OBJECTS:
        if stem.endswith(pronoun) and len(stem) > len(pronoun):
            found.append((stem[: -len(pronoun)], pronoun))
    return found


def _reading(
    code: str, number: int, pronoun: str, proclitics: str, particle: str, definite: bool
) -> VerbForm | None:
    """The code as a reading, or nothing where the letters around it do not go with it."""
    tense, voice, person, gender, count, attach = tuple(code)
    if particle and particle not in BEFORE[tense]:
        return None
    if (attach == "B" and not pronoun) or (attach in "NT" and pronoun):
        return None
    if tense in FINITE:
        if definite or (pronoun == "ي"):
            return None
        if pronoun:
            if voice == "p" or not _forms().takes_object[number]:
                return None
            voice = "a"
        if tense == "c" and (proclitics or pronoun == "ك"):
            return None
    elif (
        pronoun == "ني"
        or (pronoun == "ي" and attach != "B")
        or (definite and (pronoun or attach in "BCT"))
    ):
        return None
    return VerbForm(
        _forms().lemmas[number],
        TENSES[tense],
        VOICES[voice],
        int(person),
        "" if gender == "-" else gender,
        count,
        pronoun,
        proclitics,
        definite,
    )
