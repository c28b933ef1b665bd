"""What the noun before an event's noun says of who does it: «نية المسلحين استهداف …»."""

from __future__ import annotations

from khabar.annotators.events.agreement import gender, plural
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.complements import COMPLEMENTS, means, of_aim
from khabar.annotators.events.construct import owner_by_pronoun
from khabar.annotators.events.doers import may_act
from khabar.annotators.events.government import nominal
from khabar.annotators.events.parts import VICTIM, Parts, Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.pronouns import referred
from khabar.annotators.events.slots import View
from khabar.annotators.events.unnamed import resolve
from khabar.annotators.events.verb_control import governed_by_verb
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold

DRAFT = "مشروع"


def meant_by_noun(view: View, chunk: Chunk) -> Parts | None:
    """What the noun before says: «نية المسلحين استهداف …», «المتورطين في قتل …».

    None where no such noun stands before; then the clause's verb is asked.
    """
    number = view.sentence.number(chunk.first)
    if number < 1:
        return None
    if view.sentence.chunks[number - 1].kind == "time" and chunk.prep and number > 1:
        number -= 1  # «قيام مسلحين أمس بخطف …»
    before = _before(view, number)
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
    asks = view.read.get(before.head)
    if asks is not None and asks.sense.row.type == "REQUEST" and chunk.prep in COMPLEMENTS:
        return {}  # «مطالبين بحل البرلمان»: what is asked of others
    arms = noun_class("device") | noun_class("bomb") | noun_class("projectile")
    if tense.endswith("participle") and not stems(first).isdisjoint(arms):
        return {}  # «العبوات المعدّة لاستهداف …»
    if tense.endswith("participle") and kind in ("control", "object") and chunk.prep in COMPLEMENTS:
        clause = view.sentence.clause(before.first)
        if before.prep or before.stop - before.first > 1 or view.scene.definite(before.head):
            return {"actor": (before.first, before.stop)}
        described = _described(view, before)
        if described is not None:
            return {"actor": described}  # «تفكيك خلية …، متورطة في الإعداد لـ …»
        doer = clause.topic if clause.topic is not before else None
        doer = doer or view.slots(clause).subject
        if doer is not None and doer is not before:
            return {"actor": view.whole(doer)}
        told = resolve(view, clause.pronoun, clause) if clause.pronoun else None
        if told is not None:
            return {"actor": view.whole(told)}  # «إنها مستعدة للدخول في …»
        meant = referred(view, "هم" if plural(last) else "ه", before, None)
        return {"actor": meant} if meant else {}
    if chunk.prep in noun_class("behind") and _stood(view.form(before)):
        if before.stop - before.head > 1:
            return {"actor": (before.head + 1, before.stop)}  # «وقوف الفصيل وراء الهجوم»
        return governed_by_verb(view, before, view.sentence.clause(before.first))
    if before.of >= 0 and not chunk.prep and _carries_out(view, before):
        return {"actor": (before.first, before.stop)}  # «استعادة الجيش السيطرة على …»
    if before.of >= 0 and chunk.prep in COMPLEMENTS:
        outer = view.form(view.sentence.chunks[before.of])
        kind, tense = nominal(outer)
        if kind == "object" and tense.endswith("participle"):
            return {"actor": (before.first, before.stop)}  # «داعيا الحكومة إلى نصب …»
    if chunk.prep == "عن" and not stems(first).isdisjoint(noun_class("owned_up")):
        clause = view.sentence.clause(before.first)
        doer, row = view.slots(clause).subject, view.row(clause)
        blamed = view.slots(clause).object if row is not None and row.type == "ACCUSE" else None
        if blamed is not None and blamed is not before:
            return {"actor": view.whole(blamed)}  # «حمّل الحكومة المسؤولية عن القصف»
        owned = before.stop - before.head > 1 and not view.scene.definite(before.head)
        if owned and may_act(view.scene, (before.head + 1, before.stop)):
            return {"actor": (before.head + 1, before.stop)}
        return {"actor": view.whole(doer)} if doer is not None else {}
    if chunk.prep and not stems(first).isdisjoint(noun_class("feelings")):
        return {}
    kind, tense = nominal(first)
    body = not stems(first).isdisjoint(noun_class("collective"))
    intent = not stems(first).isdisjoint(noun_class("intent")) or (
        tense == "masdar" and kind in ("do", "control") and not body
    )
    if intent and before.head not in view.read and _takes_deed(chunk.prep):
        if before.stop - before.head > 1 and _owned(view, before):
            return {"actor": (before.head + 1, before.stop)}
        meant = owner_by_pronoun(view, before, first)
        if meant is not None:
            return {"actor": meant}  # «أثناء محاولتهم إخماد …»
    inner = _deed_within(view, before) if not chunk.prep and not intent else None
    if inner is not None:
        return {"actor": inner}  # «في ظل مواصلة الجيش شنّ غارات»
    if kind == "object" and tense == "masdar" and chunk.prep in COMPLEMENTS:
        meant = owner_by_pronoun(view, before, first)
        if meant is not None:
            return {"actor": meant}  # «لاتهامه بقتل …»
    if before.prep == "ل" and number > 1 and _lets(view, number, chunk):
        return {"actor": view.whole(before)}
    return None


def _described(view: View, participle: Chunk) -> Place | None:
    """The body told of a little before that a bare feminine participle can only describe."""
    number, form = view.sentence.number(participle.first), view.form(participle)
    if not form.endswith("ة") or view.scene.definite(participle.head):
        return None
    for noun in reversed(view.sentence.chunks[max(0, number - NEAR) : number]):
        if noun.kind == "verb":
            return None
        if noun.kind != "noun" or view.scene.definite(noun.stop - 1) or noun.head in view.read:
            continue
        body = not stems(view.form(noun)).isdisjoint(noun_class("collective"))
        if body and gender(view.form(noun)) == "f":
            return noun.place
    return None


NEAR = 5
"""Chunks back from a participle to the body that it describes."""


def _deed_within(view: View, noun: Chunk) -> Place | None:
    """Whose deed a noun without the article is in construct with: «ظل مواصلة الجيش …»."""
    if noun.stop - noun.head <= 2 or noun.head in view.read or view.scene.definite(noun.head):
        return None
    kind, tense = nominal(view.scene.words.form(noun.head + 1))
    carries = tense == "masdar" and kind in ("do", "control")
    owner = (noun.head + 2, noun.stop)
    return owner if carries and may_act(view.scene, owner) else None


def _before(view: View, number: int) -> Chunk:
    """The chunk before one, past a time between commas («مواصلة الجيش، فجر اليوم، قصف …»)."""
    chunks, at = view.sentence.chunks, number - 1
    while at > 0 and not chunks[number].prep:
        beside = (chunks[at - 1].kind, chunks[min(at + 1, number)].kind)
        if not (chunks[at].kind == "time" or (chunks[at].kind == "stop" and "time" in beside)):
            break
        at -= 1
    return chunks[at]


def _stood(form: str) -> bool:
    """Whether a folded word is the standing of someone behind a deed («بالوقوف وراء …»)."""
    return any(
        r.tense == "masdar" and fold(r.lemma) in noun_class("stands_behind")
        for r in verb_forms(form)
    )


def _carries_out(view: View, owner: Chunk) -> bool:
    """Whether someone stands in construct with a bare deed that carries another («شنّ الجيش»)."""
    noun = view.sentence.chunks[owner.of]
    kind, tense = nominal(view.form(noun))
    return tense == "masdar" and kind == "do" and noun.stop == noun.head + 1


def _lets(view: View, number: int, chunk: Chunk) -> bool:
    """«السماح لطائرات بشن ضربات», «دعم … للفصيل في قصف …»: he is let or helped to do it."""
    for back in range(number - 2, max(-1, number - HELPED), -1):
        noun = view.sentence.chunks[back]
        if noun.kind != "noun":
            return False
        kind, tense = nominal(view.form(noun))
        if tense == "masdar" and kind == "dative":
            return True
        own = view.read.get(noun.head)
        if own is not None and own.verb is None:
            return own.sense.row.type in ("SUPPORT", "AID") and chunk.prep == "في"
    return False


HELPED = 5
"""Chunks back from a deed to the noun of help or leave."""


def _takes_deed(prep: str) -> bool:
    """Whether a noun of intent takes so what is meant to be done: bare, or by a preposition."""
    return not prep or prep in COMPLEMENTS or of_aim(prep)


def _becoming(view: View, what: Chunk) -> Chunk | None:
    """«أصبح النازحون ضحايا للقصف»: who fell to what comes after."""
    clause = view.sentence.clause(what.first)
    told = clause.topic if clause.topic is not what else None
    told = told or view.slots(clause).subject
    return told if told is not None and told is not what else None


def _owned(view: View, noun: Chunk) -> bool:
    """«نية المسلحين», and not «النية المبيّتة», «تصعيداً جديداً»: whether someone comes behind."""
    form, after = view.form(noun), view.scene.words.form(noun.head + 1)
    if view.scene.definite(noun.head):
        return False
    if _counts(view, noun.head + 1) and not _people(view, noun):
        return False
    return not (form.endswith("ا") and after.endswith("ا"))


def _people(view: View, noun: Chunk) -> bool:
    """«قيام عدد من شبان القرية بـ …»: whether it is people that are counted."""
    items = view.scene.words.items
    counted = (stems(items[n].form) for n in range(noun.head + 2, noun.stop))
    return any(not heads.isdisjoint(humans()) for heads in counted)


def _counts(view: View, at: int) -> bool:
    """«تنفيذ ثماني عمليات …»: a word that only says how many."""
    heads = stems(view.scene.words.items[at].form)
    return at in view.scene.numbers or not heads.isdisjoint(noun_class("quantity"))
