"""The name of a place in quotation marks or brackets: «مستوطنة "النخيل"»."""

from __future__ import annotations

from khabar.annotators.events.parts import Place
from khabar.annotators.events.phrases import WITH_ARTICLE
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.text.span import Span

OPENING, CLOSING = frozenset("(«\"'“‘"), frozenset(")»\"'”’")
QUOTED, QUOTED_REACH = 4, 14.0
"""Words of the longest name in marks, and how much it may cost."""


def quoted_name(scene: Scene, at: int) -> Place | None:
    """«قرب مستوطنة "النخيل"», «في منطقة (السدّ)»: the words in the marks that open at ``at``."""
    if at >= scene.stop(at - 1) or scene.words.items[at].form not in OPENING:
        return None
    if scene.words.form(at + 1).startswith(WITH_ARTICLE):
        return None  # «محيط المستشفى "للمرة الثالثة"»
    for close in range(at + 1, min(at + 2 + QUOTED, scene.stop(at - 1))):
        if scene.words.items[close].form in CLOSING:
            return (at + 1, close) if close > at + 1 else None
        if scene.kinds[close] not in ("", "either", "mark"):
            return None
    return None


def name_in_marks(view: View, head: int, named: Place) -> Span:
    """The name in the marks; of a building with the building («معسكر (السدّ)»)."""
    town = not noun_class("placeword").isdisjoint(stems(view.scene.words.items[head].form))
    return view.scene.words.span(*named) if town else view.scene.words.span(head, named[1] + 1)
