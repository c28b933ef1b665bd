"""Who does a deed that a preposition brings to the verb of its clause."""

from __future__ import annotations

from khabar.annotators.events.chunks import AGENT, Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.complements import COMPLEMENTS, DEEDS, means, of_aim
from khabar.annotators.events.declaring import DECLARE, announces_own
from khabar.annotators.events.doers import able, human, may_act
from khabar.annotators.events.government import light, reporting
from khabar.annotators.events.parts import VICTIM, Parts, Place
from khabar.annotators.events.slots import View
from khabar.annotators.events.unnamed import resolve
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb
from khabar.text.view import fold

WITH = "مع"
"""«صرّح الوزير بعد اجتماع مع نظيره»: he who speaks is he who met."""
HELD = frozenset({"في", "ب", "ضمن", "خلال"})
"""Prepositions by which people take part in a protest («خرجوا في مسيرة»)."""
FALL = "وقع"
ESCAPE = "نجا"
"""«نجا من محاولة اغتيال»: whom it was meant for."""
GIVEN = 6
"""Phrases and marks after what someone got in which its giver stands («…، اليوم، من نظيره»)."""


def under_preposition(view: View, top: Chunk, clause: Clause, kind: str) -> Parts:
    """Actor or target of the noun that a preposition brings to a verb of some ``kind``."""
    assert clause.form is not None
    told = view.slots(clause)
    doer = told.object if told.passive or kind == "object" else told.subject
    own = view.read.get(top.head)
    if doer is None and kind == "object" and clause.form.object and top.prep in COMPLEMENTS:
        meant = resolve(view, clause.form.object, clause)
        return {"actor": view.whole(meant)} if meant is not None else {}  # «دفعته إلى إقالة …»
    ordered = own is not None and own.sense.row.type == "COERCE"
    if doer is None and kind == "object" and (ordered or of_aim(top.prep)):
        doer = told.subject  # «أمرت النيابة بحبسه»
    if doer is None:
        return {}
    if kind == "rule" and clause.kind == RELATIVE and not told.passive:
        return _decreed(view, clause)
    if clause.form.lemma == FALL and top.prep == "في" and clause.verb < top.first:
        caught = not noun_class("trap").isdisjoint(stems(view.form(top)))
        return {VICTIM: view.whole(doer)} if caught else {}  # «وقع في كمين»
    if kind == "undergo":
        if top.prep not in ("ل", "ب", "من", "الي") or (
            top.prep == "من" and clause.form.lemma != ESCAPE
        ):
            return {}
        giver = doer_of(view, top)
        return {VICTIM: view.whole(doer)} | ({"actor": giver} if giver else {})
    if top.prep == "ل" and own is not None and own.sense.row.type == "REQUEST" and not own.definite:
        return {}  # «استجابةً لدعوة …»
    whose = top.prep == "ل" and own is not None and own.definite and top.stop - top.head > 1
    if of_aim(top.prep) and not whose and not told.passive and clause.form.lemma not in reporting():
        return {"actor": view.whole(doer)}
    if clause.form.lemma == DECLARE and top.prep == "عن" and announces_own(view, top, doer):
        return {"actor": view.whole(doer)}
    if _puts_to(clause.form.lemma, top.prep) and not told.passive and clause.verb < top.first:
        return {"actor": view.whole(doer)}  # «تستخدم المدفعية في قصف …»
    talk = own is not None and own.sense.row.type == "CONSULT"
    if talk and top.prep in noun_class("around_talks"):
        met = any(c.prep == WITH for c in clause.after if c.first > top.first)
        return {"actor": view.whole(doer)} if met and human(view.scene, doer.place) else {}
    if top.prep in ("في", "ب") and fold(clause.form.lemma) in noun_class("consists_in"):
        above = clause.shared or clause.parent
        owner = view.slots(above).subject if above is not None else None
        return {"actor": view.whole(owner)} if owner and able(view.scene, owner.place) else {}
    if means(view, top):
        agent = _agent_before(view, top)
        if agent is not None:
            return {"actor": agent}  # «تصعيداً من قبل … عبر الاقتحامات»
        if kind == "do" and told.subject is not None and able(view.scene, told.subject.place):
            return {"actor": view.whole(told.subject)}
        deed = view.row(clause)
        acts = deed is not None and deed.subject == "actor" and not told.passive
        return {"actor": view.whole(doer)} if acts and able(view.scene, doer.place) else {}
    if top.prep in noun_class("while") and _does_too(view, top, clause):
        return {"actor": view.whole(doer)}  # «دمّرت المفرزة، خلال تمشيط المنطقة، …»
    protest = own is not None and own.sense.row.type == "PROTEST"
    if protest and top.prep in HELD and fold(clause.form.lemma) in noun_class("protests_in"):
        return {"actor": view.whole(doer)} if not told.passive else {}  # «خرج المئات في تظاهرة»
    if kind not in ("control", "object", "do", "rule") or top.prep not in COMPLEMENTS:
        return {}
    if top.prep == "من" and fold(clause.form.lemma) in noun_class("goes_on_with"):
        return {"actor": view.whole(doer)}  # «كثّفت القوات من شنّ غارات»
    takes = {fold(word) for word in verb(clause.form.lemma).prepositions}
    if "الي" in takes:
        takes.add("ل")
    if takes and top.prep not in takes | {"ب"} and not of_aim(top.prep):
        return {}  # «تعهّد بملاحقة المسؤولين عن المجزرة»
    if kind == "do" and top.prep != "ب":
        return {}
    if clause.form.lemma in reporting() and top.prep == "في":
        return {}  # «اعترف الجيش بمقتل اثنين في غارة»: he owns up to the deaths, not to the raid
    return {"actor": view.whole(doer)}


def doer_of(view: View, top: Chunk) -> Place | None:
    """«تلقّى تهديدات من مجموعة …»: who stands after من behind what someone got."""
    number = view.sentence.number(top.first)
    chunks = view.sentence.chunks
    for n in range(number + 1, min(number + GIVEN, len(chunks) - 1)):
        chunk = chunks[n]
        aside = chunk.kind == "stop" and "time" in (chunks[n - 1].kind, chunks[n + 1].kind)
        if chunk.kind == "verb" or (chunk.kind == "stop" and not aside):
            return None
        if chunk.kind == "noun" and chunk.prep == "من":
            place = view.whole(chunk)
            return place if may_act(view.scene, place) else None
    return None


def _puts_to(lemma: str, prep: str) -> bool:
    """«استخدم الغاز في تفريق …», «يقف وراء هجمات»: a verb whose phrase names its own deed."""
    if prep in noun_class("behind"):
        return fold(lemma) in noun_class("stands_behind")
    return prep == "في" and fold(lemma) in noun_class("uses")


def _does_too(view: View, top: Chunk, clause: Clause) -> bool:
    """Whether what is done meanwhile is a deed of the force that acts in the clause."""
    own, row = view.read.get(top.head), view.row(clause)
    told = view.slots(clause)
    if row is None or told.passive or told.subject is None:
        return False
    forceful = row.type in ("COERCE", "AID", "MOBILIZE") and row.subject == "actor"
    mine = own is None or (own.sense.row.type == "COERCE" and own.sense.row.object != "actor")
    return forceful and mine and able(view.scene, told.subject.place)


def _agent_before(view: View, top: Chunk) -> Place | None:
    """Who is told as the doer of the noun before a deed that was its means."""
    number = view.sentence.number(top.first)
    for chunk in reversed(view.sentence.chunks[max(0, number - DEEDS) : number]):
        if chunk.kind != "noun":
            return None
        if chunk.prep == AGENT:
            return view.whole(chunk)
    return None


def _decreed(view: View, clause: Clause) -> Parts:
    """«أصدر الرئيس مرسوماً يقضي بإقالة …»: who gave out what rules it; an accord is no one's."""
    noun, above = clause.antecedent, clause.parent
    if noun is None or above is None or above.form is None:
        return {}
    issuer = view.slots(above).subject
    ruled = not noun_class("decrees").isdisjoint(stems(view.form(noun)))
    if not ruled or issuer is None or issuer is noun or light(above.form.lemma) != "do":
        return {}
    return {"actor": view.whole(issuer)}
