"""Whom a verb without a subject, or a pronoun, stands for: who was told of before or above."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause, agrees
from khabar.annotators.events.doers import human
from khabar.annotators.events.government import light
from khabar.annotators.events.slots import View
from khabar.lexicon.verbs import VerbForm

DEEPEST = 8


def dropped(view: View, clause: Clause) -> Chunk | None:
    """The subject of a verb that names none: who acted in the clause before or above."""
    form = clause.form
    if form is None or form.person != 3:
        return None
    if clause.kind == RELATIVE and clause.antecedent is None:
        return None  # «من أطلق النار»
    other: Clause | None = clause.shared or clause.parent
    for _ in range(DEEPEST):
        if other is None:
            return None
        theirs = view.slots(other)
        subject = theirs.object if theirs.passive else theirs.subject
        accused = theirs.object if other.form and light(other.form.lemma) == "object" else None
        if accused is not None and clause.kind == RELATIVE and agrees(view.scene, form, accused):
            return accused  # «تتهم كييف موسكو بترحيل أطفال من مناطق سيطرت عليها»
        if subject is not None and agrees(view.scene, form, subject):
            return subject
        other = other.shared or other.parent
    return None


def resolve(view: View, pronoun: str, clause: Clause) -> Chunk | None:
    """Whom a pronoun stands for: the nearest subject above that agrees with it."""
    other: Clause | None = clause.parent
    for _ in range(DEEPEST):
        if other is None:
            return None
        theirs = view.slots(other)
        subject = theirs.object if theirs.passive else theirs.subject
        accused = theirs.object if other.form and light(other.form.lemma) == "object" else None
        if accused is not None and view.means(pronoun, accused):
            return accused  # «اتهمت المؤسسة الحكومة بأنها …»
        if subject is not None and view.means(pronoun, subject):
            return subject
        other = other.parent
    return None


def last_person(view: View, clause: Clause) -> Chunk | None:
    """The nearest noun for people before a verb of dying that agrees with it."""
    form = clause.form
    number = view.sentence.chunk_of[clause.verb - view.sentence.first]
    for chunk in reversed(view.sentence.chunks[max(0, number - FARTHEST) : number]):
        if form is None or chunk.kind != "noun" or chunk.head in view.read:
            continue
        if human(view.scene, chunk.place) and agrees(view.scene, form, chunk):
            return chunk
    return None


FARTHEST = 10
"""Chunks back to which the one stands who dies in the end."""


def alone(form: VerbForm, pronoun: str) -> bool:
    """Whether a verb goes with the pronoun of «أنه», «أنها», «أنهم»."""
    if pronoun == "ها":
        return form.gender != "m" and form.number == "s"
    if pronoun == "ه":
        return form.gender != "f" and form.number == "s"
    return form.number != "s"
