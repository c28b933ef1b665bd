"""Verbs and verbal nouns: what form of which verb a word may be."""

from __future__ import annotations

from typing import NamedTuple


class VerbForm(NamedTuple):
    """One way to read a word as a form of a verb.

    ``lemma`` is the key of ``verbs.tsv``: third person masculine singular perfect with hamza
    and shadda but no vowels (قتل, صرّح, أعلن). ``tense`` is perfect, imperfect, imperative,
    masdar, active_participle or passive_participle. ``voice`` is active, passive, or unsure
    where the unvowelled form does not show it ("" for nouns). ``person`` is 1, 2, 3 or 0 for
    nouns; ``gender`` "m", "f" or "" (either); ``number`` "s", "d", "p". ``object`` is the
    attached pronoun, ``proclitics`` what stands before, ``definite`` whether it has the article.
    """

    lemma: str
    tense: str
    voice: str
    person: int
    gender: str
    number: str
    object: str = ""
    proclitics: str = ""
    definite: bool = False


def verb_forms(form: str) -> tuple[VerbForm, ...]:
    """Every reading of a folded word as a form of a known verb, the least cut first."""
    return ()
