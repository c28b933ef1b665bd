"""Verbs by which those who speak tell what they did («استهدفنا موقعاً»)."""

from __future__ import annotations

from functools import lru_cache

from khabar.lexicon.verbs import VerbForm, verb_forms

WE = "نا"


def we_perfect(verb: VerbForm, form: str) -> bool:
    """Whether a reading of a folded word is a perfect of «we», with its «نا» («قصفنا»)."""
    first = verb.person == 1 and verb.number == "p" and verb.tense == "perfect"
    return first and not verb.object and form.endswith(WE)


@lru_cache(maxsize=1 << 14)
def ours(form: str) -> bool:
    """Whether a folded word may be a perfect of «we» («قصفنا»)."""
    return form.endswith(WE) and any(we_perfect(reading, form) for reading in verb_forms(form))
