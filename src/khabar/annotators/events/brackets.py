"""A bare count in brackets before what it counts: «مقتل (12) مسلحاً»."""

from __future__ import annotations

from khabar.annotators.events.proclitics import led
from khabar.annotators.events.scene import Scene

BRACKETED = 3
"""Words of a count in brackets."""


def counts(scene: Scene, at: int, stop: int) -> bool:
    """«(12) مسلحاً»: whether brackets hold a bare count, with what is counted behind them."""
    behind = at + BRACKETED
    if scene.words.items[at].form != "(" or behind >= stop or behind in scene.halts:
        return False
    digits, close = (scene.words.items[n].form for n in (at + 1, at + 2))
    if not digits.isdigit() or close != ")" or behind in scene.on_time:
        return False
    return scene.kinds[behind] in ("", "either") and not led(scene, behind)
