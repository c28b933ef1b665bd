"""The parts of a noun's event: what it is in construct with, its carrier, its prepositions."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.control import carried, outcome
from khabar.annotators.events.declaring import DECLARED, declared
from khabar.annotators.events.deed_adjectives import nation
from khabar.annotators.events.doers import human, may_act
from khabar.annotators.events.government import light, reporting
from khabar.annotators.events.owners import owned
from khabar.annotators.events.participles import befallen, by_declaring, by_participle, suffering
from khabar.annotators.events.parts import OTHER, VICTIM, Parts, Place
from khabar.annotators.events.possessed import possessed
from khabar.annotators.events.pronouns import pointed_at, referred
from khabar.annotators.events.relative_deeds import relative_parts, taken_part
from khabar.annotators.events.same_doer import did_both
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.slots import View
from khabar.annotators.events.tolls import toll
from khabar.annotators.events.triggers import Candidate, Row
from khabar.annotators.events.weapons import thrown_by, whose_weapon
from khabar.annotators.events.word_kinds import TANWIN
from khabar.lexicon.company import noun_class, stems

NATIONAL = frozenset(
    {"ASSAULT", "COERCE", "AID", "SUPPORT", "MOBILIZE", "SANCTION", "THREATEN", "REQUEST"}
)
"""Deeds whose adjective of nationality says who did them («القصف التركي»)."""
HELD_IN = frozenset({"في", "ب"})
"""Prepositions by which a talk of others is told («شارك في اجتماع اللجنة», «بوساطة مشايخ»)."""


def of_noun(view: View, at: int, reading: Candidate, brought: Parts) -> Parts:
    """The parts of the event that the noun at word ``at`` names."""
    row = reading.sense.row
    parts = dict(brought)
    chunk = view.sentence.chunk(at)
    if chunk is None or chunk.kind != "noun":
        return parts
    whom = befallen(view, at) if row.type == "COERCE" else None
    if whom is not None:
        return {"target": whom}  # «إلى البلدة المحاصرة»: by whom is not said
    if (
        row.type in ("COERCE", "ASSAULT")
        and row.object in ("target", "either")
        and not row.casualty
    ):
        doer = outcome(view, chunk)
        if doer is not None:
            parts.setdefault("actor", doer)  # «عملية للجيش أسفرت عن اعتقال ستة»
    if row.casualty and not row.object:
        return toll(view, chunk, parts)
    for role, place in owned(view, chunk, reading, parts).items():
        does = row.pos == "participle" and row.subject == "actor"  # «محملا الحكومة مسؤولية …»
        does = does or _says(view, at, row) or _asks_of(view, at, reading)
        asked = role == "actor" and does
        parts.setdefault("target" if asked else role, place)
    if reading.pronoun and row.object:
        possessed(view, chunk, reading, parts, carried(view, chunk).get("actor"))
    suffered = not noun_class("suffered").isdisjoint(stems(view.form(chunk)))
    brought_in = brought.get("target")
    if brought_in and row.type == "ASSAULT":
        struck = relative_parts(view, chunk).get("target")
        if struck and chunk.stop <= struck[0] < brought_in[0]:
            parts["target"] = struck  # «رمايات طالت أوكار المسلحين على أطراف القرية»
    told = carried(view, chunk) if row.pos != "participle" or chunk.prep else {}
    if suffered and not declared(view, chunk):
        told.pop("actor", None)
    own = row.type == "CONSULT" and "actor" in parts and chunk.prep in HELD_IN
    if row.type == "CONSULT" and "actor" in told and not own:
        parts["actor"] = told["actor"]  # who held it, before those it was held for
    if row.type == "CONSULT" and "actor" not in parts and chunk.prep == "في":
        guest = _guest(view, view.sentence.clause(chunk.first))
        if guest is not None:
            parts["actor"] = guest
    if VICTIM in told:
        giver = parts.get("target")
        owns = giver is not None and giver[0] == chunk.stop and "actor" not in parts | told
        if giver and owns and (giver[0] in view.scene.numbers or may_act(view.scene, giver)):
            parts["actor"] = giver  # «حظي المشروع بتأييد 11 دولة»
        parts["target"] = told.pop(VICTIM)
    doer, owner = told.get("actor"), parts.get("actor")
    other = doer and owner and doer != owner and owner[0] == chunk.stop
    if other and "target" not in parts and row.object == "either":
        parts["target"] = parts.pop("actor")  # «قامت القوات بتمشيط المزارع»
    for role, place in told.items():
        if place != parts.get(OTHER[role]):
            parts.setdefault(role, place)
    if "target" not in parts and row.pos == "noun":
        led = _led_before(view, at, reading)
        if led is not None and led != parts.get("actor"):
            parts["target"] = led
    if "target" not in parts and row.pos == "noun":
        meant = pointed_at(view, at, reading, parts.get("actor"))
        if meant is not None:
            parts["target"] = meant  # «إلقاء القبض عليه»
    if "actor" not in parts and row.type in ("ASSAULT", "MOBILIZE", "COERCE"):
        leader = _led_by(view, chunk)
        if leader is not None:
            parts["actor"] = leader
    if "actor" not in parts and row.type == "ASSAULT":
        thrower = thrown_by(view, chunk) or whose_weapon(view, chunk)
        if thrower is not None:
            parts["actor"] = thrower
    if "actor" not in parts:
        both = did_both(view, chunk, reading, parts)
        if both is not None:
            parts["actor"] = both
    if "actor" not in parts and row.type == "PROTEST":
        crowd = taken_part(view, chunk)
        if crowd is not None:
            parts["actor"] = crowd
    if row.pos == "participle" and row.subject == "target":
        suffering(view, chunk, parts)
    elif row.pos == "participle" or _says(view, at, row) or _asks_of(view, at, reading):
        by_participle(view, chunk, parts)
    if "actor" not in parts and row.type in DECLARED:
        by_declaring(view, chunk, parts)
    ranks = _ranks(view, chunk, row)
    if ranks is not None:
        parts.setdefault("target" if row.casualty else "actor", ranks)
    between = not noun_class("mediation").isdisjoint(stems(view.form(chunk)))
    if "actor" not in parts and (row.type in NATIONAL or between):
        whose = _nation(view.scene, at, chunk.stop)
        if whose:
            parts["actor"] = whose
    return parts


def _says(view: View, at: int, row: Row) -> bool:
    """«مطالبةً جميع الأطراف بـ …»: a tanwin shows a participle and no demand of others."""
    word, before = view.scene.words.items[at], view.scene.kinds[at - 1 : at]
    asks = row.type in ("REQUEST", "ACCUSE", "THREATEN") and word.form.endswith("ة")
    beside = before in (("stop",), ("quote",)) and not view.scene.definite(at)
    beside = beside and word.form in noun_class("asks_of")  # «قالت …، مناشدة المنظمات»
    return asks and (beside or TANWIN in word.span.of(view.scene.words.text))


def _asks_of(view: View, at: int, reading: Candidate) -> bool:
    """«تظاهروا لمطالبة الحكومة بـ …»: behind a purpose, of whom something is asked."""
    if reading.sense.row.type not in ("REQUEST", "AID") or reading.definite or reading.pronoun:
        return False  # and «قوافل لمساعدة النازحين»
    heads = stems(view.scene.words.items[at].form)
    return reading.proclitics.endswith("ل") and not heads.isdisjoint(noun_class("asks_of"))


def _led_before(view: View, at: int, reading: Candidate) -> Place | None:
    """«وجّهت إلى النائب تهمة», «فرضت على الشركة عقوبات»: whom a phrase before the noun brings."""
    clause = view.sentence.clause(at)
    if clause.form is None:
        return None
    ruled = reading.sense.row.type == "COERCE" and light(clause.form.lemma) == "rule"
    if light(clause.form.lemma) != "do" and not ruled:
        return None
    by = dict(reading.sense.by)
    for chunk in clause.after:
        if chunk.first >= at or (chunk.head in view.read and not chunk.prep):
            return None  # «فرضت حظراً على التجوال تحسباً لهجمات»
        place = view.whole(chunk)
        if by.get(chunk.prep) == "target" and chunk.prep not in ("ب", "من"):
            return place if may_act(view.scene, place) else None
    return None


def _ranks(view: View, chunk: Chunk, row: Row) -> Place | None:
    """«انشقاقات في صفوف الجيش», «في صفوفهم»: whose ranks it was in."""
    if not (row.casualty or row.type == "RETREAT"):
        return None
    number = view.sentence.number(chunk.first)
    for after in view.sentence.chunks[number + 1 : number + 3]:
        if after.kind != "noun":
            return None
        form = view.form(after)
        if after.prep != "في" or stems(form).isdisjoint(noun_class("ranks")):
            continue
        if after.stop - after.head > 1:
            return after.head + 1, after.stop
        owner = next((p for p in ("هم", "ها", "ه") if form.endswith(p)), "")
        meant = referred(view, owner, chunk, None) if owner else None
        return meant if meant is not None and human(view.scene, meant) else None
    return None


def _nation(scene: Scene, at: int, stop: int) -> Place | None:
    for here in range(at + 1, stop):
        form = scene.words.items[here].form
        if nation(scene, here) or form.removeprefix("ال") in noun_class("party_adjective"):
            return here, here + 1
    return None


def _led_by(view: View, chunk: Chunk) -> Place | None:
    """«ضربات جوية بقيادة الولايات المتحدة»: who leads an attack that no other is said to make."""
    number = view.sentence.number(chunk.first) + 1
    for after in view.sentence.chunks[number : number + 2]:
        if after.kind != "noun" or (after.prep and after.prep != "ب"):
            return None
        if view.form(after) in noun_class("led_by") and after.stop > after.head + 1:
            leader = (after.head + 1, after.stop)
            return leader if may_act(view.scene, leader) else None
    return None


def _guest(view: View, clause: Clause) -> Place | None:
    """«وصل المبعوث إلى العاصمة في زيارة»: who came is who visits."""
    row, form = view.row(clause), clause.form
    if form is None or form.lemma in reporting() or (row is not None and row.type != "CONSULT"):
        return None
    subject = view.slots(clause).subject
    place = view.whole(subject) if subject is not None and not view.slots(clause).passive else None
    return place if place is not None and human(view.scene, place) else None
