"""A deed behind «بعد» or «خلال» that is its clause's subject's own: «اعتقله بعد مداهمة منزله»."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import SUB, Clause
from khabar.annotators.events.doers import able, armed, human
from khabar.annotators.events.government import light
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate, Row
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

FORCE = ("ASSAULT", "COERCE")
"""Types of what is done by force."""


def did_both(view: View, chunk: Chunk, reading: Candidate, parts: Parts) -> Place | None:
    """«دمّروا دبابة بعد استهدافها», «اعتقلت القوات شاباً بعد مداهمة منزله»: who did the one did both.

    Either the pronoun on the deed means whom the verb was done to, or it is a raid, or a town
    was taken behind it («سيطر الجيش على القرية بعد طرد المسلحين منها»).
    """
    row = reading.sense.row
    deed = stems(view.form(chunk))
    within = chunk.prep == "في" and not deed.isdisjoint(noun_class("raid_deeds"))
    within = within or chunk.prep in noun_class("after_or_in")
    if row.type not in FORCE or row.casualty or not within:
        return None
    clause = view.sentence.clause(chunk.first)
    verb = view.row(clause) or _done(view, clause)
    if verb is None or verb.type not in FORCE or not (verb.subject == "actor" or verb.object):
        return None
    told = view.slots(clause)
    if told.passive or told.subject is None or clause.verb > chunk.first:
        return None
    hit = view.whole(told.object) if told.object is not None else None
    again = bool(reading.pronoun) and hit is not None and parts.get("target") == hit
    raid = hit is not None and not deed.isdisjoint(noun_class("raid_deeds"))
    lemma = clause.form.lemma if clause.form is not None else ""
    took = fold(lemma) in noun_class("takes_ground")
    raid = raid or (took and not deed.isdisjoint(noun_class("drives_out")))
    doer = view.whole(told.subject)
    acts = armed(view.scene, doer) or able(view.scene, doer) or human(view.scene, doer)
    if not acts or not (again or raid) or doer == parts.get("target"):
        return None
    return doer if told.subject.first < chunk.first or clause.kind != SUB else None


def _done(view: View, clause: Clause) -> Row | None:
    """«ألقت القبض على …»: the deed that a verb of doing has for its object."""
    done = view.slots(clause).object
    if clause.form is None or light(clause.form.lemma) != "do" or done is None:
        return None
    reading = view.read.get(done.head)
    return reading.sense.row if reading is not None and reading.verb is None else None
