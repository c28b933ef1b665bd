"""Who did it, and to whom: the parts of one event by word order and government."""

from __future__ import annotations

from khabar.annotators.events.attendance import attended
from khabar.annotators.events.blasts import blasted
from khabar.annotators.events.called import called
from khabar.annotators.events.doers import is_town, is_weapon, may_act, moved, no_doer
from khabar.annotators.events.grievance import against
from khabar.annotators.events.hands import fell_into
from khabar.annotators.events.noun_parts import of_noun
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.penalties import penalised
from khabar.annotators.events.pronouns import whose
from khabar.annotators.events.relative_deeds import who_did
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate, Trigger
from khabar.annotators.events.verb_parts import of_verb
from khabar.annotators.events.weapons import thrown_by
from khabar.lexicon.company import noun_class, stems

Read = list[tuple[Trigger, Parts]]
"""The events of a sentence with the parts that were read of each."""
STATED = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT"})
"""Types that a statement is said to do."""
STANDS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "PROTEST"})
"""Types that are done by taking a stand on something."""


def parts_of(view: View, at: int, reading: Candidate, brought: Parts) -> Parts:
    """The parts of the event at word ``at``, by role; ``brought`` those of its prepositions."""
    row = reading.sense.row
    if reading.verb is not None:
        parts = of_verb(view, at, reading, brought)
    else:
        parts = of_noun(view, at, reading, brought)
    if row.type == "ASSAULT":
        taker = fell_into(view, at)
        if taker is not None:
            parts["actor"] = taker
    own = view.sentence.chunk(at)
    if row.type == "ASSAULT" and "actor" not in parts and own is not None:
        thrower = thrown_by(view, own)
        if thrower is not None and thrower != parts.get("target"):
            parts["actor"] = thrower
    if row.type == "COERCE" and "target" not in parts:
        sentenced = penalised(view, at)
        if sentenced is not None:
            parts["target"] = sentenced
    if row.type == "CONSULT" and reading.verb is None and "target" not in parts:
        parts |= _met(view, at, reading, parts.get("actor"))
    if row.type == "CONSULT":
        for role, place in attended(view.scene, at).items():
            parts.setdefault(role, place)
    if row.type == "ASSAULT":
        blasted(view, at, parts)
    shouted = noun_class("shouted")
    if row.type == "PROTEST" and "target" in parts:
        heads = stems(view.scene.words.items[parts["target"][0]].form)
        if not heads.isdisjoint(shouted):
            del parts["target"]  # «مرددين هتافات مضادة للوزير»
    named = called(view, at, parts.get("target")) if row.type in STANDS else None
    if named is not None:
        parts["target"] = named
    if row.type == "PROTEST" and "target" not in parts:
        blamed = against(view.scene, at)
        if blamed is not None and blamed != parts.get("actor"):
            parts["target"] = blamed
    if (
        row.type in ("REQUEST", "THREATEN")
        and "target" in parts
        and (no_doer(view.scene, parts["target"]) or _tells_a_deed(view, at, parts["target"]))
    ):
        del parts["target"]
    told = "actor" in parts and parts["actor"][0] in view.read and parts["actor"][0] != at
    deed = told and row.type in ("ASSAULT", "COERCE")
    if "actor" in parts and not deed and no_doer(view.scene, parts["actor"]):
        doer = who_did(view, parts["actor"])
        del parts["actor"]
        if doer is not None and doer != parts.get("target"):
            parts["actor"] = doer
    if "actor" in parts and row.type in STATED:
        parts["actor"] = _who_stated(view, parts["actor"])
    if row.type == "MOBILIZE" and "target" in parts and moved(view.scene, parts["target"]):
        parts.setdefault("instrument", parts.pop("target"))
    if (
        row.type in ("ASSAULT", "MOBILIZE")
        and "actor" in parts
        and is_weapon(view.scene, parts["actor"])
    ):
        parts.setdefault("instrument", parts.pop("actor"))
    if row.type in ("SANCTION", "CONCEDE") and "x" in parts:
        parts.setdefault("target", parts["x"])  # «علّقت عضوية الاتحاد»: no one else is told of
    if row.type == "ACCUSE" and "target" in parts:
        head = view.scene.words.items[parts["target"][0]].form
        if not stems(head).isdisjoint(noun_class("blame")):
            del parts["target"]
    if row.type == "CONCEDE" and "target" not in parts and at + 1 < view.sentence.stop:
        freed = whose(view, (at + 1, at + 2), parts.get("actor"))
        if freed is not None:
            parts["target"] = freed  # «ثم أطلق سراحهم»
    if "target" in parts:
        parts["target"] = _with_its_name(view, parts["target"])
        freed = whose(view, parts["target"], parts.get("actor"))
        if freed is not None:
            parts["target"] = freed  # «إطلاق سراحه»
    if "actor" in parts and parts.get("target") == parts["actor"]:
        del parts["actor"]
    if "actor" in parts and is_town(view.scene, parts["actor"]):
        del parts["actor"]
    if row.type in ("RETREAT", "MOBILIZE") and "actor" in parts:
        _leave(view, parts)
    if not row.casualty:
        parts = {
            role: (first, stop) for role, (first, stop) in parts.items() if not first <= at < stop
        }
    return parts


def _tells_a_deed(view: View, at: int, target: Place) -> bool:
    """«هدّد الأهالي، بتنظيم مظاهرة»: what is threatened, and no one."""
    chunk = view.sentence.chunk(target[0])
    led = chunk is not None and chunk.prep == "ب"
    return led and any(n in view.read and n != at for n in range(*target))


def _who_stated(view: View, actor: Place) -> Place:
    """«قال بيان لجيش الوادي إنه يشتبه في …»: a statement is of him who gave it out."""
    chunk = view.sentence.chunk(actor[0])
    number = view.sentence.number(actor[0]) + 1
    if chunk is None or noun_class("published").isdisjoint(stems(view.form(chunk))):
        return actor
    after = next(iter(view.sentence.chunks[number : number + 1]), None)
    if chunk.stop > chunk.head + 1 or after is None or after.kind != "noun" or after.prep != "ل":
        return actor
    return view.whole(after) if may_act(view.scene, after.place) else actor


def _with_its_name(view: View, target: Place) -> Place:
    """«سيطروا على العاصمة صنعاء»: a town and the name that follows it."""
    first, stop = target
    if stop - first != 1 or stop >= view.sentence.stop:
        return target
    if noun_class("plaintown").isdisjoint(stems(view.scene.words.items[first].form)):
        return target
    named = next((p for p in view.scene.near(view.scene.places, stop) if p.first == stop), None)
    return (first, named.stop) if named is not None else target


def _leave(view: View, parts: Parts) -> None:
    """«نزوح 30 ألف شخص من بلدة …»: behind people who move, where from."""
    scene, (first, stop) = view.scene, parts["actor"]
    for at in range(first + 1, stop - 1):
        if scene.kinds[at] != "partitive":
            continue
        ranked = not noun_class("placeword").isdisjoint(stems(scene.words.items[at + 1].form))
        if ranked and at + 1 not in scene.actors:
            parts["actor"] = (first, at)
            parts.setdefault("from", (at + 1, stop))
            return


def _met(view: View, at: int, reading: Candidate, owner: Place | None) -> Parts:
    """«زار القصر للقاء الرئيس»: whom one sets out to meet, and who does."""
    words = view.scene.words
    if owner is None or owner[0] != at + 1 or not reading.proclitics.endswith("ل"):
        return {}
    if stems(words.items[at].form).isdisjoint(noun_class("meets_whom")):
        return {}
    doer = view.slots(view.sentence.clause(at)).subject
    if doer is None or doer.first > at:
        return {}
    return {"target": owner, "actor": view.whole(doer)}
