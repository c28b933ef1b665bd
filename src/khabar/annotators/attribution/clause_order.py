"""Clauses that stand before their main one, and so end where it begins."""

from __future__ import annotations

from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import relates
from khabar.annotators.attribution.report_forms import reports
from khabar.text.words import Words

OPENS = 3
"""Words before the verb of a clause that opens a sentence, at most."""


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
