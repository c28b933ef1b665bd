"""«آخر هذه العمليات كان يوم …»: where and when the last of several events was."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class
from khabar.text.span import Span

REACH = 40
MEASURED = 5
"""Words from «بعد» to «من» in «بعد أقل من يومين من …»."""
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


def answered(scene: Scene, at: int, reading: Candidate) -> bool:
    """«رداً على اغتيال …», «بعد مقتل …»: what came before, and is not the same one's deed."""
    items = scene.words.items
    if reading.verb is not None or at <= scene.start(at):
        return False
    before = items[at - 1].form
    if before.removeprefix("و") in noun_class("deaths_first"):
        return True
    answers = noun_class("answering")
    if before == "علي":
        return at - 1 > scene.start(at) and items[at - 2].form in answers
    return before in answers and reading.proclitics.endswith("ل")


def of_another_day(scene: Scene, at: int, reading: Candidate) -> bool:
    """«بعد يومين من مقتل …», «رداً على …»: what has a place and a time of its own."""
    if reading.verb is not None or at <= scene.start(at):
        return False
    if long_before(scene, at):
        return True
    before = scene.words.items[at - 1].form.removeprefix("و")
    if before in noun_class("deaths_first"):
        return bool(reading.sense.row.casualty)
    return answered(scene, at, reading)


def long_before(scene: Scene, at: int) -> bool:
    """«بعد ساعات على مقتل …», «منذ اجتياح …»: by how much an event came before."""
    before = scene.words.items[at - 1].form if at > scene.start(at) else ""
    if before.removeprefix("و") in noun_class("long_ago"):
        return True
    if before not in ("من", "علي") or at - 2 not in scene.on_time:
        return False
    first = noun_class("deaths_first") | noun_class("elapsed")
    words = range(max(scene.start(at), at - MEASURED), at - 1)
    return any(scene.words.items[n].form.removeprefix("و") in first for n in words)


def last_one(scene: Scene, at: int) -> int | None:
    """Where in the text «آخرهم» stands in the sentence of word ``at``, if it does."""
    last = noun_class("last_of_them")
    for here in range(scene.start(at) + 1, scene.stop(at)):
        if scene.words.items[here].form in last:
            return scene.words.items[here].span.start
    return None
