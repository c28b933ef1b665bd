"""Verbs that take another object where a text shows it or a judgement sees it."""

from __future__ import annotations

from khabar.annotators.attribution.apposition import APPOSITION
from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.text.words import LETTERS

SEEN = 32
"""Words between a verb of seeing and what a thing is seen as, at most."""


def shows_what(near: Surroundings, cue: Cue) -> Cue:
    """«أظهرت الصور احتراق …»، «كشفت وثائق تورط …»: a text has a deed for its object."""
    if cue.manner != "verb" or key(cue.lemma) not in of_class("shows_object"):
        return cue
    head = head_of(near.words, cue.stop)
    text = head is not None and head.kind == "document" and "masdar" not in cue.takes
    return cue._replace(takes=(*cue.takes, "masdar")) if text else cue


def sees_in(near: Surroundings, cue: Cue, limit: int) -> Cue:
    """«رأت العاصمة في القرار خطوة على الطريق»: judged by what it is seen as, behind «في»."""
    words = near.words
    if cue.manner != "verb" or key(cue.lemma) not in of_class("sees_in"):
        return cue
    inside = 0
    for n in range(cue.stop, min(cue.stop + SEEN, limit)):
        form = words.form(n)
        if words.items[n].kind is not LETTERS and form not in ("،", ",") and not inside:
            return cue
        if starts_clause(form) or form == ":":
            return cue
        if form == "في" and not inside and n - cue.stop < APPOSITION:
            inside = n
        elif inside and n > inside + 1 and form in of_class("seen_as"):
            return cue._replace(takes=("في",))
    return cue
