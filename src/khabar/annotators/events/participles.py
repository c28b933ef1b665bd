"""Who acts or suffers by a participle: «…، داعياً الحكومة إلى …»."""

from __future__ import annotations

from khabar.annotators.events.agreement import gender
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.declaring import DECLARE
from khabar.annotators.events.doers import human
from khabar.annotators.events.government import reporting
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.slots import View
from khabar.annotators.events.unnamed import cannot_be
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import is_masdar, verb_forms

DEEPEST = 8


def suffering(view: View, chunk: Chunk, parts: Parts) -> None:
    """«الحكومة المدعومة من …», «ثلاثة محاصرين»: what a passive participle describes."""
    number = view.sentence.number(chunk.first)
    before = view.sentence.chunks[number - 1] if number else None
    if before is not None and before.kind == "noun" and before.head not in view.read:
        parts.setdefault("target", (_described(view, before, chunk), before.stop))


def _described(view: View, noun: Chunk, participle: Chunk) -> int:
    """«إضعاف ميليشيا النهر المدعومة»: a deed that does not agree is not what is described."""
    hers = view.form(participle).endswith("ة")
    deed = is_masdar(view.form(noun)) and noun.stop - noun.head > 1
    return noun.head + 1 if hers and deed and gender(view.form(noun)) != "f" else noun.first


def befallen(view: View, at: int) -> Place | None:
    """«إلى مدينة الوادي المحاصرة», «قصف المنازل المحاصرة»: what a definite participle describes."""
    scene = view.scene
    form = scene.words.items[at].form
    if not scene.definite(at) or at == view.sentence.first or not scene.ended(at - 1):
        return None
    if stems(form).isdisjoint(noun_class("besieged")) or gender(form) == "p":
        return None
    number = view.sentence.number(at - 1)
    before = view.sentence.chunks[number] if number >= 0 else None
    if before is None or before.kind != "noun" or before.head in view.read:
        return None
    clash = "m" if form.endswith("ة") else "f"
    if gender(view.form(before)) == clash:
        return None  # «أعلن الجيش المحاصرة الكاملة»
    town = view.sentence.chunks[number - 1] if number else None
    heads = stems(view.form(town)) if town is not None and town.kind == "noun" else frozenset()
    named = town is not None and town.stop == before.first and not before.prep
    if named and town is not None and not heads.isdisjoint(noun_class("plaintown")):
        return town.first, at
    return before.first, at


def by_participle(view: View, chunk: Chunk, parts: Parts) -> None:
    """«…، داعياً الحكومة إلى …»: the subject of the verb of saying that it goes with."""
    if "actor" in parts:
        return
    form = view.scene.words.items[chunk.head].form
    wanted = "f" if form.endswith(("ة", "ات")) else "m"
    many = form.endswith(("ين", "ون")) and not view.scene.definite(chunk.head)
    clause: Clause | None = view.sentence.clause(chunk.first)
    best = None
    said = _quotation_before(view, chunk.first)
    for _ in range(DEEPEST):
        if clause is None:
            break
        if clause.verb in said:
            clause = clause.parent
            continue
        told = view.slots(clause)
        if many and told.subject is not None and cannot_be(view, told.subject):
            clause = clause.parent
            continue  # «قال أحد الوجهاء إن المحتجين …، مهددين بـ»
        if (
            told.subject is not None
            and clause.form is not None
            and clause.form.gender in (wanted, "")
        ):
            if clause.form.lemma in reporting():
                best = told.subject
                break
            if best is None or human(view.scene, told.subject.place):
                best = told.subject
        clause = clause.parent
    if best is not None and view.whole(best) != parts.get("target"):
        parts["actor"] = _named(view.scene, view.whole(best))


def by_declaring(view: View, chunk: Chunk, parts: Parts) -> None:
    """«…، معلناً دعم الخطة»: who declares it by a participle does it."""
    number = view.sentence.number(chunk.first)
    before = view.sentence.chunks[number - 1] if number else None
    if before is None or before.kind != "noun" or chunk.prep or before.stop > before.head + 1:
        return
    readings = verb_forms(view.form(before))
    if any(r.lemma == DECLARE and r.tense == "active_participle" for r in readings):
        by_participle(view, before, parts)


def _quotation_before(view: View, at: int) -> range:
    """The words in quotation marks that close right before a word («… "…"، داعياً …»)."""
    kinds, first = view.scene.kinds, view.sentence.first
    close = next((n for n in range(at - 1, max(first, at - 3), -1) if kinds[n] == "quote"), None)
    if close is None:
        return range(0)
    opened = next((n for n in range(close - 1, first - 1, -1) if kinds[n] == "quote"), close)
    return range(opened, close)


def _named(scene: Scene, place: Place) -> Place:
    """A title with the name of its holder right after it."""
    actor = scene.actors.get(place[1]) if place[1] < len(scene.kinds) else None
    if actor and actor.first == place[1] and actor.value.kind == "person":
        return place[0], actor.stop
    return place
