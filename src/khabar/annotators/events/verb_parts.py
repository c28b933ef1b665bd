"""The parts of a verb's event: its subject and object by voice, and what prepositions bring."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import SUB, Clause
from khabar.annotators.events.doers import human
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.pronouns import inner, meant_by, pointed_at
from khabar.annotators.events.slots import View, without_empty
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.unnamed import resolve
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold


def of_verb(view: View, at: int, reading: Candidate, brought: Parts) -> Parts:
    """The parts of the event that the verb at word ``at`` names."""
    row, verb = reading.sense.row, reading.verb
    assert verb is not None
    clause = view.sentence.clause(at)
    told = view.slots(clause)
    parts = dict(brought)
    if told.passive:
        role = row.object if row.subject == "actor" else row.subject
        _put(view, parts, role or "target", told.object)
    else:
        _put(view, parts, row.subject, told.subject)
        second = bool(reading.pronoun) and told.object is not None and told.object.first > at
        hit = None if second else told.object  # «كبّدته خسائر», «حمّلوه المسؤولية»
        _put(view, parts, row.object, hit or _pointed(view, clause, reading))
    if reading.pronoun and fold(verb.lemma) in noun_class("retakes"):
        retaken = _ground_meant(view, reading.pronoun, at)
        if retaken is not None:
            parts["target"] = retaken
    if row.object == "target" and "target" not in parts:
        for chunk in clause.after:
            place = view.whole(chunk)
            if not chunk.prep and without_empty(view, place) != place:
                parts["target"] = without_empty(view, place)  # «أطلق سراح الصحفي»
    if row.type == "REQUEST" and row.object == "target" and "target" not in parts:
        named = _in_statement(view, clause)
        if named is not None and named != parts.get("actor"):
            parts["target"] = named
    if reading.pronoun and row.object == "target" and "target" not in parts:
        held = meant_by(view, reading.pronoun, at, parts.get("actor"))
        if held is not None:
            parts["target"] = held
    if reading.pronoun and "target" in parts and fold(verb.lemma) in noun_class("arrests_people"):
        parts["target"] = _not_his_home(view, reading.pronoun, parts["target"])
    left = told.object
    if row.type in ("RETREAT", "MOBILIZE") and row.object in ("", "x") and left is not None:
        place = view.whole(left)
        ground = not stems(view.form(left)).isdisjoint(noun_class("here") | noun_class("town"))
        if ground and view.scene.ended(place[1] - 1):
            parts.setdefault("town", place)  # «غادر الجرحى المستشفى»
    if _resumed_target(view, clause, reading):
        _put(view, parts, "target", clause.antecedent)
    elif "target" not in parts or _comes_back(view, clause, reading, parts["target"]):
        parts.pop("target", None)
        meant = pointed_at(view, at, reading, parts.get("actor"))
        if meant is not None:
            parts["target"] = meant
    return parts


def _ground_meant(view: View, pronoun: str, at: int) -> Place | None:
    """«دخلت الحركة القرية ثم استعادتها القوات»: what is taken back is ground, and no one."""
    grounds = noun_class("town") | noun_class("placeword") | noun_class("here")
    for chunk in reversed(view.sentence.chunks[: view.sentence.number(at)]):
        if chunk.kind != "noun" or not view.means(pronoun, chunk):
            continue
        places = view.scene.near(view.scene.places, chunk.head)
        named = any(place.first == chunk.head for place in places)
        if named or not stems(view.form(chunk)).isdisjoint(grounds):
            return view.whole(chunk)
    return None


def _in_statement(view: View, clause: Clause) -> Place | None:
    """«دعت النقابة في بيان الحكومة إلى …»: whom a statement is addressed to, not whose it is."""
    for n, chunk in enumerate(clause.after):
        asks = any(c.prep in ("الي", "ب", "علي") for c in clause.after[n + 1 : n + 3])
        if chunk.prep != "في" or not asks or chunk.stop < chunk.head + 2:
            continue
        if view.form(chunk) not in noun_class("published"):
            continue
        place = (chunk.head + 1, view.whole(chunk)[1])
        return place if human(view.scene, place) and view.scene.definite(place[0]) else None
    return None


def _not_his_home(view: View, pronoun: str, target: Place) -> Place:
    """«داهمت منزل الشاب واعتقلته»: who is arrested is the man, and not his home."""
    home = view.sentence.chunk(target[0])
    if home is None or stems(view.form(home)).isdisjoint(noun_class("dwelling")):
        return target
    return inner(view, pronoun, home) or target


def _comes_back(view: View, clause: Clause, reading: Candidate, target: Place) -> bool:
    """«تصدّت لهم القوات مستخدمة الغاز المسيل للدموع»: the pronoun by the verb is who was hit."""
    by, brought = dict(reading.sense.by), view.sentence.chunk(target[0])
    return brought is not None and any(
        by.get(chunk.prep) == "target"
        and chunk.first == clause.verb + 1 < target[0]
        and brought.prep == chunk.prep
        for chunk in clause.resumed
    )


def _pointed(view: View, clause: Clause, reading: Candidate) -> Chunk | None:
    """Whom the pronoun on a verb stands for («اعتقلته», «استدرج الضحية وقتلها»)."""
    if not reading.pronoun:
        return None
    if clause.shared is not None:
        told = view.slots(clause.shared)
        hit = told.object
        told_of = hit is not None and hit.head not in view.read and told.subject is not hit
        if told_of and hit is not None and view.means(reading.pronoun, hit):
            return hit
        aimed = _aimed_at(view, clause.shared, reading)
        if aimed is not None:
            return aimed  # «أطلقوا النار على سيارة العقيد فأصابوه»
    above = clause.parent
    if clause.kind == SUB and above is not None:
        told = view.slots(above)
        same = told.subject is not None and view.slots(clause).subject is told.subject
        hit = None if told.passive else told.object
        people = same and hit is not None and human(view.scene, hit.place)
        if people and hit is not None and view.means(reading.pronoun, hit):
            return hit  # «سلّمت السلطات المتهم إلى القضاء بعد أن أوقفته»
    return resolve(view, reading.pronoun, clause)


def _aimed_at(view: View, before: Clause, reading: Candidate) -> Chunk | None:
    """Whom the verb that another goes on with was aimed at by its preposition, or who is in it."""
    first = view.read.get(before.verb)
    by = dict(first.sense.by) if first is not None else {}
    for chunk in before.after:
        if not chunk.prep or by.get(chunk.prep) != "target":
            continue
        lifeless = not stems(view.form(chunk)).isdisjoint(noun_class("dwelling"))
        who = inner(view, reading.pronoun, chunk) if lifeless else None
        if who is not None:
            return chunk._replace(first=who[0], stop=who[1], head=who[0], prep="", of=-1)
        if not lifeless and human(view.scene, chunk.place):
            return chunk if view.means(reading.pronoun, chunk) else None
    return None


def _resumed_target(view: View, clause: Clause, reading: Candidate) -> bool:
    """«البلدة التي سيطر عليها»: the relative's noun is what the preposition brings."""
    by = dict(reading.sense.by)
    return clause.antecedent is not None and any(
        by.get(chunk.prep) == "target" and chunk.first <= clause.verb + 2
        for chunk in clause.resumed
    )


def _put(view: View, parts: Parts, role: str, chunk: Chunk | None) -> None:
    """Fill a role; what a preposition brought before the phrase keeps it."""
    brought = parts.get(role)
    if role and chunk is not None and not (brought and brought[0] < chunk.first):
        parts[role] = without_empty(view, view.whole(chunk))
