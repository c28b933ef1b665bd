"""The cues of modality: words, verbs, phrases and adjectives, and what each one brings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.annotators.events.government import light
from khabar.annotators.events.triggers import OWN
from khabar.annotators.events.word_kinds import FINITE
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import openings
from khabar.text.view import fold


@dataclass(frozen=True, slots=True)
class Cue:
    """A word, phrase or verb lemma that colours the events it governs."""

    cue: str
    pos: str
    modality: str


@cache
def _cues() -> tuple[dict[str, str], dict[str, str], Phrases[str]]:
    rows = table("modality_cues", Cue)
    return (
        {fold(row.cue): row.modality for row in rows if row.pos == "word"},
        {row.cue: row.modality for row in rows if row.pos == "verb"},
        Phrases.of((row.cue, row.modality) for row in rows if row.pos == "phrase"),
    )


SHORT = 3
"""«بحث» is no ب before «حثّ», and «مقتله» is of no word of two letters."""


@cache
def of_kind(kind: str) -> frozenset[str]:
    """The folded cues of one kind, as ``pos`` names it."""
    return frozenset(fold(row.cue) for row in table("modality_cues", Cue) if row.pos == kind)


@lru_cache(maxsize=1 << 16)
def word_cue(form: str) -> str:
    """The modality that a folded word brings to what it governs as a noun or particle, or ""."""
    words = _cues()[0]
    for opening in openings(form):
        stem = opening.stem
        if stem in words and not (len(stem) < SHORT and "ب" in opening.proclitics):
            return words[stem]
        bare = next((stem[: -len(own)] for own in OWN if stem.endswith(own)), "")
        bare = bare[:-1] + "ة" if bare.endswith("ت") else bare
        if not opening.definite and len(bare) > SHORT and bare in words:
            return words[bare]  # «خشيتهم من», «خطته لـ»
    return ""


WANTED = "أراد"


@lru_cache(maxsize=1 << 16)
def verb_cue(form: str) -> str:
    """The modality that a folded finite verb brings to its complement, or ""."""
    verbs = _cues()[1]
    told = [r for r in verb_forms(form) if r.tense in FINITE]
    found = [r.lemma for r in told if r.person == 3]
    found = found or [r.lemma for r in told if r.person == 1 and r.tense == "imperfect"]
    if WANTED in found and not ("ريد" in form or "راد" in form):
        found = [lemma for lemma in found if lemma != WANTED]  # «ترد القوات على …»
    if found and light(found[0]):
        return verbs.get(found[0], "")
    return next((verbs[lemma] for lemma in found if lemma in verbs), "")


@cache
def _verbs_by() -> dict[str, str]:
    return {fold(r.cue): r.modality for r in table("modality_cues", Cue) if r.pos == "verb_by"}


def verb_by(lemma: str, preposition: str) -> str:
    """The modality that a verb brings with one preposition («تراجع عن», «عمل على»), or ""."""
    return _verbs_by().get(f"{fold(lemma)} {preposition}", "")


@cache
def adjective_cues() -> dict[str, str]:
    return {fold(r.cue): r.modality for r in table("modality_cues", Cue) if r.pos == "adjective"}


@lru_cache(maxsize=1 << 16)
def stripped(form: str) -> frozenset[str]:
    """What a folded word may be without its proclitics and its article."""
    return frozenset(opening.stem.removeprefix("ال") for opening in openings(form))


def phrase_cues() -> Phrases[str]:
    """The phrases that bring a modality, to be met in running text."""
    return _cues()[2]
