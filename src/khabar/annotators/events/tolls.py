"""Who the dead and the hurt are, where they are counted or named: «سبعة قتلى»."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.doers import able, armed, human
from khabar.annotators.events.government import light
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems


def toll(view: View, chunk: Chunk, parts: Parts) -> Parts:
    """«سبعة قتلى»: the dead are who was hit, where they are counted."""
    number = view.sentence.number(chunk.first) + 1
    after = view.sentence.chunks[number : number + 1]
    own = view.read.get(chunk.head)
    doer = _inflicted(view, chunk)
    if doer is not None:
        parts.setdefault("actor", doer)
    owned = own is not None and bool(own.pronoun)
    if owned and after and after[0].kind == "noun" and not after[0].prep:
        parts.setdefault("target", view.whole(after[0]))  # «راح ضحيتها 14 شخصاً»
        return parts
    first = chunk.first
    if chunk.of >= 0:
        before = view.sentence.chunks[chunk.of]
        if before.first in view.scene.numbers and before.stop >= chunk.first - 1:
            first = before.first
        elif before.stop == chunk.first and before.stop - 1 in view.scene.numbers:
            first = view.scene.numbers[before.stop - 1].first  # «ارتقاء سبعة شهداء»
    quantity = not stems(view.form(chunk)).isdisjoint(noun_class("quantity"))
    if own is None and quantity and chunk.stop > chunk.head + 1:
        parts.setdefault("target", (chunk.head, chunk.stop))  # «عدد من الجرحى»
        return parts
    if chunk.prep == "من" and chunk.first > view.sentence.first + 1:
        several = view.sentence.chunk(chunk.first - 2)  # «سبعة شهداء وعدد من الجرحى»
        if several is not None and several.kind == "noun" and several.stop == chunk.first - 1:
            last = several.stop - 1
            if not stems(view.scene.words.items[last].form).isdisjoint(noun_class("quantity")):
                parts.setdefault("target", (last, chunk.stop))
                return parts
    if first in view.scene.numbers:
        parts["target"] = (first, chunk.stop)
    elif (fell := _who_fell(view, chunk)) is not None:
        parts.setdefault("target", fell)
    elif chunk.prep == "بين" or _one_of_two(view, chunk):
        told = view.slots(view.sentence.clause(chunk.first))
        fallen = told.object or told.subject  # «سقط العشرات بين قتيل وجريح»
        if fallen is not None and fallen.head not in view.read:
            parts.setdefault("target", view.whole(fallen))
    return parts


def _inflicted(view: View, chunk: Chunk) -> Place | None:
    """«أحبط الجيش هجوماً وأوقع بينهم قتلى»: the force that a verb of causing is told of."""
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or light(clause.form.lemma) != "cause" or clause.verb > chunk.first:
        return None
    told = view.slots(clause)
    if told.passive or told.subject is None or told.subject.head in view.read:
        return None
    place = view.whole(told.subject)
    return place if armed(view.scene, place) or able(view.scene, place) else None


def _who_fell(view: View, chunk: Chunk) -> Place | None:
    """«سقط العديد من أفرادها قتلى», «إيقاع عدد منهم قتلى»: whom a bare noun says to be dead."""
    number = view.sentence.number(chunk.first)
    if not number or chunk.prep or view.scene.definite(chunk.head):
        return None
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun" or before.stop != chunk.first or before.head in view.read:
        return None
    place = view.whole(before)
    if place[1] != chunk.first or not human(view.scene, place):
        return None
    if before.prep == "من" and number > 1:  # «العديد من المهاجمين قتلى»
        some = view.sentence.chunks[number - 2]
        counts = not stems(view.form(some)).isdisjoint(noun_class("quantity"))
        if some.kind == "noun" and some.stop == before.first - 1 and counts:
            return some.head, place[1]
    return place


def _one_of_two(view: View, chunk: Chunk) -> bool:
    """«بين قتيل وجريح»: the second of a joint toll."""
    number = view.sentence.number(chunk.first)
    return chunk.joined and number > 0 and view.sentence.chunks[number - 1].prep == "بين"
