"""Whom a penalty hits that a court hands down."""

from __future__ import annotations

from khabar.annotators.events.parts import Place
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems

PENALTY = 4
"""Phrases after a ruling in which its penalty stands."""


def penalised(view: View, at: int) -> Place | None:
    """«قضت المحكمة بسجن الوزير», «حكماً بحبس …»: whom the penalty that was handed down hits."""
    scene, chunks = view.scene, view.sentence.chunks
    number = view.sentence.number(at)
    for here in range(number + 1, min(number + PENALTY, len(chunks) - 1)):
        if chunks[here].kind in ("verb", "stop") and here > number + 1:
            return None
        if chunks[here].kind != "noun" or chunks[here].prep != "ب":
            continue
        penalty = stems(scene.words.items[chunks[here].head].form)
        if penalty.isdisjoint(noun_class("penalty")):
            continue
        owner = chunks[here + 1]
        if owner.of == here:
            return view.whole(owner)
        whole = chunks[here]
        return (whole.head + 1, whole.stop) if whole.stop - whole.head > 1 else None
    return None
