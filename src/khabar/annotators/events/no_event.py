"""Verbs among the triggers that name no event of their own."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.choice import FORCEFUL
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE
from khabar.annotators.events.cutting import FREE
from khabar.annotators.events.doers import able
from khabar.annotators.events.government import is_hit, light
from khabar.annotators.events.relative_deeds import LAID_ON
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import is_masdar, verb_forms
from khabar.text.view import fold


def hits(view: View) -> frozenset[int]:
    """«غارة استهدفت …»: verbs that go on about an attack named before and are no second one."""
    found = set()
    attacks = [
        chunk
        for chunk in view.sentence.chunks
        if chunk.kind == "noun" and chunk.head in view.read and _attacks(view, chunk.head)
    ]
    for clause in view.sentence.clauses if attacks else ():
        if clause.form is None or not is_hit(clause.form.lemma):
            continue
        told, row = view.slots(clause), view.row(clause)
        hurt = row is not None and bool(row.casualty)
        if hurt and (told.passive or clause.form.voice == "passive"):
            continue  # «انفجار وقع …، وأصيب على إثره عامل»: whom it hurt
        noun = clause.antecedent if clause.kind == RELATIVE else told.subject
        if noun is None and told.passive:
            noun = told.object  # «استهدفت الغارات محيط القرية»
        if noun is None:
            continue
        first, stop = view.whole(noun)
        if any(first <= chunk.head < stop for chunk in attacks):
            found.add(clause.verb)
    return frozenset(found)


def _attacks(view: View, at: int) -> bool:
    row = view.read[at].sense.row
    return row.type in ("ASSAULT", "SANCTION") and not row.casualty


def of_no_one(view: View) -> frozenset[int]:
    """Verbs whose subject or object can neither act nor be hit («قتل الوقت»)."""
    found = set()
    abstract = noun_class("abstract")
    for clause in view.sentence.clauses:
        row = view.row(clause)
        if row is None or row.type not in FORCEFUL:
            continue
        lemma = clause.form.lemma if clause.form is not None else ""
        told = view.slots(clause)
        hit = told.object if row.type != "THREATEN" else None  # «توعّد … برد قاس»
        cause = view.read.get(told.subject.head) if told.subject is not None else None
        attacked = cause is not None and cause.sense.row.type == "ASSAULT"
        if attacked and fold(lemma) in noun_class("forces"):
            found.add(clause.verb)  # «أجبر القصف السكان على …»
        for chunk in (told.subject, hit):
            heads = stems(view.form(chunk)) if chunk is not None else frozenset()
            figure = row.type == "ASSAULT" and not heads.isdisjoint(noun_class("figure"))
            if figure or not abstract.isdisjoint(heads):
                found.add(clause.verb)
    return frozenset(found)


def moved(view: View) -> frozenset[int]:
    """«دفع الجيش بتعزيزات», «عزّزت انتشارها»: nouns of what their verb sends or makes."""
    found = set()
    for chunk in view.sentence.chunks:
        reading = view.read.get(chunk.head) if chunk.kind == "noun" else None
        if reading is None or reading.sense.row.type != "MOBILIZE" or chunk.joined:
            continue
        clause = view.sentence.clause(chunk.first)
        verb = view.row(clause)
        near = 0 < abs(chunk.head - clause.verb) <= NEAR
        sent = not stems(view.form(chunk)).isdisjoint(noun_class("moved"))
        if verb is not None and verb.type == "MOBILIZE" and near and sent:
            found.add(chunk.head)
    return frozenset(found)


CONTROL = "سيطر"
ROAMED = "جاب"
"""«مسيرة … جابت الشوارع»: where a protest went."""
NEAR = 7
"""Words after a verb of moving in which what it moves stands."""


def marches(view: View) -> frozenset[int]:
    """«خرجوا في تظاهرات», «المسيرة التي انطلقت»: verbs that only bring the noun of a protest."""
    found = set()
    for clause in view.sentence.clauses:
        if clause.verb not in view.read or clause.form is None:
            continue
        if fold(clause.form.lemma) not in noun_class("protests_in"):
            continue
        told = view.slots(clause)
        if clause.form.lemma == ROAMED and any(_protests(view, c) for c in view.sentence.chunks):
            found.add(clause.verb)
        nouns = [c for c in clause.after if c.prep in ("في", "الي", "ل")]
        nouns += [c for c in (told.subject, clause.antecedent) if c is not None]
        if any(_protests(view, noun) for noun in nouns):
            found.add(clause.verb)
    return frozenset(found)


def _protests(view: View, noun: Chunk) -> bool:
    reading = view.read.get(noun.head)
    return reading is not None and reading.verb is None and reading.sense.row.type == "PROTEST"


def carriers(view: View) -> frozenset[int]:
    """«استعاد السيطرة», «استعادة الجيش السيطرة»: light verbs whose noun is the event."""
    found = set()
    chunks = view.sentence.chunks
    for number, chunk in enumerate(chunks):
        if chunk.kind != "noun" or chunk.head not in view.read:
            continue
        if stems(view.form(chunk)).isdisjoint(noun_class("regaining")):
            continue
        after = [c for c in chunks[number + 1 : number + 3] if c.kind == "noun" and not c.prep]
        if any(c.head in view.read and CONTROL in view.form(c) for c in after):
            found.add(chunk.head)
    for clause in view.sentence.clauses:
        if clause.verb not in view.read or clause.form is None:
            continue
        told = view.slots(clause).object
        if told is None and clause.kind == RELATIVE:
            told = clause.antecedent  # «اتفاق أُبرم الأربعاء»
        if light(clause.form.lemma) != "do" or told is None:
            continue
        first, stop = view.whole(told)
        if any(first <= at < stop for at in view.read):
            found.add(clause.verb)
    return frozenset(found)


def echoes(view: View) -> frozenset[int]:
    """«قصفت البلدة قصفاً عنيفاً», «حُبس حبساً احتياطياً»: a verbal noun that only says how."""
    found = set()
    for at, reading in view.read.items():
        form = view.scene.words.items[at].form
        if reading.verb is not None or reading.proclitics or reading.definite or reading.pronoun:
            continue
        chunk = view.sentence.chunk(at)
        if not form.endswith(("ا", "ة", "ات")) or chunk is None or chunk.prep or chunk.of >= 0:
            continue
        clause = view.sentence.clause(at)
        said = (view.read.get(n) for n in range(max(view.sentence.first, at - ECHO), at))
        deeds = _deeds(form)
        found |= {
            at
            for n, other in enumerate(said, max(view.sentence.first, at - ECHO))
            if other is not None
            and view.sentence.clause(n) is clause
            and not deeds.isdisjoint(
                {other.verb.lemma} if other.verb else _deeds(view.scene.words.items[n].form)
            )
        }
    return frozenset(found)


ECHO = 14
"""Words from a verb to its own verbal noun."""


def of_talks(view: View) -> frozenset[int]:
    """«مباحثات مع نظيره تتناول العلاقات»: what talks are about is no second meeting."""
    found = set()
    for clause in view.sentence.clauses:
        row, form = view.row(clause), clause.form
        if row is None or form is None or row.type != "CONSULT":
            continue
        told = view.slots(clause).subject
        if form.gender != "f" and not _discusses(view, clause.verb):
            continue
        acts = told is not None and able(view.scene, told.place)
        talks = any(
            at < clause.verb and read.verb is None and read.sense.row.type == "CONSULT"
            for at, read in view.read.items()
        )
        behind = clause.kind == RELATIVE or (told is None and clause.opener == clause.verb)
        if behind and talks and not acts:
            found.add(clause.verb)
    return frozenset(found)


def _discusses(view: View, at: int) -> bool:
    """«عقدوا اجتماعاً يناقش …»: a verb in the imperfect right behind the talks it tells of."""
    first = max(view.sentence.first, at - DISCUSSED)
    talks = [n for n in range(first, at) if n in view.read]
    form = view.read[at].verb
    told = talks and view.read[talks[-1]].sense.row.type == "CONSULT"
    return bool(told) and form is not None and form.tense == "imperfect" and not form.proclitics


DISCUSSED = 9
"""Words from talks to the verb that says what they are about."""


def lost_control(view: View) -> frozenset[int]:
    """«خسرت الفصائل سيطرتها على البلدة»: the control that is lost is no second event."""
    found = set()
    for clause in view.sentence.clauses:
        if clause.form is None or fold(clause.form.lemma) not in noun_class("loses"):
            continue
        lost = view.slots(clause).object
        if lost is not None and not stems(view.form(lost)).isdisjoint(noun_class("control")):
            found.add(lost.head)
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def _deeds(form: str) -> frozenset[str]:
    """The verbs that a folded word may be the verbal noun of."""
    bare = form.removesuffix("ات") + "ة" if form.endswith("ات") else form  # «إصابات متفاوتة»
    return frozenset(r.lemma for r in verb_forms(bare) if r.tense == "masdar")


def prompts(view: View) -> frozenset[int]:
    """«ما دفع الجيش إلى تكثيف غاراته»: verbs of sending by which someone is brought to a deed."""
    found = set()
    for clause in view.sentence.clauses:
        row = view.row(clause)
        if row is None or row.type != "MOBILIZE" or clause.form is None:
            continue
        if fold(clause.form.lemma) not in noun_class("prompts"):
            continue
        deed = next((chunk for chunk in clause.after if _brought_to(view, chunk)), None)
        led = view.scene.words.form(clause.verb - 1) in FREE  # «وهو ما دفع الجيش، …»
        if (led or deed is not None) and not any(_sent(view, c, deed) for c in clause.after):
            found.add(clause.verb)
    return frozenset(found)


def laid(view: View) -> frozenset[int]:
    """«هجوم نُسب إلى الفصيل»: what lays an attack on someone is no event of its own."""
    found = set()
    for clause in view.sentence.clauses:
        if clause.form is None or clause.form.lemma != LAID_ON:
            continue
        told = view.slots(clause)
        doer = told.subject if not told.passive and told.object is not None else None
        if doer is not None and doer.head not in view.read and doer is not clause.antecedent:
            continue  # «نسبت الوزارة الهجوم إلى …»: she charges them
        for noun in (clause.antecedent, told.subject, told.object):
            own = view.read.get(noun.head) if noun is not None else None
            if own is not None and own.sense.row.type in ("ASSAULT", "COERCE"):
                found.add(clause.verb)
    return frozenset(found)


def _sent(view: View, chunk: Chunk, deed: Chunk | None) -> bool:
    """«دفع بتعزيزات للسيطرة على …», «دفع آليات»: whether forces are sent before a purpose."""
    if (deed is not None and chunk.first > deed.first) or chunk.prep not in ("ب", ""):
        return False
    heads = stems(view.form(chunk))
    arms = any(not heads.isdisjoint(noun_class(name)) for name in ("force", "weapon", "moved"))
    return arms and (bool(chunk.prep) or not view.scene.definite(chunk.head))


def _brought_to(view: View, chunk: Chunk) -> bool:
    """Whether a phrase with إلى or ل names a deed."""
    if chunk.prep not in ("الي", "ل") or chunk.head in view.scene.actors:
        return False
    bare = view.form(chunk).removeprefix("لل").removeprefix("ل")
    return chunk.head in view.read or is_masdar(bare) or is_masdar(view.form(chunk))
