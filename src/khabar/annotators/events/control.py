"""Who carries an event's noun out, or suffers it, where a verb around the noun says so."""

from __future__ import annotations

from khabar.annotators.events.chunks import AGENT, Chunk
from khabar.annotators.events.clauses import RELATIVE, Clause
from khabar.annotators.events.government import is_hit, light, light_noun, reports
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class

Place = tuple[int, int]
Parts = dict[str, Place]
ROLES = {"do": "actor", "control": "actor", "undergo": "target", "object": "actor"}
AIMS = frozenset({"ل", "لاجل", "اجل", "بهدف", "بغية", "بغرض", "لغرض"})
"""Prepositions of purpose: who acts in the clause is to do it."""
DEEPEST = 6


def top_of(view: View, chunk: Chunk) -> Chunk:
    """The first noun of the chain that a chunk stands in construct with."""
    for _ in range(DEEPEST):
        if chunk.of < 0:
            break
        chunk = view.sentence.chunks[chunk.of]
    return chunk


def carried(view: View, chunk: Chunk) -> Parts:
    """Actor or target of the event at a noun, from the verb that carries the noun."""
    parts = _described(view, chunk)
    if "actor" in parts and "target" in parts:
        return parts
    top = top_of(view, chunk)
    clause = view.sentence.clause(top.first)
    for role, place in _governed(view, top, chunk, clause).items():
        parts.setdefault(role, place)
    return parts


def _described(view: View, chunk: Chunk) -> Parts:
    """«هجوم شنّه الفصيل على القاعدة»: what a relative tells of its noun."""
    parts: Parts = {}
    for clause in view.sentence.clauses:
        noun = clause.antecedent
        if clause.kind != RELATIVE or noun is None or clause.verb < 0:
            continue
        if noun.first != chunk.first and not (noun.first <= chunk.head < view.whole(noun)[1]):
            continue
        told = view.slots(clause)
        form = view.scene.words.items[clause.verb].form
        kind = light(form)
        if is_hit(form):
            if told.object and (told.subject is noun or told.subject is None):
                parts.setdefault("target", view.whole(told.object))
        elif kind and ROLES.get(kind[0]) and told.subject is not None and told.subject is not noun:
            parts.setdefault(ROLES[kind[0]], view.whole(told.subject))
    return parts


def _governed(view: View, top: Chunk, chunk: Chunk, clause: Clause) -> Parts:
    """What the clause's verb makes of its subject, by how the noun stands to it."""
    if clause.verb < 0 or top.prep == AGENT:
        return {}
    form = view.scene.words.items[clause.verb].form
    told, kind = view.slots(clause), light(form)
    if clause.verb > top.first and top is not clause.topic and clause.antecedent is not top:
        return {}
    if top.prep:
        return _under_preposition(view, top, clause, kind[0] if kind else "")
    if is_hit(form) and told.subject is top and told.object:
        return {"target": view.whole(told.object)}
    if told.subject is top or kind is None or told.passive:
        return {}
    role = ROLES.get(kind[0])
    doer = told.subject
    if role is None or doer is None or doer is chunk:
        return {}
    return {role: view.whole(doer)}


def _under_preposition(view: View, top: Chunk, clause: Clause, kind: str) -> Parts:
    told = view.slots(clause)
    doer = told.object if told.passive else told.subject
    if kind == "object":
        doer = told.object
    elif kind == "undergo" and top.prep in noun_class("complement") | {"ل", "ب"}:
        return {"target": view.whole(doer)} if doer else {}
    elif top.prep in AIMS and not told.passive:
        pass
    elif kind not in ("control", "do") or top.prep not in COMPLEMENTS:
        return {}
    elif reports(view.scene.words.items[clause.verb].form) and kind != "control":
        return {}
    return {"actor": view.whole(doer)} if doer else {}


COMPLEMENTS = frozenset({"ب", "من", "في", "على", "علي", "عن", "الى", "الي", "ل", "مع"})


def inner(view: View, chunk: Chunk) -> Parts:
    """«تنفيذ القوات لعمليات إنزال»: the noun of a light verb, and whom it belongs to."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    chunks = view.sentence.chunks
    for back in range(number - 1, max(-1, number - 3), -1):
        before = chunks[back]
        if before.kind != "noun":
            return {}
        head = view.scene.words.items[before.head].form
        if light_noun(head) and before.stop - before.head > 1 and chunk.prep in ("ل", "ب", "على", "علي"):
            return {"actor": (before.head + 1, before.stop)}
    return {}


def hits(view: View) -> frozenset[int]:
    """«غارة استهدفت …»: verbs that go on about an attack named before and are no second one."""
    found = set()
    for clause in view.sentence.clauses:
        if clause.verb < 0 or not is_hit(view.scene.words.items[clause.verb].form):
            continue
        noun = clause.antecedent if clause.kind == RELATIVE else view.slots(clause).subject
        for chunk in view.sentence.chunks:
            if noun is None or chunk.kind != "noun" or chunk.head not in view.read:
                continue
            row = view.read[chunk.head].sense.row
            first, stop = view.whole(noun)
            if first <= chunk.head < stop and row.type == "ASSAULT" and not row.casualty:
                found.add(clause.verb)
    return frozenset(found)
