"""Phrases with a preposition that name no party: manner, extent, a participle's own."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.parts import Place
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb, verb_forms
from khabar.text.view import fold

LOOSE = frozenset({"ل", "ب", "من", "في"})
"""Prepositions so common that beyond a comma they are no noun's any more."""


def is_adverbial(view: View, chunk: Chunk) -> bool:
    """«على التوالي», and not «على نحو 50 كياناً»: a phrase that names nobody."""
    if chunk.head in view.scene.numbers or chunk.head + 1 in view.scene.numbers:
        return False
    return not noun_class("no_party").isdisjoint(stems(view.form(chunk)))


def more_than(view: View, number: int) -> Place | None:
    """«لأكثر من 11 مسيرة»: what the comparison counts."""
    chunk = view.sentence.chunks[number]
    if not view.form(chunk).endswith(tuple(noun_class("more_or_less"))):
        return None
    if any(at in view.scene.numbers for at in range(chunk.head + 1, chunk.stop)):
        return chunk.head, chunk.stop
    after = view.sentence.chunks[number + 1 : number + 2]
    counts = after and after[0].prep == "من" and after[0].first in view.scene.numbers
    return (chunk.head, view.whole(after[0])[1]) if counts else None


def of_participle(view: View, number: int) -> bool:
    """«شاحنة محملة بالغاز»: with what a thing was loaded, and not what was hit."""
    prep = view.sentence.chunks[number].prep
    if not number or prep not in ("ب", "مع"):
        return False
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun" or before.stop - 1 == before.head or before.head in view.read:
        return False
    if prep == "مع":  # «قوات متحالفة مع الحكومة»
        last = stems(view.scene.words.items[before.stop - 1].form)
        return not last.isdisjoint(noun_class("allied"))
    readings = verb_forms(view.scene.words.items[before.stop - 1].form)
    return any(r.tense == "passive_participle" for r in readings)


def of_plain_deed(view: View, number: int) -> bool:
    """«ضربة للساعين للسيطرة على بلدة …»: a phrase that a deed which is no event takes."""
    chunk, before = view.sentence.chunks[number], view.sentence.chunks[number - 1]
    if not number or chunk.prep in LOOSE or before.kind != "noun" or before.head in view.read:
        return False
    if not before.prep or before.stop > before.head + 1:
        return False
    return any(
        reading.tense == "masdar"
        and chunk.prep in {fold(word) for word in verb(reading.lemma).prepositions}
        for reading in verb_forms(view.form(before))
    )
