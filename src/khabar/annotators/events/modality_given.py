"""Deeds that are told as given, whatever governs them: what is to end, why one is held."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE
from khabar.annotators.events.cues import of_kind, verb_by
from khabar.annotators.events.modality_phrases import of_firing
from khabar.annotators.events.modality_purpose import PRONOUNS
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.word_kinds import UNTIL
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import is_masdar
from khabar.text.view import fold


def brought_to_an_end(view: View, chunk: Chunk) -> bool:
    """«دعا إلى وقف فوري للاشتباكات»: what is to be brought to an end is there."""
    number = view.sentence.number(chunk.first)
    if chunk.prep != "ل" or not number or of_firing(view, chunk):
        return False
    before = view.sentence.chunks[number - 1]
    return before.kind == "noun" and not stems(view.form(before)).isdisjoint(of_kind("ending"))


def asked_by(view: View, chunk: Chunk) -> bool:
    """Whether the clause's verb asks for what it takes with ل."""
    form = view.sentence.clause(chunk.first).form
    return form is not None and verb_by(form.lemma, "ل") == "demanded"


def owned_up(view: View, chunk: Chunk) -> bool:
    """«لم تتبنَّ أي جهة الهجوم»: the attack was, whoever did it."""
    clause = view.sentence.clause(chunk.first)
    owning = clause.form is not None and fold(clause.form.lemma) in of_kind("owning")
    return owning and chunk.first > clause.verb


def pointed_at(view: View, chunk: Chunk) -> bool:
    """«لم يتأكد هذا الهجوم»: what is pointed at was told."""
    return view.scene.words.form(chunk.head - 1).lstrip("وبل") in POINTED


POINTED = frozenset({"هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين"})


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


def voiced(view: View, chunk: Chunk, reading: Candidate) -> bool:
    """«أراد الفصيل التعبير عن رفضه …»: the stand is his, whatever he would do with it."""
    number = view.sentence.number(chunk.first)
    if chunk.prep != "عن" or not number or reading.sense.row.type not in STANDS:
        return False
    return not stems(view.form(view.sentence.chunks[number - 1])).isdisjoint(noun_class("voicing"))


STANDS = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
"""Types that are a stand someone has."""


def to_come(view: View, chunk: Chunk, reading: Candidate) -> str:
    """«تقدّم باتجاه تحرير البلدة», «نواصل … حتى القضاء على …»: what is only moved towards."""
    if reading.definite and reading.proclitics:
        return ""
    clause = view.sentence.clause(chunk.first)
    form = view.form(chunk)
    if chunk.prep in noun_class("towards") and is_masdar(form):
        return "planned"
    until = view.scene.words.items[clause.opener].form == UNTIL and clause.form is None
    above = clause.parent if until and not chunk.prep else None
    going_on = above is not None and above.form is not None and above.form.tense == "imperfect"
    return "planned" if going_on and clause.opener == chunk.first - 1 else ""
