"""Who carries an event's noun out, or suffers it, where a word around the noun says so."""

from __future__ import annotations

from khabar.annotators.events.charges import charged, held_for
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE
from khabar.annotators.events.complements import COMPLEMENTS, DEEDS
from khabar.annotators.events.construct import PRONOUNS, owner_by_pronoun, top_of
from khabar.annotators.events.doers import able, is_deed
from khabar.annotators.events.government import light, nominal
from khabar.annotators.events.modality_given import behind_a_reason
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.noun_control import meant_by_noun
from khabar.annotators.events.opposed import opposed
from khabar.annotators.events.parts import VICTIM, Parts, Place
from khabar.annotators.events.relative_deeds import relative_parts
from khabar.annotators.events.slots import View
from khabar.annotators.events.verb_control import governed_by_verb
from khabar.lexicon.company import noun_class, stems


def outcome(view: View, chunk: Chunk) -> Place | None:
    """«نفّذ الجيش عملية أسفرت عن اعتقال ستة»: who carried out what an arrest came of."""
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or light(clause.form.lemma) != "cause" or clause.verb > chunk.first:
        return None
    cause = view.slots(clause).subject or clause.antecedent
    whose = _whose_effort(view, cause)
    if whose is not None:
        return whose
    row = view.read[cause.head].sense.row if cause is not None and cause.head in view.read else None
    if cause is None or row is None or row.type not in ("ASSAULT", "COERCE") or row.casualty:
        return None
    return carried(view, cause).get("actor")


def _whose_effort(view: View, cause: Chunk | None) -> Place | None:
    """«أسفرت جهود الأجهزة عن ضبط عشرين»: whose efforts an arrest came of."""
    if cause is None or cause.stop - cause.head < 2 or cause.head in view.read:
        return None
    owner = (cause.head + 1, cause.stop)
    effort = not stems(view.form(cause)).isdisjoint(noun_class("efforts"))
    return owner if effort and able(view.scene, owner) else None


def carried(view: View, chunk: Chunk) -> Parts:
    """Actor or target of the event at a noun, from the word that carries the noun."""
    parts = relative_parts(view, chunk)
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
    if opposed(view, chunk):
        return parts
    clause = view.sentence.clause(top.first)
    ruled = clause.form is not None and light(clause.form.lemma) == "rule"
    if ruled and top.prep == "ب" and 0 <= clause.verb < top.first and clause.kind != RELATIVE:
        found = governed_by_verb(view, top, clause)
        for other in clause.after:
            if other.prep == "علي" and other.first < top.first:
                found.setdefault("target", view.whole(other))  # «حكمت على المتهم بالسجن»
        return found | parts
    charge = charged(view, chunk)
    if charge is not None:
        accused = held_for(view, charge)
        if accused is not None:
            parts.setdefault("actor", accused)
        return parts
    if top.joined and behind_a_reason(view, top):
        return parts  # «أمرت بحبسه لاتهامه بالتهريب وإطلاق النار»: who orders it did not
    told: Parts | None = None
    for _ in range(DEEDS):
        told = meant_by_noun(view, top)
        deed = _deed(view, top) if told is None else None
        if deed is None:
            break
        top = deed
    if told is None:
        told = governed_by_verb(view, top, view.sentence.clause(top.first))
    for role, place in told.items():
        parts.setdefault(role, place)
    return parts


def undergone(view: View, chunk: Chunk) -> Place | None:
    """«أكّدت تعرّض الحاجز لهجوم»: whom a verbal noun of undergoing names as hit."""
    number = view.sentence.number(chunk.first)
    if not chunk.prep and not chunk.joined and chunk.of < 0:
        return _suffers(view, number)
    if chunk.prep not in ("ل", "ب", "الي"):
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
            return _town_told(view, before, form) or owner_by_pronoun(view, before, form)
    return None


def _town_told(view: View, noun: Chunk, form: str) -> Place | None:
    """«عاد الهدوء إلى بلدة السدّ شرق النخيل بعد تعرضها لقصف»: the town that a pronoun means."""
    pronoun = next((p for p in PRONOUNS if form.endswith(p)), "")
    if not pronoun:
        return None
    number = view.sentence.number(noun.first)
    for before in reversed(view.sentence.chunks[max(0, number - DEEDS) : number]):
        if before.kind != "noun" or before.head in view.read or not before.prep:
            return None
        heads = stems(view.form(before))
        if before.prep in noun_class("directions") or heads & noun_class("directions"):
            continue  # «شرق النخيل»
        town = not heads.isdisjoint(noun_class("placeword")) or opens_place(view.scene, before.head)
        return view.whole(before) if town and view.means(pronoun, before) else None
    return None


def _suffers(view: View, number: int) -> Place | None:
    """«عقب تلقّيها ضربات موجعة»: whom a bare noun of what was undergone hit."""
    before = view.sentence.chunks[number - 1] if number else None
    if before is None or before.kind != "noun" or before.head in view.read:
        return None
    form = view.form(before)
    if not before.prep or nominal(form) != ("undergo", "masdar"):
        return None
    if before.stop > before.head + 1:
        return before.head + 1, before.stop  # «بعد تلقّي الفصيل ضربات …»
    return owner_by_pronoun(view, before, form) if form.endswith(PRONOUNS) else None


def _is_answered(view: View, top: Chunk) -> bool:
    """«بالرد على أي هجوم»: who answers an attack did not make it."""
    number = view.sentence.number(top.first)
    if not number or top.prep != "علي":
        return False
    before = view.sentence.chunks[number - 1]
    return before.kind == "noun" and view.form(before) in noun_class("answering")


def _deed(view: View, chunk: Chunk) -> Chunk | None:
    """The bare deed that takes an event's noun by a preposition («الدخول في مفاوضات»)."""
    number = view.sentence.number(chunk.first)
    if not number or chunk.prep not in COMPLEMENTS:
        return None
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun" or before.head in view.read or before.stop > before.head + 1:
        return None
    form = view.form(before)
    return before if is_deed(form) and not form.endswith(PRONOUNS) else None
