"""Words behind a deed's noun that tell of what sort it or its object is, and are nobody."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.people import humans
from khabar.annotators.events.slots import View
from khabar.annotators.events.word_kinds import is_noun
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms


def of_sort(view: View, chunk: Chunk) -> bool:
    """Whether a lone word without the article only tells of what sort a deed is."""
    form = view.form(chunk)
    if chunk.stop > chunk.first + 1 or view.scene.definite(chunk.head) or is_noun(form):
        return False
    if chunk.head in view.scene.actors or not stems(form).isdisjoint(humans()):
        return False
    readings = verb_forms(form)
    return bool(readings) and all(r.tense == "passive_participle" for r in readings)


def provided(view: View, chunk: Chunk) -> bool:
    """Whether a lone word without the article is a passive participle, in whatever number."""
    if chunk.stop > chunk.first + 1 or view.scene.definite(chunk.head):
        return False
    heads = stems(view.form(chunk))
    if not view.form(chunk).endswith(("ة", "ين", "تين")) or is_noun(view.form(chunk)):
        return False  # «اقتحام القوات مقره»
    done = any(r.tense == "passive_participle" for stem in heads for r in verb_forms(stem))
    return done and heads.isdisjoint(humans())


def opposing(view: View, chunk: Chunk) -> bool:
    """«هتافات مناهضة للحكومة»: a word without the article that says what a deed is against."""
    form = view.form(chunk)
    return not view.scene.definite(chunk.head) and form in noun_class("opposing")
