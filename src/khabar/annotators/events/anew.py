"""«واستهدف قصف مماثل …»: an attack told beside another of its kind has its own place and time."""

from __future__ import annotations

from khabar.annotators.events.clause import Clause
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

DEEPEST = 8
"""Clauses above an event that are looked through."""
DESCRIBED = 3
"""Words from a noun to the adjective that says it is another («غارات جوية أخرى»)."""
OPENING = 4
"""Words from the start of a sentence to a place or a time that holds for all of it."""


def apart_from(view: View, at: int) -> int:
    """The first word of the statement of another such attack that an event belongs to, or -1."""
    if view.others is None:
        view.others = {c.number: c.opener for c in view.sentence.clauses if _of_another(view, c)}
    clause = view.sentence.clause(at)
    for _ in range(DEEPEST):
        if clause.number in view.others:
            return view.others[clause.number]
        above = clause.shared or clause.parent
        if above is None:
            break
        clause = above
    return -1


def of_the_first(view: View, there: int, at: int) -> bool:
    """Whether a place or a time at word ``there`` was told of the attack before another one."""
    opened = apart_from(view, at)
    return view.scene.start(at) + OPENING < there < opened or there < opened == _then(view, opened)


def strikes_back(view: View, at: int) -> bool:
    """«سقطت قذائف على X، وردّت الطائرات وضربت …»: an answer has a place of its own."""
    clause = view.sentence.clause(at)
    for one in (clause, clause.shared):
        form = one.form if one is not None else None
        if form is not None and one is not None and fold(form.lemma) in noun_class("answers_back"):
            chunk = view.sentence.chunk(at)
            by = chunk is not None and chunk.prep == "ب"  # «ردّت بقصف …», and not «على قصف …»
            return one.verb <= at and (view.read[at].verb is not None or by)
    return False


def _then(view: View, at: int) -> int:
    """The word ``at`` where «وقبل ذلك» or the like opens what comes next, or -1."""
    form = view.scene.words.form
    led = [n for n in range(at, at + 2) if form(n).removeprefix("و") in ("قبل", "بعد")]
    return at if any(form(n + 1) == "ذلك" for n in led) else -1


def _of_another(view: View, clause: Clause) -> bool:
    """Whether an attack in a clause is told as another («هجوم آخر»), behind a first one."""
    if not any(at < clause.opener for at in view.read):
        return False
    words, more = view.scene.words, noun_class("another_one")
    for at in range(max(clause.opener, view.sentence.first + 1), view.sentence.stop):
        if view.sentence.clause(at) is not clause or stems(words.items[at].form).isdisjoint(more):
            continue
        for noun in range(at - 1, max(at - 1 - DESCRIBED, clause.opener - 1), -1):
            told = view.read.get(noun)
            attack = told is not None and told.verb is None and told.sense.row.type == "ASSAULT"
            if attack and not (told and told.sense.row.casualty):
                return True
            if not stems(words.items[noun].form).isdisjoint(noun_class("incident")):
                return True
    return False
