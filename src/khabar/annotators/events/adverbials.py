"""Bare words beside a verb that are nobody: how someone did it, in what state he was."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.agreement import gender
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.government import reporting
from khabar.annotators.events.people import humans
from khabar.annotators.events.qualifiers import completed
from khabar.annotators.events.slots import View
from khabar.annotators.events.word_kinds import is_noun
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms


def adverbial(view: View, chunk: Chunk) -> bool:
    """«عسكريا», «دوليا»: an adjective that tells how."""
    form, words = view.form(chunk), view.scene.words.items
    if (
        (completed(form) and not noun_class("directions").isdisjoint(stems(form)))
        or form in noun_class("reason")
        or form in noun_class("manner")
        or _state(view, chunk)
        or _manner(view, chunk)
        or (chunk.stop == chunk.first + 1 and _saying(form))
        or (
            chunk.stop == chunk.first + 2 and words[chunk.first + 1].form in noun_class("him_alone")
        )
    ):
        return True
    return (
        all(word.form.endswith("يا") for word in words[chunk.first : chunk.stop])
        and not any(p.first == chunk.head for p in view.scene.near(view.scene.places, chunk.head))
        and not form.startswith("ال")
        and chunk.head not in view.scene.actors
        and stems(form).isdisjoint(humans())
    )


@lru_cache(maxsize=1 << 12)
def _saying(form: str) -> bool:
    """«مؤكداً», «مشددين»: a participle that says what someone says as he does it."""
    if form.startswith("ال") or form.endswith(("ها", "هم", "نا")):
        return False
    bare = form[:-1] if form.endswith("ا") else form
    return any(
        r.tense == "active_participle" and r.lemma in reporting() for r in verb_forms(bare)
    ) and form.endswith(("ا", "ين", "ة"))


def _manner(view: View, chunk: Chunk) -> bool:
    """«فرّ هارباً»: a participle with a tanwin right after its verb says how."""
    form = view.form(chunk)
    if chunk.stop != chunk.first + 1 or not form.endswith("ا") or chunk.head in view.scene.actors:
        return False
    if is_noun(form[:-1]):
        return False  # «هاجموا حاجزاً»
    if form.endswith(("ها", "هما", "نا")):
        return False  # «والداها»
    before = view.sentence.chunk(chunk.first - 1) if chunk.first > view.sentence.first else None
    if before is not None and before.kind == "stop" and before.first > view.sentence.first:
        before = view.sentence.chunk(before.first - 1)  # «استشهد، متأثراً بجراحه، …»
    if before is None or before.kind != "verb" or not stems(form).isdisjoint(humans()):
        return False
    return any(r.tense == "active_participle" for r in verb_forms(form[:-1]))


def _state(view: View, chunk: Chunk) -> bool:
    """«عثر على جثتها مقطعة»: in what state someone was found."""
    scene, form = view.scene, view.form(chunk)
    if chunk.stop != chunk.first + 1 or scene.definite(chunk.head) or not chunk.first:
        return False
    if form.endswith("ا") and is_noun(form[:-1]):
        return False  # «قصف الطيران منزلاً لعائلة …»
    before = scene.words.items[chunk.first - 1].form
    owned = completed(before)
    if not (owned or scene.definite(chunk.first - 1)) or chunk.head in scene.actors:
        return False
    readings = verb_forms(form)
    done = bool(readings) and any(r.tense == "passive_participle" for r in readings)
    if owned or not done:
        return done
    after = view.sentence.chunk(chunk.stop) if chunk.stop < view.sentence.stop else None
    backed = after is not None and after.kind == "noun" and bool(after.prep)
    noun = view.sentence.chunk(chunk.first - 1)
    first, stop = noun.place if noun is not None else (chunk.first - 1, chunk.first)
    female = any(gender(scene.words.items[at].form) == "f" for at in range(first, stop))
    # «القوات مسنودةً بغطاء», «أعداد من القوات معزَّزةً بآليات»
    return backed and (form.endswith("ة") == female)
