"""Where a clause with أن or إن begins."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.lexicon import of_class
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import openings
from khabar.text.words import Words


@lru_cache(maxsize=1 << 15)
def starts_clause(form: str) -> bool:
    """Whether a folded word is أن or إن, alone, with ب, ف or with a pronoun."""
    known = that()
    for stem, proclitics, definite in openings(form):
        if stem in known and not definite and proclitics in ("", "ب", "ف", "و"):
            return True
    return False


def clause_at(words: Words, at: int) -> bool:
    """Whether a clause with أن begins at word ``at``; «إن شاء الله» is none."""
    return starts_clause(words.form(at)) and words.form(at + 1) not in of_class("wish")


def conditional(words: Words, at: int) -> bool:
    """«هدد بالإضراب إن لم تصرف الأجور»، «إن استمر القصف»: إن before a verb, behind a deed."""
    if words.form(at) != "ان":
        return False
    after = words.form(at + 1)
    return after in of_class("negates_verb") or came_about(after)


@lru_cache(maxsize=1 << 12)
def came_about(form: str) -> bool:
    """«إن استمر»، «إن كان»: a verb of conditions, which no noun looks like."""
    known = of_class("condition_verb")
    return any(f.tense == "perfect" and key(f.lemma) in known for f in verb_forms(form))


def that() -> frozenset[str]:
    """أن and إن with their pronouns."""
    return of_class("complementizer")


def with_pronoun(form: str) -> bool:
    """Whether a word is أن or إن with its pronoun («قال إنه يتوقع»)."""
    return starts_clause(form) and form not in ("ان", "بان", "فان", "وان")
