"""The deed before, to which «و» joins the noun of an event: what is said of it is said of both."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.cues import of_kind, word_cue
from khabar.annotators.events.government import names_deed
from khabar.annotators.events.modality_phrases import of_firing
from khabar.annotators.events.modality_verbs import BACK
from khabar.annotators.events.slots import View
from khabar.lexicon.company import stems

LISTED = 10
"""Chunks back to which the first of a list of deeds is looked for."""
COMMAS = frozenset("،,")


def joined_to(view: View, number: int) -> Chunk | None:
    """The event's noun that a noun with و goes on with («نصب كاميرات وفتح ثكنة»)."""
    chunks = view.sentence.chunks
    clause = view.sentence.clause(chunks[number].first)
    for back in range(number - 1, max(-1, number - LISTED), -1):
        before = chunks[back]
        comma = before.kind == "stop" and view.scene.words.items[before.first].form in COMMAS
        if before.kind == "verb" or (before.kind == "stop" and not comma):
            return None
        if view.sentence.clause(before.first) is not clause:
            return None
        taken = before.prep not in ("", "في") and not before.joined and before.of < 0
        if before.kind == "noun" and taken:
            known = before.head in view.read or before.head in view.scene.actors
            if not known and not of_firing(view, before) and names_deed(view.form(before)):
                return None  # the deed is nearer («بوضع حد لـ … ومحاسبة …»)
        reading = view.read.get(before.head) if before.kind == "noun" else None
        if reading is not None and reading.verb is None and not before.joined:
            if before.of >= 0 and reading.definite:
                continue  # «وقف المجازر وإرسال قوات»
            return before
    return None


def deed_joined(view: View, number: int) -> int:
    """The chunk of a deed that is no event and goes before («بوضع حد … ومحاسبة»), or 0."""
    chunks = view.sentence.chunks
    clause = view.sentence.clause(chunks[number].first)
    for back in range(number - 1, max(0, number - BACK), -1):
        before = chunks[back]
        comma = before.kind == "stop" and view.scene.words.items[before.first].form in COMMAS
        if before.kind == "verb" or (before.kind == "stop" and not comma):
            return 0
        if view.sentence.clause(before.first) is not clause:
            return 0
        object_of = not before.prep and before in clause.after and before.of < 0
        if before.kind == "noun" and (before.prep or object_of) and not before.joined:
            if of_firing(view, before) or before.head in view.scene.actors:
                continue
            if object_of and (before.head in view.read or view.scene.definite(before.head)):
                continue
            if names_deed(view.form(before)):
                return back
            if view.form(before) in of_kind("lack"):
                return back  # «إلى عدم التصعيد ووقف القتال»
    return 0


def joined_to_need(view: View, number: int) -> str:
    """«أهمية وقف التصعيد والعودة إلى الحوار»: what is joined to a deed that is needed."""
    chunks = view.sentence.chunks
    clause = view.sentence.clause(chunks[number].first)
    for back in range(number - 1, max(-1, number - BACK), -1):
        before = chunks[back]
        if before.kind in ("verb", "stop") or view.sentence.clause(before.first) is not clause:
            return ""
        if before.kind != "noun" or before.joined:
            continue
        need = not stems(view.form(before)).isdisjoint(of_kind("importance"))
        if need or word_cue(view.form(before)) == "demanded":
            return "" if back == number - 1 else "demanded"
    return ""
