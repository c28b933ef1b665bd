"""A noun between commas that says who the one before is."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.people import humans
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms

PARTICIPLE = "participle"


@lru_cache(maxsize=1 << 12)
def participle(form: str) -> bool:
    """Whether a definite word is a participle and no masdar («المتمركزة», «القادمون»)."""
    readings = verb_forms(form)
    return bool(readings) and all(r.tense.endswith("participle") for r in readings)


def apposed(view: View, chunk: Chunk) -> bool:
    """«…، أحد أبرز قادة …»: says who someone is."""
    heads = stems(view.form(chunk))
    if not heads.isdisjoint(noun_class("apposed")):
        return True
    if view.scene.definite(chunk.head) and chunk.head not in view.scene.actors:
        plain = heads.isdisjoint(humans()) or view.form(chunk).endswith("ون")
        if plain and participle(view.form(chunk)):
            return True  # «أهل القرية، البالغ عددهم ألفين، …», «العمال، المضربون عن العمل، …»
    actor = view.scene.actors.get(chunk.head)
    return bool(actor and actor.value.kind == "person")
