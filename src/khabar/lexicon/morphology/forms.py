"""All folded written forms of a verb, each with a code that says what it is.

A code is seven signs: tense (p i c m a s for perfect, imperfect, imperative, masdar, active
and passive participle), voice (a p u -), person, gender, number, what may be attached.
"""

from __future__ import annotations

from khabar.lexicon.morphology.conjugation import conjugated
from khabar.lexicon.morphology.nouns import nouns
from khabar.lexicon.morphology.row import Verb
from khabar.lexicon.morphology.spelling import spellings
from khabar.text.view import fold

TENSES = {
    "p": "perfect",
    "i": "imperfect",
    "c": "imperative",
    "m": "masdar",
    "a": "active_participle",
    "s": "passive_participle",
}
SIGNS = {tense: sign for sign, tense in TENSES.items()}


def forms(verb: Verb) -> dict[str, tuple[str, ...]]:
    """Folded form to its codes; where letters do not show the voice there is one code, "u"."""
    found: dict[str, set[str]] = {}
    for said in conjugated(verb):
        code = _code(said.tense, said.voice[0], said.person, said.gender, said.number, said.attach)
        for written in spellings(said.sounds):
            if len(written) == 1:
                continue  # قِ and its like: letters that stand for other words
            found.setdefault(fold(written), set()).add(code)
    for noun in nouns(verb):
        code = _code(noun.tense, "-", 0, noun.gender, noun.number, noun.attach)
        found.setdefault(fold(noun.written), set()).add(code)
    return {form: _settled(codes) for form, codes in found.items()}


def _code(tense: str, voice: str, person: int, gender: str, number: str, attach: str) -> str:
    return f"{SIGNS[tense]}{voice}{person}{gender or '-'}{number}{attach}"


def _settled(codes: set[str]) -> tuple[str, ...]:
    """Voices and attachments that the same letters may have become one code."""
    settled = set()
    for code in codes:
        other = {"a": "p", "p": "a"}.get(code[1], "")
        both = other and any(
            c[0] == code[0] and c[1] == other and c[2:5] == code[2:5] for c in codes
        )
        settled.add(code[0] + ("u" if both else code[1]) + code[2:])
    kept = {c for c in settled if not (c[5] in "BNCT" and c[:5] + "F" in settled)}
    return tuple(sorted(kept))
