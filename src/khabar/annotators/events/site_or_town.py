"""Whether a building or ground without a name gives way to the town that is named with it."""

from __future__ import annotations

from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.word_kinds import governed
from khabar.lexicon.company import noun_class, stems
from khabar.text.span import Span

INSIDE_OF = "في"
FARTHEST = 10
"""Words from a site without a name to the town that it is near."""


def stands_in(scene: Scene, site: Span, place: Mention) -> bool:
    """«على حاجز أمني في شمال سيناء»: the place is behind a site without a name, or first of all."""
    if not place.first:
        return True  # «الخرطوم: وصلت القافلة … إلى المدينة»: the place that opens the text
    items, last = scene.words.items, place.first - 1
    if _lies_in(scene, site, place):
        return True
    if last and items[last].form == INSIDE_OF:
        last -= 1
    elif items[last].form[:1] == "ب" and governed(items[last].form):
        last -= 1  # «في كمين ببلدة …»
    if scene.definite(last) or last in scene.actors:
        return False
    return items[last].span.start < site.stop <= items[last + 1].span.start


def _lies_in(scene: Scene, site: Span, place: Mention) -> bool:
    """«عند نقطة تفتيش في طريق ساحلي شرق مدينة …»: of a site that no one knows, the town near it."""
    words = scene.words.within(site)
    stop = words.stop
    if stems(scene.words.items[words.start].form).isdisjoint(noun_class("here")):
        return False  # «في سمرتين شمال النخيل»
    if not stop <= place.first <= stop + FARTHEST or scene.ended(stop - 1):
        return False
    plain = stems(scene.words.items[place.stop - 1].form)
    if scene.definite(place.stop - 1) and not plain.isdisjoint(noun_class("plaintown")):
        return False  # «على حاجز عند مدخل المدينة»
    return not any(scene.bounds(n) or n in scene.halts for n in range(stop, place.first))


def anywhere(scene: Scene, site: Span) -> bool:
    """«في إسرائيل ودول بالمنطقة»: a lone word for ground, told beside a name."""
    first, last = scene.words.within(site).start, scene.words.within(site).stop
    plain = noun_class("plaintown") | noun_class("some_place")
    return last - first <= 1 and not stems(scene.words.items[first].form).isdisjoint(plain)
