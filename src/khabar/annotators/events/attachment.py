"""Which event each prepositional phrase belongs to: the nearest before it that governs it."""

from __future__ import annotations

from khabar.annotators.events.adverbial_phrases import (
    LOOSE,
    is_adverbial,
    more_than,
    of_participle,
    of_plain_deed,
)
from khabar.annotators.events.brought import (
    ground_met,
    ground_of,
    hard_blow,
    lies_in,
    made_with,
    names_deed,
    shoots,
)
from khabar.annotators.events.chunks import AGENT, Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.doers import (
    able,
    armed,
    human,
    is_deed,
    is_town,
    may_act,
    of_own_state,
)
from khabar.annotators.events.government import is_hit, light
from khabar.annotators.events.parts import Parts
from khabar.annotators.events.prepositions import parties
from khabar.annotators.events.purposes import SEARCHED, purpose, why
from khabar.annotators.events.slots import View, without_empty
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

AGAINST = "ضد"
OPPOSED = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "PROTEST", "THREATEN"})
"""Types whose nouns bring by ضد whom they are aimed at."""
AIMED = frozenset({"علي", "ضد"})
"""Prepositions that bring whom a deed was aimed at, also from behind a relative of the deed."""
PROMISED = frozenset({"AGREE", "AID", "REQUEST", "THREATEN", "SANCTION"})
"""Types in which a deed after a preposition is what was promised or asked."""
BESIDE = 3
"""Words from an attack to «من …» that says who made it."""
FARTHEST = 14
"""Chunks back to which a governor is looked for."""


def attached(view: View) -> dict[int, Parts]:
    """For each trigger of a sentence, the parts that prepositions bring into its event."""
    found: dict[int, Parts] = {at: {} for at in view.read}
    chunks = view.sentence.chunks
    for number, chunk in enumerate(chunks):
        if chunk.kind != "noun" or not chunk.prep or of_participle(view, number):
            continue
        if of_plain_deed(view, number):
            continue
        for at in _governors(view, number):
            role = _role(view, at, view.read[at], chunk)
            if role == "target" and chunk.prep == "علي" and _ground(view, chunk):
                break  # «إطلاق نار على الطريق»
            if role == "target" and is_adverbial(view, chunk):
                counted = more_than(view, number)
                if counted is not None:
                    found[at].setdefault("target", counted)
                break  # «لليوم الرابع على التوالي»
            given = view.read[at].verb is not None and view.read[at].sense.row.type == "AID"
            theirs = role in ("actor", "target") and chunk.prep == "ل" and not given
            if theirs and _owner(view, number, role):
                break  # but «خصصت الحكومة مساعدات عاجلة للمتضررين»
            if role and not (role == "target" and _has_object(view, at, chunk)):
                _bring(view, found[at], role, chunk)
                break
    return found


def _ground(view: View, chunk: Chunk) -> bool:
    """Whether a phrase with على says where: on a road, on the border, on board."""
    return not noun_class("ground").isdisjoint(stems(view.form(chunk)))


def _owner(view: View, number: int, role: str) -> bool:
    """«غارات على مواقع للتنظيم», «قصف استهدف منزلاً لعائلة»: with ل, whose the noun before is."""
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun" or before.head in view.read or before.of >= 0:
        return False
    if role == "actor" and made_with(view, before):
        return False  # «هجوم بطائرة مسيّرة لكتيبة …»
    if view.scene.ended(before.stop - 1):
        return False
    if before.prep or role == "target":
        return True
    form = view.sentence.clause(before.first).form
    return form is not None and is_hit(form.lemma)  # «هجوم استهدف حاجزاً للشرطة»


def _governors(view: View, number: int) -> list[int]:
    """The triggers before a chunk that may govern it, the nearest first."""
    chunks, found, nouns = view.sentence.chunks, [], False
    clause = view.sentence.clause(chunks[number].first)
    described: Clause = clause
    for back in range(number - 1, max(-1, number - FARTHEST), -1):
        chunk = chunks[back]
        inside = view.sentence.clause(chunk.first)
        if inside is not described:
            aimed = chunks[number].prep in AIMED and described.kind != RELATIVE
            if aimed and _within(inside, described):
                continue  # «هجوم شنّه مسلحون، يُعتقد أنهم من …، ضد …»
            if described.kind != RELATIVE or not carries(view, described):
                break
            antecedent = described.antecedent
            if antecedent is None or chunk.first > antecedent.first:
                continue
            described = inside
        if chunk.kind == "stop" and (chunks[number].prep in LOOSE or _cut_off(view, number)):
            nouns = True  # beyond a comma only the verb governs
        if chunk.kind == "verb" and chunk.head in view.read:
            found.append(chunk.head)
        elif chunk.kind == "noun" and chunk.head in view.read and not nouns:
            found.append(chunk.head)
            backed = view.read[chunk.head].sense.row.pos == "participle"
            beside = backed and back and chunks[back - 1].kind == "stop"
            nouns = chunks[number].prep != AGENT and not beside  # «هجوماً، مدعومةً بـ …، على …»
    return found


def _within(inner: Clause, outer: Clause) -> bool:
    """Whether a clause is a relative within another, or stands in such a one."""
    clause: Clause | None = inner
    for _ in range(DEEPEST):
        if clause is None or clause.parent is None:
            return False
        if clause.parent is outer:
            return clause.kind == RELATIVE
        clause = clause.parent
    return False


DEEPEST = 4
"""Clauses up to which one is looked for."""


def _cut_off(view: View, number: int) -> bool:
    """«أفرجت، بموجب عفو رئاسي، عن السجناء»: what the verb takes beyond an aside."""
    chunk = view.sentence.chunks[number]
    return chunk.prep == "عن" and view.sentence.chunks[number - 1].kind == "stop"


def carries(view: View, clause: Clause) -> bool:
    """Whether a relative's verb only tells more of its noun («هجوم شنّه …», «غارة استهدفت»)."""
    if clause.verb < 0:
        return False
    lemma = clause.form.lemma if clause.form else ""
    return bool(light(lemma)) or is_hit(lemma) or fold(lemma) in noun_class("laid_on")


def _role(view: View, at: int, reading: Candidate, chunk: Chunk) -> str:
    row = reading.sense.row
    if chunk.prep == AGENT and not noun_class("of_rubber").isdisjoint(stems(view.form(chunk))):
        return ""  # «بالرصاص الحي»
    if chunk.prep == AGENT:
        deed = row.object or row.casualty or row.type in ("ASSAULT", "COERCE")
        named = chunk.stop > chunk.head + 1 and not is_deed(view.form(chunk))
        known = may_act(view.scene, chunk.place) or (named and chunk.head not in view.scene.on_time)
        return "actor" if deed and known else ""  # «من قبل دروع الوادي»
    if chunk.prep == "ل" and not noun_class("turn").isdisjoint(stems(view.form(chunk))):
        return ""  # «إضراب لليوم الثالث»
    role = dict(reading.sense.by).get(chunk.prep, "")
    if not role and row.type == "ASSAULT" and _dealt(view, at, chunk):
        return "target"  # «وجّه الطيران ضربات إلى …»
    if not role and chunk.prep == "في" and view.form(chunk) == RIGHT:
        role = dict(reading.sense.by).get(AGAINST_HIM, "")  # «في حق المتهم»
    facing = chunk.prep in (AGAINST, AGAINST_HIM)
    if not role and facing and row.type in OPPOSED and reading.verb is None:
        role = "target"
    if not role and chunk.prep in noun_class("towards") and row.type in SEARCHED:
        lone = shoots(view, at, reading) and human(view.scene, chunk.place)
        return "target" if lone and not is_town(view.scene, chunk.place) else ""
    if chunk.prep == "من" and not noun_class("hands").isdisjoint(stems(view.form(chunk))):
        return ""  # «تحرير البلدة من قبضة الفصيل»
    if not role and chunk.prep == "من" and row.type == "ASSAULT" and reading.verb is None:
        resumed = view.scene.kinds[at : chunk.first].count("resumptive")  # «… عليه من مسلحين»
        next_to = chunk.first - at - resumed <= BESIDE and row.object in ("actor", "either")
        return "actor" if next_to and armed(view.scene, chunk.place) else ""
    if role == "target" and row.type in PROMISED and is_deed(view.form(chunk)):
        return ""  # «تعهّد … لدعم», «وافق على إرسال»: what was promised is no one
    if role == "target" and view.form(chunk) in noun_class("extent"):
        return ""  # «القصف على طول خط التماس»
    if role == "target" and chunk.prep == "ب" and lies_in(view, chunk):
        return ""  # «انفجار … بريف النخيل»
    if role == "target" and row.type == "CONSULT" and ground_met(view, chunk):
        return ""  # «التقى بالعاصمة وفداً»
    if role == "target" and row.type == "AID" and chunk.prep == "الي" and ground_of(view, chunk):
        return ""  # «إيصال المساعدات إلى جميع المحافظات»
    if (
        role == "target"
        and chunk.prep == "علي"
        and reading.verb is None
        and row.type != "PROTEST"
        and names_deed(view, chunk)
    ):
        return ""  # «جاء القصف رداً على اغتيال …», «أجبر القصف السكان على النزوح»
    if role == "target" and chunk.prep == "ل" and row.type in SEARCHED and purpose(view, chunk):
        return ""  # «تفتيش للبحث عن …»
    if role == "target" and chunk.prep == "ل" and why(view, row.type, chunk):
        return ""  # «محاكمته لاتهامه بـ», «اقتيادهم لتفتيش …»
    doer = armed(view.scene, chunk.place) or able(view.scene, chunk.place)
    near = view.sentence.number(chunk.first) - 1
    here = view.sentence.number(at)
    beside = near == here or (near == here + 1 and made_with(view, view.sentence.chunks[near]))
    aimed = not noun_class("struck_at").isdisjoint(stems(view.scene.words.items[at].form))
    flips = row.object == "either" and row.type != "SUPPORT" and not aimed
    if role == "target" and chunk.prep == "ل" and flips and doer:
        if not beside:
            return ""
        role = "actor"  # «قصف لقوات النظام على بلدة …»
    if role == "actor" and not may_act(view.scene, chunk.place):
        return ""
    if role == "actor" and row.type == "CONSULT" and chunk.prep == "ل" and near != here:
        after = view.sentence.chunks[here + 1]
        if after.of == here and may_act(view.scene, after.place):
            return ""  # «اجتماع الوزراء التحضيري للدورة …»: theirs, and not hers
    if role == "actor" and row.type == "PROTEST" and chunk.prep == "ل" and not beside:
        return ""  # «وقفة أمام مديرية تابعة للوزارة»: behind the protest itself, whose it is
    if role == "actor" and any(n in view.read for n in range(chunk.first, chunk.stop)):
        return ""  # «استجابت … لأكثر من 50 هجوماً»
    if role == "actor" and chunk.prep == "ل" and beside and hard_blow(view, at):
        return "target"  # «في ضربة قاسية للمتمردين»
    return role


def _dealt(view: View, at: int, chunk: Chunk) -> bool:
    """Whether a phrase with إلى or ل brings whom blows were dealt to."""
    form = view.sentence.clause(at).form
    if chunk.prep not in ("الي", "ل") or form is None or at in view.scene.verbs:
        return False
    return fold(form.lemma) in noun_class("deals_blows")


def _has_object(view: View, at: int, chunk: Chunk) -> bool:
    """Whether a trigger has whom it was done to without this phrase («تمشيط القرى … على»)."""
    reading = view.read[at]
    if reading.verb is not None:
        return False
    number = view.sentence.number(at)
    owner = next((c for c in view.sentence.chunks[number + 1 : number + 3] if c.of == number), None)
    if owner is None or reading.sense.row.object not in ("target", "either"):
        return False
    counted = reading.sense.row.type == "COERCE" and owner.head in view.scene.numbers
    if counted:
        return True  # «ضبط عشرين عنصراً متهمين بالتعدي على …»
    if chunk.prep == "عن" and may_act(view.scene, owner.place):
        return False  # «إفراج الحوثيين عن 400 أسير»: he who lets go
    if reading.sense.row.type == "AID" and not noun_class("aid").isdisjoint(
        stems(view.form(owner))
    ):
        return False  # «تقديم مساعدات للسودان»: what is given, and to whom
    if reading.sense.row.type in ("SUPPORT", "REJECT") and of_own_state(view.form(owner)):
        return False  # «تضامن بلاده مع …»
    return reading.sense.row.object == "target" or not (
        armed(view.scene, owner.place) or able(view.scene, owner.place)
    )


RIGHT, AGAINST_HIM = "حق", "بحق"
"""«في حق» and «بحق» bring whom something was done to."""


def _bring(view: View, parts: Parts, role: str, chunk: Chunk) -> None:
    if chunk.prep == "في" and view.form(chunk) == RIGHT:
        stop = view.whole(chunk)[1]
        after = view.sentence.chunk(chunk.stop) if chunk.stop < view.sentence.stop else None
        if stop == chunk.head + 1 and after is not None and after.kind == "noun":
            stop = view.whole(after)[1]
        if stop > chunk.head + 1:
            parts.setdefault(role, (chunk.head + 1, stop))
        return
    if role == "parties":
        for name, place in parties(view.scene, chunk.first, view.sentence.stop).items():
            parts.setdefault(name, place)
    elif role != "x":
        parts.setdefault(role, without_empty(view, view.whole(chunk)))
