"""Who carries an event's noun out, or suffers it, where a word around the noun says so."""

from __future__ import annotations

from khabar.annotators.events.agreement import plural
from khabar.annotators.events.chunks import AGENT, Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.cues import of_kind, word_cue
from khabar.annotators.events.doers import able, armed, human, is_deed, may_act
from khabar.annotators.events.government import is_hit, light, light_noun, nominal, reporting
from khabar.annotators.events.pronouns import referred
from khabar.annotators.events.slots import View
from khabar.annotators.events.unnamed import resolve
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb, verb_forms
from khabar.text.view import fold

Place = tuple[int, int]
Parts = dict[str, Place]
ROLES = {
    "file": "actor",
    "do": "actor",
    "control": "actor",
    "undergo": "target",
    "object": "actor",
    "rule": "actor",
}
AIMS = frozenset(
    {"ل", "لاجل", "اجل", "بهدف", "بغية", "بغرض", "لغرض", "استعدادا", "تمهيدا", "تحضيرا", "سعيا"}
)
"""Prepositions of purpose: who acts in the clause is to do it."""
COMPLEMENTS = frozenset({"ب", "من", "في", "علي", "عن", "الي", "ل", "مع"})
"""Prepositions by which a verb takes the noun it controls («تمكّن من», «قام ب»)."""
TAKEN = COMPLEMENTS | AIMS
"""Prepositions by which a noun of intent takes what is meant to be done."""
VICTIM = "victim"
"""The target by a verb of undergoing: it goes before what a preposition seems to bring."""
DEEPEST = 6
DEEDS = 3
"""Deeds in a row that take one another («للدخول في مفاوضات»), at most."""
PRONOUNS = ("هما", "هم", "ها", "ه")


def top_of(view: View, chunk: Chunk) -> Chunk:
    """The first noun of the chain that a chunk stands in construct with."""
    for _ in range(DEEPEST):
        if chunk.of < 0:
            break
        chunk = view.sentence.chunks[chunk.of]
    return chunk


def who_did(view: View, place: Place) -> Place | None:
    """«عملية نفّذها الجيش حيّدت …»: who carried out the deed that a phrase opens with."""
    chunk = view.sentence.chunk(place[0])
    if chunk is None or chunk.kind != "noun":
        return None
    return _described(view, chunk).get("actor")


def outcome(view: View, chunk: Chunk) -> Place | None:
    """«نفّذ الجيش عملية أسفرت عن اعتقال ستة»: who carried out what an arrest came of."""
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or light(clause.form.lemma) != "cause" or clause.verb > chunk.first:
        return None
    cause = view.slots(clause).subject or clause.antecedent
    row = view.read[cause.head].sense.row if cause is not None and cause.head in view.read else None
    if cause is None or row is None or row.type not in ("ASSAULT", "COERCE") or row.casualty:
        return None
    return carried(view, cause).get("actor")


def carried(view: View, chunk: Chunk) -> Parts:
    """Actor or target of the event at a noun, from the word that carries the noun."""
    parts = _described(view, chunk)
    if "actor" in parts and "target" in parts:
        return parts
    top = top_of(view, chunk)
    felt = top is not chunk and not stems(view.form(top)).isdisjoint(noun_class("feelings"))
    if felt or _is_answered(view, top):
        return parts  # «أبدى المبعوث قلقه من تصاعد الهجمات»
    owner = undergone(view, top)
    if owner is not None:
        parts[VICTIM] = owner
        return parts
    clause = view.sentence.clause(top.first)
    ruled = clause.form is not None and light(clause.form.lemma) == "rule"
    if ruled and top.prep == "ب" and 0 <= clause.verb < top.first and clause.kind != RELATIVE:
        found = _governed(view, top, clause)
        for other in clause.after:
            if other.prep == "علي" and other.first < top.first:
                found.setdefault("target", view.whole(other))  # «حكمت على المتهم بالسجن»
        return found | parts
    charge = charged(view, chunk)
    if charge is not None:
        accused = _accused(view, charge)
        if accused is not None:
            parts.setdefault("actor", accused)
        return parts
    told: Parts | None = None
    for _ in range(DEEDS):
        told = _meant(view, top)
        deed = _deed(view, top) if told is None else None
        if deed is None:
            break
        top = deed
    if told is None:
        told = _governed(view, top, view.sentence.clause(top.first))
    for role, place in told.items():
        parts.setdefault(role, place)
    return parts


def undergone(view: View, chunk: Chunk) -> Place | None:
    """«أكّدت تعرّض الحاجز لهجوم»: whom a verbal noun of undergoing names as hit."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    if chunk.prep not in ("ل", "ب"):
        return None
    for before in reversed(view.sentence.chunks[max(0, number - DEEDS) : number]):
        if before.kind != "noun":
            return None
        form = view.form(before)
        kind, tense = nominal(form)
        meets = before.head in view.read or not stems(form).isdisjoint(noun_class("meetings"))
        if kind == "undergo" and tense == "masdar" and not meets:
            if before.stop - before.head > 1:
                return before.head + 1, before.stop
            owner = next((p for p in PRONOUNS if form.endswith(p)), "")
            return referred(view, owner, before, None) if owner else None
    return None


def charged(view: View, chunk: Chunk) -> Chunk | None:
    """«بتهمة قتل …»: the charge that a deed is named under, which is laid on someone else."""
    if chunk.prep and chunk.prep in noun_class("charge"):
        return chunk
    chunks = view.sentence.chunks
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
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


def _accused(view: View, charge: Chunk) -> Place | None:
    """Who is held for what a charge names: whom the clause's deed was done to."""
    clause = view.sentence.clause(charge.first)
    told = view.slots(clause)
    if told.object is not None and told.object.head not in view.read and told.object is not charge:
        return view.whole(told.object)
    number = view.sentence.chunk_of[charge.first - view.sentence.first]
    for chunk in reversed(view.sentence.chunks[max(0, number - CHARGE) : number]):
        if chunk.kind == "noun" and chunk.prep in ("علي", "ل", "الي", "ضد", "ب"):
            place = view.whole(chunk)
            if chunk.head not in view.read and may_act(view.scene, place):
                return place  # «ألقت القبض على شاب بتهمة …»
    return None


CHARGE = 5
"""Phrases back to which a charge, or who is held for it, is looked for."""


def _is_answered(view: View, top: Chunk) -> bool:
    """«بالرد على أي هجوم»: who answers an attack did not make it."""
    number = view.sentence.chunk_of[top.first - view.sentence.first]
    if not number or top.prep != "علي":
        return False
    before = view.sentence.chunks[number - 1]
    return before.kind == "noun" and view.form(before) in noun_class("answering")


def _deed(view: View, chunk: Chunk) -> Chunk | None:
    """The bare deed that takes an event's noun by a preposition («الدخول في مفاوضات»)."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    if not number or chunk.prep not in COMPLEMENTS:
        return None
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun" or before.head in view.read or before.stop > before.head + 1:
        return None
    form = view.form(before)
    return before if is_deed(form) and not form.endswith(PRONOUNS) else None


def _described(view: View, chunk: Chunk) -> Parts:
    """«هجوم شنّه الفصيل على القاعدة»: what a relative tells of its noun."""
    parts: Parts = {}
    for clause in view.relatives:
        noun = clause.antecedent
        assert noun is not None
        assert clause.form is not None
        if not noun.first <= chunk.head < view.whole(noun)[1]:
            continue
        told = view.slots(clause)
        kind = light(clause.form.lemma)
        if is_hit(clause.form.lemma):
            if (
                _struck(view, chunk)
                and told.object
                and (told.subject is noun or told.subject is None)
            ):
                parts.setdefault("target", view.whole(told.object))
        elif (
            (kind in ("do", "control") or _proclaims(view, chunk, clause))
            and told.subject is not None
            and told.subject is not noun
        ):
            parts.setdefault("actor", view.whole(told.subject))
    return parts


def thrown_by(view: View, chunk: Chunk) -> Place | None:
    """«اعتداءات بقذائف أطلقها المسلحون»: who fired, threw or laid what it was done with."""
    for clause in view.relatives:
        noun, form = clause.antecedent, clause.form
        if noun is None or form is None or not form.object:
            continue
        fell = noun is view.slots(view.sentence.clause(chunk.first)).subject
        own = noun.of >= 0 and view.sentence.chunks[noun.of] is chunk
        if noun.prep not in BY and not fell and not own:
            continue
        near = chunk.first < noun.first <= chunk.stop + THROWN
        weapon = stems(view.form(noun)) & (noun_class("device") | noun_class("fired"))
        if near and weapon and view.sentence.clause(noun.first) is view.sentence.clause(chunk.head):
            doer = view.slots(clause).subject
            if doer is not None and doer is not noun:
                return view.whole(doer)
    return None


BY = frozenset({"ب", "جراء", "اثر", "نتيجة", "بسبب", "من"})
"""Prepositions of the weapon that someone was hit with."""
THROWN = 14
"""Words from an attack to the weapon that it was made with."""


def _proclaims(view: View, chunk: Chunk, clause: Clause) -> bool:
    """«الهدنة التي أعلنتها القيادة»: what is done by being declared."""
    declares = clause.form is not None and clause.form.lemma == DECLARE
    return declares and _declared(view, chunk)


def _struck(view: View, chunk: Chunk) -> bool:
    """Whether a noun is an attack, or no event of its own."""
    reading = view.read.get(chunk.head)
    row = reading.sense.row if reading is not None else None
    return row is None or (row.type in ("ASSAULT", "COERCE") and not row.casualty)


def means(view: View, chunk: Chunk) -> bool:
    """«من خلال إطلاق النار», «عن طريق احتجاز …», «عبر قصف …»: by which deed another was done."""
    form = view.scene.words.form
    at = chunk.first - 1
    return form(at) in noun_class("by_means") and (
        form(at) not in noun_class("while") or form(at - 1) == "من"
    )


DRAFT = "مشروع"


def _meant(view: View, chunk: Chunk) -> Parts | None:
    """What the noun before says: «نية المسلحين استهداف …», «المتورطين في قتل …».

    None where no such noun stands before; then the clause's verb is asked.
    """
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    if number < 1:
        return None
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun" or chunk.joined or means(view, chunk):
        return None
    first, last = (view.scene.words.items[n].form for n in (before.head, before.stop - 1))
    if chunk.prep == "ل" and not stems(first).isdisjoint(noun_class("fallen")):
        hit = _becoming(view, before)
        return {VICTIM: view.whole(hit)} if hit is not None else {}
    kind, tense = nominal(last)
    if not stems(last).isdisjoint(noun_class("weapon")):
        kind = ""  # «معدات»
    if DRAFT in stems(last):
        kind = ""  # «حظي المشروع بتأييد …»: no participle of «شرع»
    if tense.endswith("participle") and kind in ("control", "object") and chunk.prep in COMPLEMENTS:
        clause = view.sentence.clause(before.first)
        if before.prep or before.stop - before.first > 1 or view.scene.definite(before.head):
            return {"actor": (before.first, before.stop)}
        doer = clause.topic if clause.topic is not before else None
        doer = doer or view.slots(clause).subject
        if doer is not None and doer is not before:
            return {"actor": view.whole(doer)}
        told = resolve(view, clause.pronoun, clause) if clause.pronoun else None
        if told is not None:
            return {"actor": view.whole(told)}  # «إنها مستعدة للدخول في …»
        meant = referred(view, "هم" if plural(last) else "ه", before, None)
        return {"actor": meant} if meant else {}
    if before.of >= 0 and chunk.prep in COMPLEMENTS:
        outer = view.form(view.sentence.chunks[before.of])
        kind, tense = nominal(outer)
        if kind == "object" and tense.endswith("participle"):
            return {"actor": (before.first, before.stop)}  # «داعيا الحكومة إلى نصب …»
    if chunk.prep == "عن" and not stems(first).isdisjoint(noun_class("owned_up")):
        clause = view.sentence.clause(before.first)
        doer = view.slots(clause).subject
        if before.stop - before.head > 1 and may_act(view.scene, (before.head + 1, before.stop)):
            return {"actor": (before.head + 1, before.stop)}
        return {"actor": view.whole(doer)} if doer is not None else {}
    if chunk.prep and not stems(first).isdisjoint(noun_class("feelings")):
        return {}
    kind, tense = nominal(first)
    body = not stems(first).isdisjoint(noun_class("collective"))
    intent = not stems(first).isdisjoint(noun_class("intent")) or (
        tense == "masdar" and kind in ("do", "control") and not body
    )
    if intent and before.head not in view.read and (not chunk.prep or chunk.prep in TAKEN):
        if before.stop - before.head > 1 and not _counts(view, before.head + 1):
            return {"actor": (before.head + 1, before.stop)}
        owner = next((p for p in PRONOUNS if first.endswith(p)), "")
        meant = referred(view, owner, before, None) if owner else None
        if meant is not None:
            return {"actor": meant}  # «أثناء محاولتهم إخماد …»
    if kind == "object" and tense == "masdar" and chunk.prep in COMPLEMENTS:
        owner = next((p for p in PRONOUNS if first.endswith(p)), "")
        meant = referred(view, owner, before, None) if owner else None
        if meant is not None:
            return {"actor": meant}  # «لاتهامه بقتل …»
    if before.prep == "ل" and number > 1:
        kind, tense = nominal(view.form(view.sentence.chunks[number - 2]))
        if tense == "masdar" and kind == "dative":
            return {"actor": view.whole(before)}  # «السماح لطائرات بشن ضربات»
    return None


def _becoming(view: View, what: Chunk) -> Chunk | None:
    """«أصبح النازحون ضحايا للقصف»: who fell to what comes after."""
    clause = view.sentence.clause(what.first)
    told = clause.topic if clause.topic is not what else None
    told = told or view.slots(clause).subject
    return told if told is not None and told is not what else None


def _counts(view: View, at: int) -> bool:
    """«تنفيذ ثماني عمليات …»: a word that only says how many."""
    heads = stems(view.scene.words.items[at].form)
    return at in view.scene.numbers or not heads.isdisjoint(noun_class("quantity"))


def _governed(view: View, top: Chunk, clause: Clause) -> Parts:
    """What the clause's verb makes of its subject, by how the noun stands to it."""
    if clause.form is None and clause.pronoun and clause.topic is not None and top.prep:
        ready = nominal(view.form(clause.topic))[0] or word_cue(view.form(clause.topic))
        meant = resolve(view, clause.pronoun, clause) if ready else None
        return {"actor": view.whole(meant)} if meant is not None else {}  # «إنها مستعدة لـ»
    if clause.form is None and top.prep in BEHIND and clause.topic is not None:
        topic = clause.topic
        behind = topic.stop <= top.first and able(view.scene, topic.place)
        return {"actor": view.whole(topic)} if behind else {}  # «وكانت الخلية وراء التفجير»
    if top.joined and not top.prep and clause.form is not None:
        aims = [c for c in clause.after if c.first < top.first and c.prep in AIMS]
        if aims and is_deed(view.form(aims[-1])):
            return _governed(view, aims[-1], clause)  # «زار القصر للقاء الرئيس، والبحث في …»
    clause = _waiting_above(clause, top)
    if clause.form is None or top.prep == AGENT or (clause.verb > top.first and top.prep):
        return {}
    if top.prep in COMPLEMENTS and _asked_before(view, top):
        return {}
    lemma = clause.form.lemma
    own = view.read.get(top.head)
    harmed = own is not None and own.sense.row.type in ("ASSAULT", "COERCE")
    if harmed and fold(lemma) in of_kind("refusing"):
        return {}  # «رفضت الوزارة قصف المدنيين»: not her own deed
    told, kind = view.slots(clause), light(lemma)
    if clause.verb > top.first and told.object is top and told.subject is not None:
        return {"actor": view.whole(told.subject)} if kind in ("do", "control") else {}
    if kind == "dative":
        given = next((c for c in clause.after if c.prep == "ل" and c.first < top.first), None)
        return {"actor": view.whole(given)} if given else {}
    if top.prep:
        return _under_preposition(view, top, clause, kind)
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
    announced = doer is not None and _announced(view, top, doer)
    carried_out = fold(lemma) in noun_class("owns_to") and light_noun(view.form(top))
    if lemma == DECLARE and (announced or _declared(view, top)):
        role = "actor"
    elif carried_out and doer is not None and armed(view.scene, doer.place):
        role = "actor"  # «أكد الحرس إجراء تجربة»
    if kind == "object":
        doer = told.object if told.object is not top else None
    if role is None or doer is None:
        return {}
    return {role: view.whole(doer)}


GOES_ON = ("control", "do")


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
    number = view.sentence.chunk_of[top.first - view.sentence.first]
    before = view.sentence.chunks[number - 1] if number else None
    reading = view.read.get(before.head) if before is not None and before.kind == "noun" else None
    return reading is not None and reading.verb is None and reading.sense.row.type in SAID


SAID = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE"})
"""Types of what is said, after which a preposition brings what it is about."""
DECLARE = "أعلن"
MET = frozenset({"بعد", "عقب", "خلال", "اثناء", "قبيل", "قبل", "عقيب"})
WITH = "مع"
"""«صرّح الوزير بعد اجتماع مع نظيره»: he who speaks is he who met."""
FALL = "وقع"
ESCAPE = "نجا"
"""«نجا من محاولة اغتيال»: whom it was meant for."""


def _announced(view: View, top: Chunk, doer: Chunk) -> bool:
    """«أعلن الجيش إسقاط طائرة»: forces and authorities announce what they did themselves."""
    reading = view.read.get(top.head)
    if reading is None:
        return False
    row = reading.sense.row
    if row.object == "actor":
        own = row.type == "ASSAULT" and not reading.definite
        return own and able(view.scene, doer.place)  # «يعلن الجيش عن ضربات»
    if row.object == "either":
        number = view.sentence.chunk_of[top.first - view.sentence.first] + 1
        hit = next(
            (c for c in view.sentence.chunks[number : number + 2] if c.of == number - 1), None
        )
        return hit is not None and able(view.scene, doer.place) and not able(view.scene, hit.place)
    if row.object != "target":
        return False
    if row.casualty:
        return able(view.scene, doer.place) and _enemies(view, top)
    suffered = not noun_class("suffered").isdisjoint(stems(view.form(top)))
    return not suffered and able(view.scene, doer.place)


def declared(view: View, chunk: Chunk) -> bool:
    """«أعلن الجيش مقتل عشرة مسلحين»: a death told by those who brought it about."""
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or clause.form.lemma != DECLARE:
        return False
    doer = view.slots(clause).subject
    return doer is not None and _announced(view, top_of(view, chunk), doer)


def _enemies(view: View, top: Chunk) -> bool:
    """«أعلن الجيش مقتل عشرة مسلحين»: the dead are named as the other side."""
    first, stop = view.whole(top)
    forms = [view.scene.words.items[here].form for here in range(first + 1, stop)]
    if any(form.endswith(("هم", "ها", "ه", "نا")) and len(form) > OWNED for form in forms):
        return False  # «عنصر من قواتها»
    items = view.scene.words.items
    beside = [items[here].form for here in range(stop, min(stop + BESIDE, view.scene.stop(first)))]
    if any(not stems(form).isdisjoint(noun_class("own_force")) for form in forms + beside):
        return False  # «مقتل عنصر وجرح آخر من قوات حرس الحدود»
    return any(not stems(form).isdisjoint(noun_class("enemy")) for form in forms[:ENEMY])


BESIDE = 7
"""Words behind the dead in which it stands whose they were."""
OWNED = 4
"""Letters of the shortest word whose ending may be a pronoun's."""
ENEMY = 4
"""Words after «مقتل» in which the enemy's name stands."""


def _declared(view: View, top: Chunk) -> bool:
    """«أعلن الطرفان هدنة», «أعلن الحزب دعمه»: what is done by being declared."""
    reading = view.read.get(top.head)
    return reading is not None and reading.sense.row.type in DECLARED


DECLARED = frozenset(
    {
        "SUPPORT",
        "AGREE",
        "RETREAT",
        "REJECT",
        "COOPERATE",
        "MOBILIZE",
        "SANCTION",
        "PROTEST",
        "ACCUSE",
    }
)


def doer_of(view: View, top: Chunk) -> Place | None:
    """«تلقّى تهديدات من مجموعة …»: who stands after من behind what someone got."""
    number = view.sentence.chunk_of[top.first - view.sentence.first]
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


BEHIND = frozenset({"وراء", "خلف"})
"""Prepositions after which stands what someone is said to have brought about."""


GIVEN = 6
"""Phrases and marks after what someone got in which its giver stands («…، اليوم، من نظيره»)."""


def _puts_to(lemma: str, prep: str) -> bool:
    """«استخدم الغاز في تفريق …», «يقف وراء هجمات»: a verb whose phrase names its own deed."""
    if prep in BEHIND:
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
    number = view.sentence.chunk_of[top.first - view.sentence.first]
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


def _under_preposition(view: View, top: Chunk, clause: Clause, kind: str) -> Parts:
    assert clause.form is not None
    told = view.slots(clause)
    doer = told.object if told.passive or kind == "object" else told.subject
    own = view.read.get(top.head)
    if doer is None and kind == "object" and clause.form.object and top.prep in COMPLEMENTS:
        meant = resolve(view, clause.form.object, clause)
        return {"actor": view.whole(meant)} if meant is not None else {}  # «دفعته إلى إقالة …»
    ordered = own is not None and own.sense.row.type == "COERCE"
    if doer is None and kind == "object" and (ordered or top.prep in AIMS):
        doer = told.subject  # «أمرت النيابة بحبسه»
    if doer is None:
        return {}
    if kind == "rule" and clause.kind == RELATIVE and not told.passive:
        return _decreed(view, clause)
    if clause.form.lemma == FALL and top.prep == "في" and clause.verb < top.first:
        caught = not noun_class("trap").isdisjoint(stems(view.form(top)))
        return {VICTIM: view.whole(doer)} if caught else {}  # «وقع في كمين»
    if kind == "undergo":
        if top.prep not in ("ل", "ب", "من") or (top.prep == "من" and clause.form.lemma != ESCAPE):
            return {}
        giver = doer_of(view, top)
        return {VICTIM: view.whole(doer)} | ({"actor": giver} if giver else {})
    if top.prep == "ل" and own is not None and own.sense.row.type == "REQUEST" and not own.definite:
        return {}  # «استجابةً لدعوة …»
    whose = top.prep == "ل" and own is not None and own.definite and top.stop - top.head > 1
    if top.prep in AIMS and not whose and not told.passive and clause.form.lemma not in reporting():
        return {"actor": view.whole(doer)}
    if clause.form.lemma == DECLARE and top.prep == "عن" and _announced(view, top, doer):
        return {"actor": view.whole(doer)}
    if _puts_to(clause.form.lemma, top.prep) and not told.passive and clause.verb < top.first:
        return {"actor": view.whole(doer)}  # «تستخدم المدفعية في قصف …»
    if own is not None and own.sense.row.type == "CONSULT" and top.prep in MET:
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
    if kind not in ("control", "object", "do", "rule") or top.prep not in COMPLEMENTS:
        return {}
    takes = {fold(word) for word in verb(clause.form.lemma).prepositions}
    if "الي" in takes:
        takes.add("ل")
    if takes and top.prep not in takes | {"ب"} | AIMS:
        return {}  # «تعهّد بملاحقة المسؤولين عن المجزرة»
    if kind == "do" and top.prep != "ب":
        return {}
    if clause.form.lemma in reporting() and top.prep == "في":
        return {}  # «اعترف الجيش بمقتل اثنين في غارة»: he owns up to the deaths, not to the raid
    return {"actor": view.whole(doer)}
