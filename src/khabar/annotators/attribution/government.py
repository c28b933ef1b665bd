"""What a verb of report takes its content by: a preposition, or a bare noun."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.nouns import FINITE, calls_for
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms

FUSED = {"عما": "عن", "مما": "من"}
"""Prepositions with the ما they are written with."""


def preposition_of(form: str, cue: Cue) -> str | None:
    """The preposition a word opens with, if the verb takes its content by it."""
    for preposition in cue.takes:
        spelt = key(preposition)
        if preposition == "ب" and form.startswith("ب") and len(form) != 2 and form != "بحسب":
            return None if own_letter(form) else "ب"
        if preposition == "ل" and calls_for(form):
            return "ل"
        if len(spelt) > 1 and form == spelt and spelt in ("عن", "الي", "علي", "من", "في"):
            return spelt
        if form in FUSED and FUSED[form] == spelt:
            return spelt
    return None


@lru_cache(maxsize=1 << 12)
def own_letter(form: str) -> bool:
    """«بثته»، «بعثت»: a verb whose first letter is its own, and no ب before a noun."""
    read = verb_forms(form)
    return any(f.tense in FINITE and not f.proclitics for f in read) and not any(
        "ب" in f.proclitics for f in read
    )


def wants_object(cue: Cue) -> bool:
    """Whether a bare noun may be what the verb reports."""
    return "masdar" in cue.takes or "any" in cue.takes
