"""What someone is held for, and who is held: «بتهمة قتل …»."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.complements import COMPLEMENTS
from khabar.annotators.events.doers import is_deed, may_act
from khabar.annotators.events.modality_given import RULES
from khabar.annotators.events.parts import Place
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems

CHARGE = 5
"""Phrases back to which a charge, or who is held for it, is looked for."""


def charged(view: View, chunk: Chunk) -> Chunk | None:
    """«بتهمة قتل …»: the charge that a deed is named under, which is laid on someone else."""
    if chunk.prep and chunk.prep in noun_class("charge"):
        return chunk
    chunks = view.sentence.chunks
    number = view.sentence.number(chunk.first)
    inner = chunk
    for back in range(number - 1, max(-1, number - CHARGE), -1):
        before = chunks[back]
        if before.kind != "noun":
            return None
        held = bool(before.prep) and before.prep in noun_class("charge")
        if held or not noun_class("charge").isdisjoint(stems(view.form(before))):
            return before
        if inner.of == back or (inner.prep in COMPLEMENTS and is_deed(_bare(view, before))):
            inner = before  # «بتهمة الانضمام إلى … والتخطيط لاغتيال …»
        elif not inner.joined:
            return None
    return None


def _bare(view: View, chunk: Chunk) -> str:
    """The folded head of a phrase without its «و» and its article."""
    return view.form(chunk).removeprefix("و").removeprefix("ال")


def held_for(view: View, charge: Chunk) -> Place | None:
    """Who is held for what a charge names: whom the clause's deed was done to."""
    clause = view.sentence.clause(charge.first)
    ordered = _ordered(view, charge) if clause.form and clause.form.lemma in RULES else None
    if ordered is not None:
        return ordered  # «أمرت النيابة بحبس مهندس لاتهامه بـ …»
    told = view.slots(clause)
    if told.object is not None and told.object.head not in view.read and told.object is not charge:
        return view.whole(told.object)
    number = view.sentence.number(charge.first)
    for chunk in reversed(view.sentence.chunks[max(0, number - CHARGE) : number]):
        if chunk.kind == "noun" and chunk.prep in ("علي", "ل", "الي", "ضد", "ب"):
            place = view.whole(chunk)
            if chunk.head not in view.read and may_act(view.scene, place):
                return place  # «ألقت القبض على شاب بتهمة …»
    return None


def _ordered(view: View, charge: Chunk) -> Place | None:
    """Whom a ruling has held: what the noun of holding before the charge is in construct with."""
    chunks = view.sentence.chunks
    number = view.sentence.number(charge.first)
    for chunk in reversed(chunks[max(0, number - HELD) : number]):
        reading = view.read.get(chunks[chunk.of].head) if chunk.of >= 0 else None
        if reading is not None and reading.sense.row.type == "COERCE":
            return view.whole(chunk)
    return None


HELD = 6
"""Chunks before a charge within which who is held stands."""
