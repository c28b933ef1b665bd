"""Whether a verb is a passive, or the one noun beside it is who it was done to."""

from __future__ import annotations

from khabar.annotators.events.chunks import AGENT, Chunk
from khabar.annotators.events.clause import Clause, takes_object
from khabar.annotators.events.doers import able, armed, is_weapon
from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import VerbForm, verb
from khabar.text.view import fold

DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "CONCEDE", "RETREAT", "SANCTION"})
"""Types whose verb is often passive: a lone noun after it may be the one it was done to."""
DAMMA = "\u064f"


def marked_passive(scene: Scene, at: int, verb: VerbForm) -> bool:
    """Whether a written damma on the first letter shows a passive («قُتل»)."""
    word = scene.words.items[at].span.of(scene.words.text)
    skip = sum(letter in "وف" for letter in verb.proclitics)
    return verb.tense == "perfect" and word[skip + 1 : skip + 2] == DAMMA


def passive_too(view: View, clause: Clause, before: Chunk) -> bool:
    """«أُصيب آخرون ونُقلوا إلى المستشفى»: a joined verb without its object, after a passive."""
    form, shared = clause.form, clause.shared
    if form is None or shared is None or form.voice == "active" or form.object:
        return False
    told = view.slots(shared)
    lone = verb(form.lemma).government == "trans" and not clause.resumed
    return told.passive and told.object is before and lone


def suffers(view: View, clause: Clause, noun: Chunk) -> bool:
    """Whether a lone noun beside a verb that shows no voice is who it was done to."""
    row, form = view.row(clause), clause.form
    if row is None or form is None or form.voice == "active":
        return False
    if row.subject != "actor" or row.object != "target" or row.type not in DEEDS:
        return False
    if not takes_object(form):
        return False
    if any(chunk.prep == AGENT for chunk in clause.after):
        return True
    if form.voice != "passive" and _reached(view, clause):
        return False  # «استولى قراصنة على سفينة»
    if is_weapon(view.scene, noun.place):
        return False
    if row.casualty and form.number == "p" and noun.first < clause.verb:
        return True  # «المسلحين قُتلوا»: who kills kills someone
    if row.casualty and humans().get(view.form(noun)) == "s":
        return True  # «قتل قائد كتيبة»
    if row.casualty and not armed(view.scene, noun.place):
        heads = stems(view.form(noun))
        return heads.isdisjoint(noun_class("collective")) or not heads.isdisjoint(humans())
    saved = row.type == "AID" and not stems(view.form(noun)).isdisjoint(noun_class("victim"))
    return saved or not able(view.scene, noun.place)


def brings_target(view: View, clause: Clause) -> bool:
    """«أُفرج بكفالة عن عاملة»: whether a preposition brings whom a passive was done to."""
    reading = view.read.get(clause.verb)
    by = dict(reading.sense.by) if reading is not None else {}
    return any(by.get(chunk.prep) == "target" for chunk in clause.after)


def _reached(view: View, clause: Clause) -> bool:
    """Whether a preposition of the verb's own brings whom it was done to."""
    reading = view.read.get(clause.verb)
    if reading is None or clause.form is None:
        return False
    known = verb(clause.form.lemma)
    own = {fold(word) for word in known.prepositions} if known.government != "trans" else set()
    by = dict(reading.sense.by)
    if any(by.get(told.prep) == "target" for told in clause.resumed):
        return True  # «وحكمت عليهم بالسجن»
    return any(chunk.prep in own and by.get(chunk.prep) == "target" for chunk in clause.after)
