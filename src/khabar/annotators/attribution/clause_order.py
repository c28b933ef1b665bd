"""Clauses that stand before their main one, and so end where it begins."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.clauses import with_pronoun
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import relates
from khabar.annotators.attribution.report_forms import reports
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import Words

OPENS = 3
"""Words before the verb of a clause that opens a sentence, at most."""


def before_main(
    words: Words, cue: Cue, bounds: range, first: int, stop: int, *, by_noun: bool
) -> int:
    """Where what is said ends before the main clause of its sentence; ``stop`` if there is none.

    ``by_noun`` says that a noun inside the sentence tells it («تقارير تتحدث عن …»).
    """
    commas = [n for n in range(first, stop) if words.form(n) in ("،", ",")]
    if subordinate(words, cue, bounds) or by_noun:
        return next(iter(commas), stop)
    if fronted(words, cue, bounds):
        return next((n for n in commas if main_verb(words.form(n + 1))), stop)
    if told_of_noun(words, cue, first):
        return next((n for n in commas if then_did(words.form(n + 1))), stop)
    return stop


def fronted(words: Words, cue: Cue, bounds: range) -> bool:
    """«وبينما رحبت الحكومة بالمبادرة، رفضتها المعارضة»: a clause before its main one."""
    before = words.form(cue.first - 1).removeprefix("و")
    return before in of_class("fronts") and cue.first - bounds.start <= OPENS


def main_verb(form: str) -> bool:
    """Whether a word can only be a verb, with which a main clause begins."""
    told = any(
        f.tense == "perfect" and f.person == 3 and not f.proclitics for f, _ in reports(form)
    )
    return (relates(form) or told) and form not in of_class("adjunct")


def subordinate(words: Words, cue: Cue, bounds: range) -> bool:
    """«قبل أن تعلن المصلحة أن …، كان»: the verb of a time clause at the head of its sentence."""
    before, two = words.form(cue.first - 1), words.form(cue.first - 2).removeprefix("و")
    timed = before == "ان" and two in of_class("time_clause")
    return timed and cue.first - bounds.start <= OPENS


def told_of_noun(words: Words, cue: Cue, first: int) -> bool:
    """«انهار سد، قالت البلدية إنه قديم، …»: a report that only tells of a noun before it."""
    beside = not cue.joined and words.form(cue.first - 1) in ("،", ",")
    return beside and cue.manner == "verb" and with_pronoun(words.form(first - 1))


@lru_cache(maxsize=1 << 12)
def then_did(form: str) -> bool:
    """«ففاضت»، «ففرّ»: what came of it, with ف before a verb."""
    read = [f for f in verb_forms(form) if f.proclitics == "ف"]
    return bool(read) and all(f.tense == "perfect" for f in read if f.person == 3)
