"""What the verb of a clause makes of its subject for the noun of an event that it takes."""

from __future__ import annotations

from khabar.annotators.events.chunks import AGENT, Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.complements import COMPLEMENTS, of_aim
from khabar.annotators.events.cues import of_kind, word_cue
from khabar.annotators.events.declaring import DECLARE, announces_own, done_by_declaring
from khabar.annotators.events.doers import able, armed, is_deed
from khabar.annotators.events.government import is_hit, light, light_noun, nominal
from khabar.annotators.events.opposed import HARD
from khabar.annotators.events.parts import Parts
from khabar.annotators.events.preposition_control import doer_of, under_preposition
from khabar.annotators.events.slots import View
from khabar.annotators.events.unnamed import resolve
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb, verb_forms
from khabar.text.view import fold

ROLES = {
    "file": "actor",
    "do": "actor",
    "control": "actor",
    "undergo": "target",
    "object": "actor",
    "rule": "actor",
}
GOES_ON = ("control", "do")
FACING = frozenset({"", "ل", "علي", "عن", "الي"})
"""Prepositions by which a verb takes the deed of another («تصدّى للهجوم», «ردّ على القصف»)."""


def _harmed(view: View, top: Chunk) -> bool:
    """Whether a deed stands behind those whom it hurt or drove off."""
    number = view.sentence.number(top.first)
    before = view.sentence.chunks[number - 1] if number else None
    if before is None or before.kind != "noun":
        return False
    words = (view.scene.words.items[n].form for n in {before.head, before.stop - 1})
    return any(not stems(form).isdisjoint(noun_class("harmed")) for form in words)


AFTER = frozenset({"بعد", "قبل", "عقب", "اثر", "منذ", "خلال"})
"""Prepositions that only bring when something is given or allowed."""
REFUSED = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
"""Types of what others do to whoever refuses it («رفضت الحكومة العقوبات التي …»)."""
SAID = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE"})
"""Types of what is said, after which a preposition brings what it is about."""


def governed_by_verb(view: View, top: Chunk, clause: Clause) -> Parts:
    """What the clause's verb makes of its subject, by how the noun stands to it."""
    if clause.form is None and clause.pronoun and clause.topic is not None and top.prep:
        ready = nominal(view.form(clause.topic))[0] or word_cue(view.form(clause.topic))
        meant = resolve(view, clause.pronoun, clause) if ready else None
        return {"actor": view.whole(meant)} if meant is not None else {}  # «إنها مستعدة لـ»
    if clause.form is None and top.prep in noun_class("behind") and clause.topic is not None:
        topic = clause.topic
        behind = topic.stop <= top.first and able(view.scene, topic.place)
        return {"actor": view.whole(topic)} if behind else {}  # «وكانت الخلية وراء التفجير»
    if top.joined and not top.prep and clause.form is not None:
        aims = [c for c in clause.after if c.first < top.first and of_aim(c.prep)]
        asked = view.read.get(aims[-1].head) if aims else None
        if asked is not None and asked.sense.row.type == "REQUEST":
            return {}  # «خرجوا للمطالبة بتحسين الأجور وإقالة المدير»
        if aims and is_deed(view.form(aims[-1])):
            return governed_by_verb(view, aims[-1], clause)  # «زار القصر للقاء الرئيس، والبحث في …»
    if _one_of_them(view, top):
        return {}  # «متهمين بتنفيذ عمليات منها إشعال النار»: not the deed of who arrests them
    if top.prep == "من" and _harmed(view, top):
        return {}  # «مساعدات إلى المتضررين من الحرب»
    clause = _waiting_above(clause, top)
    if clause.form is None or top.prep == AGENT or (clause.verb > top.first and top.prep):
        return {}
    if top.prep in COMPLEMENTS and _asked_before(view, top):
        return {}
    lemma = clause.form.lemma
    own = view.read.get(top.head)
    harmed = own is not None and own.sense.row.type in REFUSED
    if harmed and fold(lemma) in of_kind("refusing"):
        return {}  # «رفضت الوزارة قصف المدنيين»: not her own deed
    facing = top.prep in FACING and fold(lemma) in noun_class("opposes")
    if facing and own is not None and own.sense.row.type in HARD:
        return {}  # «تصدّى الجنود للهجوم», but «ردّوا بقصف …»
    told, kind = view.slots(clause), light(lemma)
    verb_row = view.row(clause)
    if kind == "rule" and verb_row is not None and verb_row.casualty:
        return {}  # «قضوا في قصف»: it killed them
    if clause.verb > top.first and told.object is top and told.subject is not None:
        return {"actor": view.whole(told.subject)} if kind in ("do", "control") else {}
    chants = own is not None and own.sense.row.type == "PROTEST" and told.object is top
    if chants and told.subject is not None and fold(lemma) in noun_class("chants"):
        return {"actor": view.whole(told.subject)}  # «ردّد المئات هتافات»
    if kind == "dative" and top.prep in AFTER:
        return {}  # «تتيح للمنظمات إيصال المساعدات بعد تحرير الميناء»
    if kind == "dative":
        given = next((c for c in clause.after if c.prep == "ل" and c.first < top.first), None)
        return {"actor": view.whole(given)} if given else {}
    if top.prep:
        return under_preposition(view, top, clause, kind)
    if kind == "happen" and told.subject is not None and told.subject is not top:
        goes_on = any(light(r.lemma) in GOES_ON for r in verb_forms(_verb_of(view, clause)))
        if goes_on and able(view.scene, told.subject.place) and not top.joined:
            return {"actor": view.whole(told.subject)}  # «تواصل الفرق إخماد …», «تجري سيول …»
    if is_hit(lemma) and told.subject is top and told.object:
        return {"target": view.whole(told.object)}
    if told.subject is top or told.passive or clause.verb > top.first:
        return {}
    if kind == "undergo" and told.object is not top and not top.joined:
        return {}  # «تعرّض لاعتداء أثناء تغطيته تظاهرة»
    giver = doer_of(view, top) if kind == "undergo" else None
    if giver is not None:
        target = {"target": view.whole(told.subject)} if told.subject else {}
        return {"actor": giver} | target
    role, doer = ROLES.get(kind), told.subject
    if kind == "file" and not _complaint(view, top):
        return {}
    announced = doer is not None and announces_own(view, top, doer)
    carried_out = fold(lemma) in noun_class("owns_to") and light_noun(view.form(top))
    if lemma == DECLARE and (announced or done_by_declaring(view, top)):
        role = "actor"
    elif carried_out and doer is not None and armed(view.scene, doer.place):
        role = "actor"  # «أكد الحرس إجراء تجربة»
    elif lemma == DECLARE and doer is not None and light_noun(view.form(top)):
        role = "actor" if armed(view.scene, doer.place) else role  # «أعلن الجيش بدء عملية»
    if kind == "object":
        doer = told.object if told.object is not top else None
    if role is None or doer is None:
        return {}
    return {role: view.whole(doer)}


def _one_of_them(view: View, top: Chunk) -> bool:
    """Whether a bare deed stands behind «منها»: one of those that were told of before."""
    number = view.sentence.number(top.first)
    before = view.sentence.chunks[number - 1] if number else None
    return before is not None and before.kind == "resumptive" and before.prep == "من"


def _verb_of(view: View, clause: Clause) -> str:
    """The folded verb of a clause."""
    return view.scene.words.items[clause.verb].form if clause.verb >= 0 else ""


def _waiting_above(clause: Clause, top: Chunk) -> Clause:
    """«أقدم رجلان يستقلان دراجة على قتل …»: the verb above, whose preposition this is."""
    above = clause.parent
    if clause.kind != RELATIVE or above is None or above.form is None:
        return clause
    if clause.form is None:
        return above if clause.verb >= 0 and clause.verb < top.first else clause
    if light(clause.form.lemma) or not light(above.form.lemma) or above.verb < 0:
        return clause
    takes = {fold(word) for word in verb(above.form.lemma).prepositions}
    mine = {fold(word) for word in verb(clause.form.lemma).prepositions}
    return above if top.prep in takes and top.prep not in mine else clause


def _complaint(view: View, top: Chunk) -> bool:
    """«رفع محامون دعوى»: a complaint, which its verb only files."""
    reading = view.read.get(top.head)
    return reading is not None and reading.sense.row.type == "ACCUSE"


def _asked_before(view: View, top: Chunk) -> bool:
    """«للمطالبة بإلغاء …», «حكماً بسجن …»: the preposition belongs to the event before it."""
    number = view.sentence.number(top.first)
    before = view.sentence.chunks[number - 1] if number else None
    reading = view.read.get(before.head) if before is not None and before.kind == "noun" else None
    return reading is not None and reading.verb is None and reading.sense.row.type in SAID
