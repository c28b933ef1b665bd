"""A deed behind «بعد» or «خلال» that is its clause's subject's own: «اعتقله بعد مداهمة منزله»."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import SUB
from khabar.annotators.events.doers import able, armed, human
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
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
    if row.type not in FORCE or row.casualty or chunk.prep not in noun_class("after_or_in"):
        return None
    clause = view.sentence.clause(chunk.first)
    verb = view.row(clause)
    if verb is None or verb.type not in FORCE or verb.subject != "actor":
        return None
    told = view.slots(clause)
    if told.passive or told.subject is None or clause.verb > chunk.first:
        return None
    hit = view.whole(told.object) if told.object is not None else None
    again = bool(reading.pronoun) and hit is not None and parts.get("target") == hit
    deed = stems(view.form(chunk))
    raid = hit is not None and not deed.isdisjoint(noun_class("raid_deeds"))
    lemma = clause.form.lemma if clause.form is not None else ""
    took = fold(lemma) in noun_class("takes_ground")
    raid = raid or (took and not deed.isdisjoint(noun_class("drives_out")))
    doer = view.whole(told.subject)
    acts = armed(view.scene, doer) or able(view.scene, doer) or human(view.scene, doer)
    if not acts or not (again or raid) or doer == parts.get("target"):
        return None
    return doer if told.subject.first < chunk.first or clause.kind != SUB else None
