"""What a verb of report takes its content by: a preposition, or a bare noun."""

from __future__ import annotations

from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.nouns import calls_for
from khabar.lexicon.phrases import key

FUSED = {"عما": "عن", "مما": "من"}
"""Prepositions with the ما they are written with."""


def preposition_of(form: str, cue: Cue) -> str | None:
    """The preposition a word opens with, if the verb takes its content by it."""
    for preposition in cue.takes:
        spelt = key(preposition)
        if preposition == "ب" and form.startswith("ب") and len(form) != 2 and form != "بحسب":
            return "ب"
        if preposition == "ل" and calls_for(form):
            return "ل"
        if len(spelt) > 1 and form == spelt and spelt in ("عن", "الي", "علي", "من", "في"):
            return spelt
        if form in FUSED and FUSED[form] == spelt:
            return spelt
    return None


def wants_object(cue: Cue) -> bool:
    """Whether a bare noun may be what the verb reports."""
    return "masdar" in cue.takes or "any" in cue.takes
