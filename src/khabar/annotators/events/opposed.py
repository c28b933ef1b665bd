"""Deeds that another deed is against: who repels an attack did not make it."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.construct import DEEPEST
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems

HARD = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""Types that are done against someone, who may do something against them."""


def opposed(view: View, chunk: Chunk) -> bool:
    """«صدّ الهجوم», «تفريق تظاهرات», «التصدي لمحاولة تسلل»: the deed is what another is against."""
    own = view.read.get(chunk.head)
    if own is None or own.sense.row.type not in HARD:
        return False
    top = chunk
    for _ in range(DEEPEST):
        if top.of < 0:
            break
        below, top = top, view.sentence.chunks[top.of]
        if _against(view, top) and below.first == top.head + 1:
            return True  # not of «قوة فض نزاع»
    number = view.sentence.number(top.first)
    before = view.sentence.chunks[number - 1] if number else None
    if before is None or before.kind != "noun" or top.prep not in ("ل", "علي", "عن"):
        return False
    if _against(view, before):
        return top.prep == "ل"
    plot = not stems(view.form(before)).isdisjoint(noun_class("plot"))
    above = view.sentence.chunks[before.of] if before.of >= 0 else None
    return plot and above is not None and _against(view, above)  # «إحباط مخطط للهجوم على …»


def _against(view: View, chunk: Chunk) -> bool:
    """Whether a noun names what is done against the deed after it."""
    return not stems(view.form(chunk)).isdisjoint(noun_class("against_deed"))
