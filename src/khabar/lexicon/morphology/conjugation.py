"""Every person of a verb: perfect, imperfect in its moods, imperative; active and passive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from khabar.lexicon.morphology.row import Verb
from khabar.lexicon.morphology.spelling import VOWELS
from khabar.lexicon.morphology.stems import Stem, joined, stems

FREE, UNJOINABLE, BOUND = "F", "N", "B"
"""A form may carry a pronoun, may not, or stands only before one."""

PERFECT = (
    ("a", 3, "m", "s"),
    ("at", 3, "f", "s"),
    ("A", 3, "m", "d"),
    ("atA", 3, "f", "d"),
    ("U+", 3, "m", "p"),
    ("na", 3, "f", "p"),
    ("tu", 1, "", "s"),
    ("ta", 2, "", "s"),
    ("tumA", 2, "", "d"),
    ("tum", 2, "m", "p"),
    ("tunna", 2, "f", "p"),
    ("nA", 1, "", "p"),
)
IMPERFECT = (
    ("ي", ("u", "a", ""), 3, "m", "s"),
    ("ت", ("u", "a", ""), 3, "f", "s"),
    ("ت", ("u", "a", ""), 2, "m", "s"),
    ("ت", ("Ina", "I"), 2, "f", "s"),
    ("ء", ("u", "a", ""), 1, "", "s"),
    ("ن", ("u", "a", ""), 1, "", "p"),
    ("ي", ("Ani", "A"), 3, "m", "d"),
    ("ت", ("Ani", "A"), 3, "f", "d"),
    ("ت", ("Ani", "A"), 2, "", "d"),
    ("ي", ("Una", "U+"), 3, "m", "p"),
    ("ت", ("Una", "U+"), 2, "m", "p"),
    ("ي", ("na",), 3, "f", "p"),
    ("ت", ("na",), 2, "f", "p"),
)
IMPERATIVE = (("", "m", "s"), ("U+", "m", "p"))
"""Slogans speak to one or to all; what is said to one woman has the letters of عسكري."""
RAISED = ("II", "III", "IV", "Q")
"""Forms whose imperfect prefix has u."""


class Said(NamedTuple):
    """One form in sounds, and what it is; ``attach`` says whether a pronoun may follow."""

    sounds: str
    tense: str
    voice: str
    person: int
    gender: str
    number: str
    attach: str


def conjugated(verb: Verb) -> Iterator[Said]:
    """Every finite form in sounds."""
    found = stems(verb)
    first = verb.form == "I"
    for voice in ("active", "passive"):
        suffix = "" if voice == "active" else "_passive"
        persons = _persons(verb, voice)
        if stem := found.get(f"perfect{suffix}"):
            for ending, *who in PERFECT:
                if persons == "all" or (persons == "one" and who == [3, "m", "s"]):
                    yield from _said(joined(stem, str(ending), first), "perfect", voice, who)
        if stem := found.get(f"imperfect{suffix}"):
            raised = voice == "passive" or verb.form in RAISED
            for prefix, endings, *who in IMPERFECT:
                if voice == "passive" and who[0] == 1:
                    continue  # "I am hit": the press never says it, the letters often would
                if persons == "all" or (persons == "one" and who == [3, "m", "s"]):
                    front = str(prefix) + ("u" if raised else "a")
                    for ending in endings:
                        for sounds in _closings(stem, ending, first):
                            yield from _said(front + sounds, "imperfect", voice, who)
    if "imperfect" in found and verb.overrides.get("imperative") != "-":
        yield from _imperative(verb, found["imperfect"])


def _persons(verb: Verb, voice: str) -> str:
    """Whether a voice has all persons, one (عُثر على), or none."""
    if voice == "active":
        return "all"
    if verb.government in ("trans", "both"):
        return "all"
    return "one" if verb.prepositions else "none"


def _closings(stem: Stem, ending: str, first: bool) -> Iterator[str]:
    yield joined(stem, ending, first)
    if ending == "" and stem.final_double:
        yield stem.open + "a"  # لم يردّ beside لم يردد


def _said(sounds: str, tense: str, voice: str, who: list[object]) -> Iterator[Said]:
    person, gender, number = who
    rest = (tense, voice, person, gender, number)
    if sounds.endswith("+"):
        yield Said(sounds, *rest, UNJOINABLE)  # type: ignore[arg-type]
        yield Said(sounds[:-1], *rest, BOUND)  # type: ignore[arg-type]
    elif sounds.endswith("Y"):
        yield Said(sounds, *rest, UNJOINABLE)  # type: ignore[arg-type]
        yield Said(sounds[:-1] + "A", *rest, BOUND)  # type: ignore[arg-type]
    elif sounds.endswith("tum"):
        yield Said(sounds, *rest, UNJOINABLE)  # type: ignore[arg-type]
        yield Said(sounds + "U", *rest, BOUND)  # type: ignore[arg-type]
    else:
        yield Said(sounds, *rest, FREE)  # type: ignore[arg-type]
        if "ء" in sounds[-2:] and sounds[-1] in "aiu":  # the hamza is medial before a pronoun
            yield Said(sounds + "-", *rest, BOUND)  # type: ignore[arg-type]


def _imperative(verb: Verb, stem: Stem) -> Iterator[Said]:
    own = verb.overrides.get("imperative")
    stem = Stem(own, own) if own else stem
    for ending, gender, number in IMPERATIVE:
        for sounds in _closings(stem, ending, verb.form == "I"):
            if verb.form == "IV":
                sounds = "ءa" + sounds
            elif sounds[1:2] and sounds[1] not in VOWELS:
                sounds = ("u" if verb.form == "I" and verb.imperfect_vowel == "u" else "i") + sounds
            yield from _said(sounds, "imperative", "active", [2, gender, number])
