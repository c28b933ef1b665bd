"""Phrases with ل that say what something was done for, or why, and no one whom it was done to."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.doers import is_deed
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import is_masdar

SEARCHED = frozenset({"ASSAULT", "COERCE"})
"""Types whose deeds are done to people and ground, never to a deed."""


def purpose(view: View, chunk: Chunk) -> bool:
    """Whether a phrase with ل names a deed, what something was done for."""
    form = view.form(chunk)
    if chunk.head in view.scene.actors:
        return False
    own = view.read.get(chunk.head)
    if own is not None:
        return own.verb is None and own.sense.row.type in SEARCHED  # «تمشيط لتعقّب …»
    heads = stems(form)
    known = ("force", "collective", "here", "streets", "placeword")
    if any(not heads.isdisjoint(noun_class(name)) for name in known):
        return False  # «قصف لطيران التحالف», «استهداف للأحياء السكنية»
    bare = form.removeprefix("و").removeprefix("لل").removeprefix("ل")
    return is_deed(bare) or is_masdar(bare)


def why(view: View, kind: str, chunk: Chunk) -> bool:
    """Whether a phrase with ل tells why someone is tried, or what he is held for."""
    told = view.read.get(chunk.head)
    if told is None or told.verb is not None or not is_masdar(view.form(chunk)):
        return False
    return kind == "COERCE" or (kind == "ACCUSE" and bool(told.pronoun))
