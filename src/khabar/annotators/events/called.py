"""What someone takes a stand on by the name that he gives it («رفض ما أسماه التدخل»)."""

from __future__ import annotations

from khabar.annotators.events.parts import Place
from khabar.annotators.events.slots import View
from khabar.lexicon.calling import calls_so

WHAT = frozenset({"ما", "بما", "مما", "لما", "عما"})
NEAR = 5
"""Chunks from the verb to «ما»: its subject stands between."""
AFTER = 3
"""Chunks from the verb of calling to the name, with marks between."""


def called(view: View, at: int, target: Place | None) -> Place | None:
    """The words after «ما وصفه بـ», where the event at ``at`` has no target but «ما» itself."""
    sentence, words = view.sentence, view.scene.words
    if target is not None and words.form(target[0]) not in WHAT:
        return None
    start = sentence.number(at) + 1
    for number in range(start, min(start + NEAR, len(sentence.chunks) - 1)):
        chunk = sentence.chunks[number]
        if chunk.kind in ("verb", "stop"):
            return None
        what = chunk.stop - 1 if chunk.kind == "which" else chunk.first  # «على ما وصفوه بـ»
        if words.form(what) not in WHAT or not calls_so(words.form(what + 1)):
            continue
        for name in sentence.chunks[number + 2 : number + 2 + AFTER]:
            if name.kind == "noun":
                return view.whole(name) if name.prep in ("", "ب") else None
            if name.kind != "quote":
                return None
    return None
