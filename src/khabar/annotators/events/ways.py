"""Where a way from, to or by a place leads, and when such a phrase is none."""

from __future__ import annotations

from khabar.annotators.events.parts import Place
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.readings.event import Role

WAYS: tuple[Role, ...] = ("from", "to", "via")
"""The roles of where one goes from, to and by."""


def leads_somewhere(view: View, place: Place) -> bool:
    """«تمكنت من انتشال …», «خوفاً من القصف», «من دون أوامر»: no place that one leaves or goes to."""
    if place[0] in view.read or view.scene.words.form(place[0] - 1) in noun_class("no_part"):
        return False
    return not (_matter(view.scene, place) or _measured_from(view.scene, place))


def _measured_from(seen: Scene, place: Place) -> bool:
    """«بلدة تقع على بعد 20 كيلومتراً من …»: the place after «من» is in a relation."""
    near = seen.near(seen.places, place[0])
    return any(p.value.relation and p.first < place[0] - 1 and place[0] < p.stop for p in near)


def _matter(seen: Scene, place: Place) -> bool:
    """«انسحب من الاتفاق», «خرج من الأزمة»: what one is in, and no ground."""
    heads = stems(seen.words.items[place[0]].form)
    return any(not heads.isdisjoint(noun_class(name)) for name in ("matters", "no_ground"))
