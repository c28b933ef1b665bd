"""Which forms of which verb of report a word may be, by its letters alone."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.lexicon import ReportingVerb, of_class, reporting_verbs
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.clitics import CONJUNCTIONS


@lru_cache(maxsize=1 << 15)
def reports(form: str) -> tuple[tuple[VerbForm, ReportingVerb], ...]:
    """The readings of a folded word that are forms of reporting verbs."""
    if form in of_class("not_cue", "not_cue_alone") or (
        form[:1] == "و" and form[1:] in of_class("not_cue")
    ):
        return ()
    known = reporting_verbs()
    return tuple((read, known[read.lemma]) for read in verb_forms(form) if read.lemma in known)


@lru_cache(maxsize=1 << 12)
def as_superlative(form: str) -> tuple[tuple[VerbForm, ReportingVerb], ...]:
    """The verb of «وأبرز الوالي أن», whose letters are a superlative's far more often."""
    stem = form[1:] if form[:1] in CONJUNCTIONS and form[1:] in of_class("superlative") else form
    if stem not in of_class("superlative"):
        return ()
    taken = form[: len(form) - len(stem)]
    known = (row for lemma, row in reporting_verbs().items() if key(lemma) == stem)
    return tuple(
        (VerbForm(row.lemma, "perfect", "active", 3, "m", "s", "", taken, False), row)
        for row in known
    )


def masdar_with(form: str, pronoun: str) -> bool:
    """Whether a folded word is as well a masdar with this pronoun."""
    return any(read.tense == "masdar" and read.object == pronoun for read, _ in reports(form))


@lru_cache(maxsize=1 << 12)
def counts(form: str) -> bool:
    """Whether a word counts the noun behind it («ألف طالب»، «كل طالب»)."""
    return form[:1].isdigit() or form in of_class("counts")
