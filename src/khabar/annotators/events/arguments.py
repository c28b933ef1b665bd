"""Who did it, and to whom: what word order and government say."""

from __future__ import annotations

from khabar.annotators.events.attendance import attended
from khabar.annotators.events.carriers import agent
from khabar.annotators.events.noun_parts import of_noun
from khabar.annotators.events.prepositions import Parts, Place, merge
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.verb_parts import of_verb
from khabar.lexicon.company import noun_class, stems


def parts_of(
    scene: Scene, at: int, reading: Candidate, others: frozenset[int], subject: Place | None
) -> Parts:
    """The parts of the event at word ``at``, by role.

    ``others`` are the other triggers; ``subject`` is who acted last in the sentence.
    """
    if reading.verb is not None:
        parts = of_verb(scene, at, reading, others, subject)
    else:
        parts = of_noun(scene, at, reading, others, subject)
    if reading.sense.row.type == "CONSULT":
        merge(parts, attended(scene, at))
    marked = agent(scene, at)
    if marked:
        parts["actor"] = marked
    if "actor" in parts and _is_weapon(scene, parts["actor"]):
        parts["instrument"] = parts.pop("actor")
    return parts


def _is_weapon(scene: Scene, place: Place) -> bool:
    """«عبوة ناسفة تستهدف»: a bomb or a shell is what it was done with, not who did it."""
    return not noun_class("device").isdisjoint(stems(scene.words.items[place[0]].form))
