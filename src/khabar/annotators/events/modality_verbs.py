"""Modality that a clause's verb brings to the noun of an event that completes it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.cues import adjective_cues, of_kind, verb_by, verb_cue, word_cue
from khabar.annotators.events.government import light
from khabar.annotators.events.modality_clauses import of_clause
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb, verb_forms
from khabar.text.view import fold

BACK = 6
"""Chunks back to which a participle or a noun that takes the event is looked for."""
DECIDED = frozenset({"SANCTION", "COERCE", "CONCEDE", "ACCUSE", "REJECT"})
"""Types that are done by the decision of an authority itself."""
TRIED, WORKED = "حاول", "عمل"
STANCES = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
"""Types that are done by being said, so that stressing them does not ask for them."""
NEXT = 3
"""Phrases after a verb among which its complement stands."""
HAPPENING = frozenset({"happen", "do"})
"""Kinds of light verb whose tense and negation are those of the noun they describe."""
TAKING = frozenset({"ب", "الي", "ل", "علي", "من", "في", "عن", "نحو"})
"""Prepositions by which a word takes the noun it governs."""


def of_verb(view: View, clause: Clause, top: Chunk) -> str:
    """What the clause's verb says of a noun that completes it."""
    clause = _taker(view, clause, top)
    if clause.form is None or (clause.verb > top.first and top is not clause.topic):
        return ""
    number = view.sentence.number(top.first)
    if top.prep == "من" and number and view.sentence.chunks[number - 1].kind == "time":
        return ""  # «قررت الإفراج عنه بعد شهر من حبسه»
    if _excepted(view, clause, top):
        return "possible" if clause.form.tense == "imperfect" else ""
    near = _predicate(view, clause, top)
    if near:
        return near
    if top is clause.topic and light(clause.form.lemma) not in HAPPENING:
        return ""
    if top is clause.topic and light(clause.form.lemma) == "do":
        return of_clause(view, clause) if top.head in view.read else ""  # «المحادثات ستُعقد …»
    form = view.scene.words.items[clause.verb].form
    lemma = clause.form.lemma
    governed = not top.prep or top.prep in TAKING - LOOSE or top.prep in _takes(lemma)
    if fold(lemma) in of_kind("owning"):
        return ""  # «لم تتبنَّ أي جهة الهجوم»: the attack was
    own = view.read.get(top.head)
    if own is not None and fold(lemma) in of_kind("being_there") and not own.definite:
        return "denied" if of_clause(view, clause) == "denied" else ""  # «لا توجد مساع …»
    known = own is not None and own.definite and not top.prep
    if not top.prep and fold(lemma) in of_kind("failing"):
        return ""  # «فشلت المحادثات»: they were held
    if known and fold(lemma) in of_kind("bringing_to_an_end"):
        return ""  # «من شأنه أن ينهي الحرب»: she goes on
    if not top.prep and top is view.slots(clause).subject and fold(lemma) == STATED:
        return ""  # «ينص الاتفاق على …»
    if top.prep == "في" and fold(lemma) in of_kind("hesitating"):
        return "planned" if of_clause(view, clause) == "denied" else ""  # «لن يتردد في ضرب …»
    hurt = own is not None and bool(own.sense.row.casualty) and not (own.definite or top.prep)
    if hurt and _brings(form) and of_clause(view, clause) == "denied":
        return "denied"  # «من دون أن توقع إصابات»
    cue = verb_by(lemma, top.prep) or verb_cue(form) or word_cue(form)
    if clause.form.tense == "perfect" and fold(lemma) in of_kind("requiring"):
        return ""  # «استدعى الحريق تدخّل …»: it came
    if fold(lemma) == TRIED and clause.form.tense == "imperfect" and not top.prep:
        won = not stems(view.form(top)).isdisjoint(noun_class("achieving"))
        was = view.scene.kinds[clause.verb - 1] == "aux" if clause.verb else False
        if won and not was and not of_clause(view, clause):
            return "planned"  # «يحاول المسلحون السيطرة على …»
    stressed = verb_by(lemma, top.prep) == "demanded"
    if stressed and own is not None and own.sense.row.type in STANCES:
        return ""  # «شدّد على رفض …»
    if fold(lemma) == WORKED and top.prep == "علي" and clause.form.tense == "perfect":
        return of_clause(view, clause)  # «عملت الطواقم على نقل الجرحى»: they did
    accepts = clause.form.tense == "perfect" and fold(lemma) in noun_class("accepts")
    if accepts and not stems(view.form(top)).isdisjoint(noun_class("offered")):
        return of_clause(view, clause)  # «وافق المجلس على استقالة الوزير»
    decided = fold(lemma) in of_kind("deciding") and clause.form.tense == "perfect"
    if decided and own is not None and own.sense.row.type in DECIDED:
        return of_clause(view, clause)  # «قررت السلطات تجميد أرصدته»
    if cue and governed and top.first > clause.verb and not _aims_itself(clause, top):
        if of_clause(view, clause) == "denied":
            if fold(lemma) in of_kind("able"):
                sure = stems(view.form(top)).isdisjoint(of_kind("confirming"))
                return "denied" if sure else "possible"  # «لا يمكن وقف …», «… تأكيد مقتل …»
            turned = {"denied": "possible", "planned": "denied"}  # «لم يستبعد», «لا تعتزم»
            return turned.get(cue, "")
        if cue in ("planned", "denied") and of_clause(view, clause) == "possible":
            return "possible"  # «هل توافق الحركة على وقف …»
        return cue
    if top.prep in ("ب", "علي", "") and fold(lemma) in of_kind("lays_down"):
        if top is view.slots(clause).subject:
            told = of_clause(view, clause)
            return told if told == "possible" else ""  # «ما لم تتضمن انسحاب …»
        return _laid_down(view, clause, top)
    if fold(lemma) in of_kind("certainty") and of_clause(view, clause) == "denied":
        return "possible"  # «لم يتأكد مقتل …»
    kind = light(lemma)
    blocked = bool(top.prep) and lemma == DONE and not _brought_about(view, top)
    if not blocked and top.prep in BY_KIND.get(kind, ()):
        return of_clause(view, clause)
    event = view.read.get(top.head)
    undone = event is not None and not (event.definite or event.pronoun)
    if undone and not top.prep and fold(lemma) in of_kind("refusing"):
        return "" if of_clause(view, clause) == "denied" else "possible"
    loose = top.prep in ("", "ب", "الي", "علي") and undone
    loose = loose and top in clause.after[:NEXT] and top.first not in clause.late
    return "possible" if loose and of_clause(view, clause) == "possible" else ""


def _taker(view: View, clause: Clause, top: Chunk) -> Clause:
    """«طالب المحتجون الذين خرجوا إلى الشوارع بإقالة …»: the verb above, which takes the phrase."""
    above = clause.parent
    quoted = clause.form is None and view.scene.kinds[clause.opener] == "quote"
    if quoted and above is not None and above.form is not None:
        near = not top.prep or top.prep in _takes(above.form.lemma)
        return above if near and top.first <= clause.opener + 2 else clause  # «ناشدوا "تأمين …"»
    if clause.kind != RELATIVE or clause.form is None or above is None or above.form is None:
        return clause
    came = fold(clause.form.lemma) in noun_class("protests_in")
    own = top.prep in _takes(clause.form.lemma) and not came
    if not top.prep or own or top.prep == "في":
        return clause
    return above if top.prep in _takes(above.form.lemma) and above.verb < top.first else clause


@lru_cache(maxsize=1 << 12)
def _brings(form: str) -> bool:
    """Whether a folded word may be a verb of causing («توقع» of «أوقع»)."""
    return any(light(read.lemma) == "cause" for read in verb_forms(form))


def _brought_about(view: View, top: Chunk) -> bool:
    """«لم يتم التوصل إلى اتفاق»: the noun before is the deed that brings the event about."""
    number = view.sentence.number(top.first)
    before = view.sentence.chunks[number - 1] if number else None
    if before is None or before.kind != "noun" or before.prep:
        return False
    return any(
        read.tense == "masdar" and light(read.lemma) == "control"
        for read in verb_forms(view.form(before))
    )


@lru_cache(maxsize=1 << 12)
def _takes(lemma: str) -> frozenset[str]:
    """The prepositions, folded, that a verb takes what it is about with."""
    return frozenset(fold(word) for word in verb(lemma).prepositions)


DONE = "أتمّ"
"""«تقارير لم يتم التحقق منها إلى …»: what is done takes a bare noun."""
LOOSE = frozenset({"في"})
"""Prepositions that govern an event only of the verbs that take them («فشل في»)."""


def _predicate(view: View, clause: Clause, top: Chunk) -> str:
    """«بات الاتفاق وشيكاً», «ما زال الهجوم محتملاً»: what the event has become."""
    assert clause.form is not None
    if fold(clause.form.lemma) not in of_kind("becoming"):
        return ""
    if not top.prep and clause.form.lemma == TO_BE and "س" in clause.form.proclitics:
        return of_clause(view, clause)  # «ستكون هذه أول زيارة …»
    adjectives, items = adjective_cues(), view.scene.words.items
    for here in range(max(clause.verb, top.stop - 1) + 1, min(top.stop + BACK, view.sentence.stop)):
        if view.scene.kinds[here] in ("stop", "verb"):
            break
        form = items[here].form
        for bare in (form, form.removesuffix("ا"), form.removesuffix("ة")):
            if bare in adjectives:
                return adjectives[bare]
    return ""


def _excepted(view: View, clause: Clause, top: Chunk) -> bool:
    """«لن يؤدي إلا إلى سيطرة …»: what is excepted from the denial."""
    if clause.verb > top.first or of_clause(view, clause) != "denied":
        return False
    items = view.scene.words.items
    return any(items[here].form == EXCEPT for here in range(clause.verb + 1, top.first))


EXCEPT = "الا"
TO_BE = "كان"


def _aims_itself(clause: Clause, top: Chunk) -> bool:
    """«يهدف الاجتماع إلى …»: what has the aim is no aim."""
    assert clause.form is not None
    return fold(clause.form.lemma) in of_kind("aiming") and not top.prep


def _laid_down(view: View, clause: Clause, top: Chunk) -> str:
    """«اتفاق يقضي بانسحاب …», «مقترح يشمل وقف …», «قضت المحكمة بإعدام …»: what is to be done."""
    assert clause.form is not None
    ruled = fold(clause.form.lemma) == RULED
    if ruled != (top.prep == "ب") or (not top.prep and fold(clause.form.lemma) == STATED):
        return ""
    own = view.read.get(top.head)
    stated = fold(clause.form.lemma) == STATED
    if ruled and clause.form.tense == "perfect":
        return "" if own is not None and own.sense.row.type in DECIDED else "planned"
    if clause.form.tense != "imperfect" and not stated:
        return ""
    noun = clause.antecedent or view.slots(clause).subject
    drafted = noun is not None and not stems(view.form(noun)).isdisjoint(of_kind("draft"))
    return "possible" if drafted else "planned"


def laid_down_with(view: View, chunk: Chunk) -> str:
    """«ينص الاتفاق على تشكيل لجنة … وتعويض المتضررين»: all that it lays down is to come."""
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or chunk.head < clause.verb or not chunk.joined:
        return ""
    lemma = fold(clause.form.lemma)
    if lemma not in of_kind("lays_down") or lemma == RULED:
        return ""
    coming = lemma == STATED or clause.form.tense == "imperfect"
    return "planned" if coming and not of_clause(view, clause) else ""


def refused(view: View, clause: Clause, top: Chunk) -> bool:
    """«رفض الفصيل تسليم الأسرى», «رفضوا الإفراج عنه»: what was refused was not done."""
    form = clause.form
    if form is None or top.prep or top.first < clause.verb:
        return False
    return fold(form.lemma) in of_kind("refusing") and not of_clause(view, clause)


RULED, STATED = "قضي", "نص"
"""«قضى بـ» and «نصّ على», folded; the other verbs take a bare noun."""
BY_KIND = {
    "do": ("", "ب", "في"),
    "control": ("", "ب", "من", "في", "علي", "الي", "ل", "عن"),
    "rule": ("ب",),
    "happen": ("",),
    "undergo": ("", "ل", "ب", "الي"),
    "dative": ("ب",),
    "cause": ("", "عن", "الي", "ب", "في", "ل"),
    "told": ("", "عن", "ب", "بشان", "حول"),
}
"""How each kind of light verb takes the noun it carries, so that its negation is the noun's."""
