"""What is done by being declared, or by the one who declares it."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.construct import top_of
from khabar.annotators.events.doers import able
from khabar.annotators.events.government import nominal
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems

DECLARE = "أعلن"
DECLARED = frozenset(
    {
        "SUPPORT",
        "AGREE",
        "RETREAT",
        "REJECT",
        "COOPERATE",
        "MOBILIZE",
        "SANCTION",
        "PROTEST",
        "ACCUSE",
    }
)


def declared(view: View, chunk: Chunk) -> bool:
    """«أعلن الجيش مقتل عشرة مسلحين»: a death told by those who brought it about."""
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or clause.form.lemma != DECLARE:
        return False
    doer = view.slots(clause).subject
    return doer is not None and announces_own(view, top_of(view, chunk), doer)


def announces_own(view: View, top: Chunk, doer: Chunk) -> bool:
    """«أعلن الجيش إسقاط طائرة»: forces and authorities announce what they did themselves."""
    reading = view.read.get(top.head)
    if reading is None:
        return False
    row = reading.sense.row
    if row.object == "actor":
        own = row.type == "ASSAULT" and not reading.definite
        return own and able(view.scene, doer.place)  # «يعلن الجيش عن ضربات»
    if row.object == "either":
        number = view.sentence.number(top.first) + 1
        hit = next(
            (c for c in view.sentence.chunks[number : number + 2] if c.of == number - 1), None
        )
        return hit is not None and able(view.scene, doer.place) and not able(view.scene, hit.place)
    if row.object != "target":
        return False
    if row.casualty:
        return able(view.scene, doer.place) and _enemies(view, top)
    suffered = not noun_class("suffered").isdisjoint(stems(view.form(top)))
    return not suffered and able(view.scene, doer.place)


def _enemies(view: View, top: Chunk) -> bool:
    """«أعلن الجيش مقتل عشرة مسلحين»: the dead are named as the other side."""
    first, stop = view.whole(top)
    forms = [view.scene.words.items[here].form for here in range(first + 1, stop)]
    if any(form.endswith(("هم", "ها", "ه", "نا")) and len(form) > OWNED for form in forms):
        return False  # «عنصر من قواتها»
    items = view.scene.words.items
    beside = [items[here].form for here in range(stop, min(stop + BESIDE, view.scene.stop(first)))]
    if any(not stems(form).isdisjoint(noun_class("own_force")) for form in forms + beside):
        return False  # «مقتل عنصر وجرح آخر من قوات حرس الحدود»
    return any(not stems(form).isdisjoint(noun_class("enemy")) for form in forms[:ENEMY])


BESIDE = 7
"""Words behind the dead in which it stands whose they were."""
OWNED = 4
"""Letters of the shortest word whose ending may be a pronoun's."""
ENEMY = 4
"""Words after «مقتل» in which the enemy's name stands."""


def done_by_declaring(view: View, top: Chunk) -> bool:
    """«أعلن الطرفان هدنة», «أعلن الحزب دعمه»: what is done by being declared."""
    reading = view.read.get(top.head)
    if reading is None and nominal(view.form(top)) == ("do", "masdar"):
        number = view.sentence.number(top.first)
        inner = next(iter(view.sentence.chunks[number + 1 : number + 2]), None)
        if inner is not None and inner.of == number and top.stop == top.head + 1:
            reading = view.read.get(inner.head)  # «أعلنت الوزارة فرض عقوبات»
    return reading is not None and reading.sense.row.type in DECLARED
