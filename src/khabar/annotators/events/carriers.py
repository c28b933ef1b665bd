"""Verbs around an event's noun: who carries it out, whom it hit, who stands after «من قبل»."""

from __future__ import annotations

from khabar.annotators.events.government import agent_markers, is_hit, light
from khabar.annotators.events.phrases import antecedent, before, phrase
from khabar.annotators.events.scene import OPENERS, Scene, governed

Place = tuple[int, int]
Parts = dict[str, Place]


def follower(scene: Scene, at: int) -> int:
    """The first word after ``at`` that is not an adverb or a time."""
    stop = scene.stop(at)
    here = at + 1
    while here < stop and (scene.kinds[here] == "adverb" or here in scene.on_time):
        here += 1
    return here


def subject_before(scene: Scene, at: int) -> Place | None:
    """A verb's subject before it: the clause's opening, or what a relative hangs on."""
    found = before(scene, at)
    if found:
        return found
    start = at - 1
    first = scene.start(at)
    while start >= first and scene.kinds[start] in ("adverb", "either"):
        start -= 1
    if start > first and scene.kinds[start] == "relative":
        back = start - 1 if scene.kinds[start - 1] == "stop" else start
        return antecedent(scene, back)
    return None


def led(scene: Scene, at: int) -> bool:
    word = scene.words.items[at]
    if governed(word.form):
        return True
    actor = scene.actors.get(at)
    return bool(
        actor
        and actor.first == at
        and actor.span.start > word.span.start
        and word.form[:1] in "بلك"
    )


def carried(scene: Scene, at: int, memory: Place | None) -> Parts:
    """The subject of the light verb that carries the trigger, before it or after it."""
    stop, start = scene.stop(at), scene.start(at)
    for here in range(at - 1, max(start, at - 10) - 1, -1):
        kind = scene.kinds[here]
        if kind == "stop" or (kind in OPENERS and kind != "relative"):
            break
        if kind in ("verb", "either"):
            carrier = light(scene.words.items[here].form)
            if carrier is None:
                if kind == "verb":
                    break
                continue
            role = {"do": "actor", "control": "actor", "undergo": "target"}.get(carrier[0])
            if role is None:
                break
            first = follower(scene, here)
            end = phrase(scene, first, at) if first < at and not led(scene, first) else first
            if end > first:
                return {role: (first, end)}
            found = subject_before(scene, here) or memory
            return {role: found} if found else {}
    for here in range(at + 1, min(at + 8, stop)):
        kind, form = scene.kinds[here], scene.words.items[here].form
        if kind == "stop" or (kind in OPENERS and kind != "relative"):
            break
        if kind == "prep" and here > at + 4:
            break
        if kind in ("verb", "either"):
            carrier = light(form)
            if carrier is None or carrier[0] not in ("do", "control"):
                break
            if not carrier[1].object and scene.kinds[here - 1] != "relative":
                break
            first = follower(scene, here)
            end = phrase(scene, first, stop) if first < stop and not led(scene, first) else first
            if end > first:
                return {"actor": (first, end)}
            return {"actor": memory} if memory else {}
    return {}


def hit(scene: Scene, at: int) -> Parts:
    """«قصف استهدف …»: the target is the object of the verb that goes on about the attack."""
    stop = scene.stop(at)
    for here in range(at + 1, min(at + 7, stop)):
        kind, form = scene.kinds[here], scene.words.items[here].form
        if kind == "stop" or (kind in OPENERS and kind != "relative"):
            break
        if kind in ("verb", "either") and is_hit(form):
            first = follower(scene, here)
            end = phrase(scene, first, stop) if first < stop else first
            return {"target": (first, end)} if end > first else {}
        if kind == "verb":
            break
    return {}


def agent(scene: Scene, at: int) -> Place | None:
    """Who stands after «من قبل», «على يد», «بنيران» in the same clause."""
    stop = scene.stop(at)
    for here in range(at + 1, min(at + 18, stop)):
        if scene.kinds[here] == "stop" or (scene.kinds[here] in OPENERS):
            return None
        found = agent_markers().at(scene.words, here)
        if found:
            end = phrase(scene, found.stop, stop)
            return (found.stop, end) if end > found.stop else None
    return None
