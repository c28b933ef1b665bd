"""Whom a bomb was for, where it is told by what it stood in or who passed it.

«فجّر مسلحون عبوة بحافلة», «انفجرت عبوة لدى مرور دورية», «تفجير عبوة استهدف دورية».
"""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.government import is_hit
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems

PHRASES = 6
"""Phrases behind a blast among which that stands whom it was for."""


def blasted(view: View, at: int, parts: Parts) -> None:
    """Lay a blast on whom it was for; the bomb itself is what it was made with."""
    if stems(view.scene.words.items[at].form).isdisjoint(noun_class("blast")):
        return
    hit = parts.get("target")
    bomb = hit is not None and _is_bomb(view, hit)
    if hit is not None and not bomb:
        return
    struck = _behind(view, at)
    if struck is None:
        return
    if bomb and hit is not None:
        parts.setdefault("instrument", hit)
    parts["target"] = struck


def _is_bomb(view: View, place: Place) -> bool:
    words = view.scene.words.items
    return any(
        not stems(words[n].form).isdisjoint(noun_class("explosive"))
        for n in range(place[0], min(place[0] + 2, place[1]))
    )


def _behind(view: View, at: int) -> Place | None:
    """The phrase behind a blast that tells whom it was for."""
    number = view.sentence.number(at)
    chunks = view.sentence.chunks[number + 1 : number + 1 + PHRASES]
    for n, chunk in enumerate(chunks):
        if chunk.kind == "stop":
            return None
        if chunk.kind == "verb":
            return _told_hit(view, chunk)
        if chunk.kind != "noun" or not chunk.prep or _is_bomb(view, chunk.place):
            continue
        heads = stems(view.form(chunk))
        if chunk.prep in noun_class("as_it_passed") and not heads.isdisjoint(noun_class("passing")):
            return _who_passed(view, chunk, chunks[n + 1 : n + 2])
        if chunk.prep == "ب":
            carried = not heads.isdisjoint(noun_class("blown_up"))
            return view.whole(chunk) if carried else None
    return None


def _who_passed(view: View, chunk: Chunk, after: tuple[Chunk, ...]) -> Place | None:
    """«لدى مرور دورية», «أثناء عبور الرتل»: whose passing a bomb was set off at."""
    if chunk.stop > chunk.head + 1:
        return chunk.head + 1, view.whole(chunk)[1]
    owner = after[0] if after else None
    beside = owner is not None and owner.kind == "noun" and not owner.prep
    return view.whole(owner) if owner is not None and beside else None


def _told_hit(view: View, chunk: Chunk) -> Place | None:
    """«… عبوة ناسفة استهدفت دورية»: what a verb of hitting says that it hit."""
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or clause.verb != chunk.first or not is_hit(clause.form.lemma):
        return None
    told = view.slots(clause)
    found = told.object if told.object is not None and told.object.first > chunk.first else None
    found = found or (told.subject if told.subject and told.subject.first > chunk.first else None)
    return view.whole(found) if found is not None else None
