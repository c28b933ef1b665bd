"""Who fired, threw or laid what an attack was made with: «صاروخ أطلقه المسلحون سقط على …»."""

from __future__ import annotations

from khabar.annotators.events.agreement import stands_for
from khabar.annotators.events.brought import made_with
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.doers import armed
from khabar.annotators.events.parts import Place
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems

THROWN = 14
"""Words from an attack to the weapon that it was made with."""


def thrown_by(view: View, chunk: Chunk) -> Place | None:
    """«اعتداءات بقذائف أطلقها المسلحون»: who fired, threw or laid what it was done with."""
    for clause in view.sentence.clauses:
        noun = clause.antecedent or _fired_before(view, clause)
        form = clause.form
        if noun is None or form is None or not form.object:
            continue
        fell = _fell(view, chunk, noun)
        own = noun.of >= 0 and view.sentence.chunks[noun.of] is chunk and _is_of_weapon(view, chunk)
        if not _brings_weapon(noun.prep) and not fell and not own:
            continue
        near = chunk.first < noun.first <= chunk.stop + THROWN
        near = near or (fell and 0 < chunk.first - noun.first <= THROWN)
        weapon = stems(view.form(noun)) & _arms()
        if near and weapon and view.sentence.clause(noun.first) is view.sentence.clause(chunk.head):
            doer = view.slots(clause).subject
            if doer is not None and doer is not noun:
                return view.whole(doer)
    return None


def _arms() -> frozenset[str]:
    """What is fired, thrown or laid."""
    return noun_class("device") | noun_class("fired") | noun_class("projectile")


def _fell(view: View, chunk: Chunk, noun: Chunk) -> bool:
    """«سقط صاروخ …», «صاروخ … سقط»: whether a missile is what a verb tells of."""
    clause = view.sentence.clause(chunk.first)
    if noun is view.slots(clause).subject:
        return True
    if clause.verb != chunk.first or noun.prep or clause.form is None or clause.form.object:
        return False
    return next((c for c in clause.after if not c.prep), None) is noun


def _fired_before(view: View, clause: Clause) -> Chunk | None:
    """«سقط صاروخ مساء أمس، أطلقه المسلحون …»: the missile that a verb behind a comma means."""
    form, above = clause.form, clause.shared
    if form is None or not form.object or above is None or above.verb < 0:
        return None
    noun = next((c for c in above.after if not c.prep), None)
    if noun is None or not noun.first < clause.verb:
        return None
    return noun if stands_for(form.object, view.form(noun)) else None


def _is_of_weapon(view: View, chunk: Chunk) -> bool:
    """«هجوم صواريخ أطلقها …», and not «تدمير صواريخ أطلقها …»."""
    own = view.read.get(chunk.head)
    return own is None or own.sense.row.object != "target"


def _brings_weapon(prep: str) -> bool:
    """Whether a preposition brings the weapon that someone was hit with."""
    return prep in ("ب", "من") or prep in noun_class("owing_to")


def whose_weapon(view: View, chunk: Chunk) -> Place | None:
    """«هجوم بطائرة مسيّرة لقوات الوادي»: whose the weapon is, told within its own phrase."""
    scene, number = view.scene, view.sentence.number(chunk.first)
    after = next(iter(view.sentence.chunks[number + 1 : number + 2]), None)
    if after is None or after.kind != "noun" or not made_with(view, after):
        return None
    for at in range(after.head + 1, after.stop):
        if scene.words.form(at)[:1] == "ل" and armed(scene, (at, after.stop)):
            return at, after.stop
    return None
