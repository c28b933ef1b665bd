"""Phrases that only lead over to the next report («إلى ذلك», «من جهته»)."""

from __future__ import annotations

from functools import cache

from khabar.annotators.events.scene import Scene
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import rows


@cache
def _openers() -> Phrases[str]:
    return Phrases.of(
        (row["phrase"], "")
        for row in rows("attribution_words")
        if row["class"] == "opener" and " " in row["phrase"]
    )


def led_over(scene: Scene, at: int) -> bool:
    """«إلى ذلك بحث الوزير …»: whether a word stands right behind such a phrase."""
    found = _openers().at(scene.words, scene.start(at))
    return found is not None and found.stop == at
