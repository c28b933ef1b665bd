"""Into whose hands a town fell: «سقطت المدينة في قبضة الفصيل», «سقوطها بأيدي المسلحين»."""

from __future__ import annotations

from khabar.annotators.events.doers import may_act
from khabar.annotators.events.parts import Place
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems

FALLING = frozenset({"سقط", "سقوط"})
FAR = 8
"""Words from a fall to the hands that a town fell into."""


def fell_into(view: View, at: int) -> Place | None:
    """Whose hands stand a little behind a word of falling."""
    scene, heads = view.scene, stems(view.scene.words.form(at))
    bare = {head.removesuffix("ا").removesuffix("ت") for head in heads}
    owned = {head.removesuffix("ها").removesuffix("ه") for head in heads}
    if FALLING.isdisjoint(heads | bare | owned):
        return None
    for here in range(at + 1, min(at + FAR, view.sentence.stop - 1)):
        if scene.kinds[here] in ("verb", "stop"):
            return None
        form = scene.words.form(here)
        led = form[:1] == "ب" or scene.words.form(here - 1) == "في"
        if not led or stems(form).isdisjoint(noun_class("hands")):
            continue
        owner = view.sentence.chunk(here + 1)
        if owner is None or owner.kind != "noun":
            return None
        place = (here + 1, view.whole(owner)[1])
        return place if may_act(scene, place) else None
    return None
