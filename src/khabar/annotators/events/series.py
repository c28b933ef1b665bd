"""«آخر هذه العمليات كان يوم …»: where and when the last of several events was."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.annotators.events.scene import Mention, Scene
from khabar.lexicon.company import noun_class
from khabar.text.span import Span

REACH = 40
POINTED = 4
"""Words after «آخر» in which «هذه» stands."""


def last_of_them(scene: Scene, at: int) -> int | None:
    """The word «آخر» or «آخرها» that takes up the events named at word ``at``, if one does."""
    items, stop = scene.words.items, scene.stop(at)
    them, one = noun_class("last_of_them"), noun_class("last_one")
    for here in range(at + 1, min(stop, at + REACH)):
        form = items[here].form.removeprefix("و")
        if form in them:
            return here
        if form in one:
            after = range(here + 1, min(here + POINTED, stop))
            if any(scene.kinds[n] == "demonstrative" for n in after):
                return here
    return None


def told_after(mentions: Sequence[Mention], at: int, stop: int) -> Span | None:
    """The first mention after word ``at`` in its sentence."""
    later = [m for m in mentions if at < m.first < stop]
    return min(later, key=lambda m: (m.first, -m.stop)).span if later else None
