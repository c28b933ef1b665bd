"""Deeds that are told as given, whatever governs them: what is to end, why one is held."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE
from khabar.annotators.events.cues import of_kind
from khabar.annotators.events.modality_phrases import of_firing
from khabar.annotators.events.modality_purpose import PRONOUNS
from khabar.annotators.events.slots import View
from khabar.lexicon.company import stems
from khabar.lexicon.verbs import is_masdar


def brought_to_an_end(view: View, chunk: Chunk) -> bool:
    """«دعا إلى وقف فوري للاشتباكات»: what is to be brought to an end is there."""
    number = view.sentence.number(chunk.first)
    if chunk.prep != "ل" or not number or of_firing(view, chunk):
        return False
    before = view.sentence.chunks[number - 1]
    return before.kind == "noun" and not stems(view.form(before)).isdisjoint(of_kind("ending"))


def behind_a_reason(view: View, chunk: Chunk) -> bool:
    """«أمرت النيابة بحبسه لاتهامه بالتهريب وإطلاق النار»: what he is held for was done."""
    clause = view.sentence.clause(chunk.first)
    if clause.kind == RELATIVE and clause.parent is not None:
        clause = clause.parent
    if clause.form is None or clause.form.lemma not in RULES or chunk.first < clause.verb:
        return False
    first, here = (view.sentence.number(at) for at in (clause.verb, chunk.first))
    return any(
        c.prep == "ل" and view.form(c).endswith(PRONOUNS) and is_masdar(view.form(c))
        for c in view.sentence.chunks[first + 1 : here + 1]
    )


RULES = frozenset({"أمر", "قرّر", "قضى", "حكم"})
"""What a court or a prosecutor does, for a reason that follows with ل."""
