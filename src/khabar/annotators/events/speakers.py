"""Who «we» are in a clause: who speaks, or the body that he speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.annotators.events.agreement import gender
from khabar.annotators.events.government import reporting
from khabar.annotators.events.word_kinds import governed
from khabar.lexicon.company import noun_class, stems

if TYPE_CHECKING:
    from khabar.annotators.events.chunks import Chunk
    from khabar.annotators.events.clause import Clause
    from khabar.annotators.events.slots import View

FOR = "باسم"
REACH = 4
"""Chunks after a spokesman within which it is said for whom he speaks."""


def speaker(view: View, clause: Clause) -> Chunk | None:
    """Who says «we»: the subject of the verb of saying before, or who stands before a colon."""
    for before in reversed(view.sentence.clauses):
        form = before.form
        if before.verb < 0 or before.verb >= clause.verb or form is None:
            continue
        if form.lemma in reporting() and form.person == 3:
            return _body(view, view.slots(before).subject)
    words = view.scene.words
    if not any(words.form(n) == ":" for n in range(view.sentence.first, clause.verb)):
        return None
    opening = view.sentence.chunks[0]
    return _body(view, opening) if opening.kind == "noun" and not opening.prep else None


def _body(view: View, chunk: Chunk | None) -> Chunk | None:
    """The one who speaks; for a spokesman, the body that he speaks for, or nobody."""
    if chunk is None or stems(view.form(chunk)).isdisjoint(noun_class("speaks_for")):
        return chunk
    words = view.scene.words
    chunks = view.sentence.chunks
    here = view.sentence.number(chunk.first)
    last = chunks[min(here + REACH, len(chunks)) - 1].stop
    for at in range(chunk.head + 1, last):
        if words.form(at) == FOR:
            return (view.sentence.chunk(at + 1) or chunk)._replace(first=at + 1, head=at + 1)
        if governed(words.form(at)) == "ل":
            return (view.sentence.chunk(at) or chunk)._replace(first=at, head=at)
    return None


def i_said(view: View, clause: Clause, first: Chunk | None) -> bool:
    """«قال الرئيس: "تشاورت مع النواب"»: a perfect of «I», which looks like one of «she».

    The damma tells, or that it opens the speech of one man and no one stands behind it.
    """
    form, scene = clause.form, view.scene
    if form is None or form.tense != "perfect" or form.gender != "f" or form.number != "s":
        return False
    if form.object or form.voice == "passive":
        return False
    if scene.words.items[clause.verb].span.of(scene.words.text).endswith(WITH_DAMMA):
        return True
    opens = clause.verb > view.sentence.first and (
        scene.words.form(clause.verb - 1) == ":" or scene.kinds[clause.verb - 1] == "quote"
    )
    if not opens or first is not None or clause.shared is not None or clause.topic is not None:
        return False
    who = speaker(view, clause)
    return who is not None and gender(view.form(who)) != "f" and scene.ended(who.stop - 1)


WITH_DAMMA = "ت\u064f"
"""«تُ», the ending of what I did."""
