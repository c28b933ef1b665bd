"""Losses that one side inflicts on another: the verb carries them, they are the event."""

from __future__ import annotations

from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Trigger
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms

NEAR = 9
"""Words after «كبّد» in which the losses stand: who suffered them comes between."""


def losses(scene: Scene, trigger: Trigger) -> int | None:
    """«كبّدت القوات المهاجمين خسائر», «بعد تكبيدهم خسائر»: where the losses stand."""
    verb = trigger.reading.verb
    form = scene.words.items[trigger.at].form
    lemmas = {verb.lemma} if verb else {r.lemma for r in verb_forms(form) if r.tense == "masdar"}
    if INFLICTS not in lemmas and form.removeprefix("و")[:5] != INFLICTING:
        return None
    for here in range(trigger.at + 1, min(trigger.at + 1 + NEAR, scene.stop(trigger.at))):
        if not stems(scene.words.items[here].form).isdisjoint(noun_class("losses")):
            return here
    return None


INFLICTS, INFLICTING = "كبّد", "تكبيد"
