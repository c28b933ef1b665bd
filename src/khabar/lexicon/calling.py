"""Verbs by which someone gives what he tells of a name of his own."""

from __future__ import annotations

from functools import lru_cache

from khabar.lexicon.company import noun_class
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold


@lru_cache(maxsize=1 << 12)
def calls_so(form: str) -> bool:
    """Whether a folded word is a verb of calling with what it calls so («أسمتهم»، «وصفته»).

    >>> calls_so(fold("وصفته")), calls_so(fold("وصفت"))
    (True, False)
    """
    lemmas = noun_class("calls_so")
    return any(read.object and fold(read.lemma) in lemmas for read in verb_forms(form))
