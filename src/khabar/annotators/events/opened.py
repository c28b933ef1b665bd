"""Phrases that only lead over to the next report («إلى ذلك», «من جهته»)."""

from __future__ import annotations

from functools import cache

from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Scene
from khabar.lexicon.company import stems
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import rows


@cache
def _openers() -> Phrases[str]:
    return Phrases.of(
        (row["phrase"], "")
        for row in rows("attribution_words")
        if row["class"] == "opener" and " " in row["phrase"]
    )


def placed(scene: Scene, at: int) -> bool:
    """«وفي ولاية الوادي نشر الجيش …»: a word behind the place that opens the sentence.

    It is a verb where someone follows who can be its subject: «وفي المدينة قصف مدفعي» is none.
    """
    first = scene.start(at)
    if at + 1 >= scene.stop(at) or scene.words.items[first].form not in IN:
        return False
    if not any(place.stop == at and first < place.first for place in scene.near(scene.places, at)):
        return False
    if any(scene.kinds[here] in ("stop", "verb", "quote") for here in range(first, at)):
        return False
    form = scene.words.items[at + 1].form
    human = not stems(form).isdisjoint(humans())
    return scene.definite(at + 1) or at + 1 in scene.actors or at + 1 in scene.numbers or human


IN = frozenset({"في", "وفي", "ففي"})


def led_over(scene: Scene, at: int) -> bool:
    """«إلى ذلك بحث الوزير …»: whether a word stands right behind such a phrase."""
    found = _openers().at(scene.words, scene.start(at))
    return found is not None and found.stop == at
