"""The parts of a noun's event: what it is in construct with, its carrier, its prepositions."""

from __future__ import annotations

from khabar.annotators.events.carriers import carried, hit, main_subject
from khabar.annotators.events.people import humans
from khabar.annotators.events.phrases import FARTHEST, led, phrase
from khabar.annotators.events.prepositions import Parts, Place, governed_parts, merge
from khabar.annotators.events.scene import Scene, governed
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems

AHEAD = 14
"""How many words before a noun its relative is looked for."""


def of_noun(
    scene: Scene, at: int, reading: Candidate, others: frozenset[int], memory: Place | None
) -> Parts:
    """The parts of the event that the noun at word ``at`` names."""
    row = reading.sense.row
    parts = governed_parts(scene, at, reading, others)
    merge(parts, _owner(scene, at, reading, parts))
    carrier = {} if row.casualty and row.object == "" else carried(scene, at, memory)
    merge(parts, carrier)
    merge(parts, hit(scene, at))
    if reading.pronoun and row.object:
        role = row.object
        if role == "either":
            role = "actor" if "target" in parts else "target"
        back = resumed(scene, at) if role == "target" else None
        if back is not None:
            parts |= back
            whom, actor = parts["target"], parts.get("actor")
            if actor is not None and whom[0] <= actor[0] < whom[1]:
                del parts["actor"]
        elif role not in parts:
            other = parts.get("actor" if role == "target" else "target")
            named = last_named(scene, at, other) or (memory if memory != other else None)
            if named:
                parts[role] = named
    if row.pos == "participle" and row.subject == "actor" and "actor" not in parts:
        subject = main_subject(scene, at)
        if subject and subject != parts.get("target"):
            parts["actor"] = subject
    if "actor" not in parts and not carrier and memory and governed(_form(scene, at)) == "ل":
        parts["actor"] = memory
    return parts


def _form(scene: Scene, at: int) -> str:
    return scene.words.items[at].form


def _owner(scene: Scene, at: int, reading: Candidate, parts: Parts) -> Parts:
    """The noun that the trigger is in construct with, and the object that may follow it."""
    role = reading.sense.row.object
    here, stop = at + (2 if reading.sense.follows else 1), scene.stop(at)
    if not role or reading.definite or reading.pronoun or here >= stop:
        return {}
    if scene.kinds[here] not in ("", "quote", "demonstrative") or led(scene, here):
        return {}
    if here in scene.on_time or here in scene.halts:
        return {}
    if here not in scene.numbers and describes(scene, here):
        return {}
    end = phrase(scene, here, stop)
    if end <= here:
        return {}
    owner = (here, end)
    if role in ("either", "target") and end < stop:
        if governed(_form(scene, end)) == "ل":
            then = phrase(scene, end, stop)
            return {"actor": owner, "target": (end, then)} if then > end else {"target": owner}
        if scene.kinds[end] == "" and not led(scene, end) and role == "either":
            then = phrase(scene, end, stop)
            if then > end and end not in scene.on_time:
                return {"actor": owner, "target": (end, then)}
    if role == "actor" and not _may_act(scene, owner):
        return {}
    if role == "either":
        role = "actor" if "target" in parts or armed(scene, owner) else "target"
    return {role: owner}


def _may_act(scene: Scene, place: Place) -> bool:
    """Whether a phrase can act: definite, a name, a count, or a noun for people or forces."""
    first = place[0]
    heads = stems(_form(scene, first))
    if not noun_class("fired").isdisjoint(heads):
        return False
    if any(scene.definite(n) or n in scene.actors for n in range(*place)):
        return True
    return (
        first in scene.numbers
        or armed(scene, place)
        or not heads.isdisjoint(humans())
        or any(not heads.isdisjoint(noun_class(name)) for name in ("official", "displaced"))
    )


def armed(scene: Scene, place: Place) -> bool:
    """Whether a phrase opens with an armed force, by its noun or by the actor's sector."""
    actor = scene.actors.get(place[0])
    if actor and actor.first == place[0] and actor.value.sector in ("MIL", "REB", "PRM", "UAF"):
        return True
    return any(
        not noun_class("force").isdisjoint(stems(_form(scene, n)))
        for n in range(place[0], min(place[0] + 2, place[1]))
    )


def describes(scene: Scene, at: int) -> bool:
    """Whether a word after an indefinite noun is its adjective."""
    form = _form(scene, at)
    adjectives = noun_class("adjective")
    if form in adjectives or form.removesuffix("ا") in adjectives:
        return True
    if at in scene.actors or any(p.first == at for p in scene.near(scene.places, at)):
        return False
    if not stems(form).isdisjoint(humans()):
        return False
    return form.endswith(("ية", "ي", "يا", "يين", "يتين")) and not form.startswith("ال")


def resumed(scene: Scene, at: int) -> Parts | None:
    """«المواقع التي سيوجه الفصيل لاستهدافها»: the pronoun is the relative's noun."""
    for here in range(at - 1, max(scene.start(at), at - AHEAD) - 1, -1):
        if scene.kinds[here] == "stop":
            return None
        if scene.kinds[here] == "relative" and here > scene.start(at):
            whom = _resumed_noun(scene, here)
            actor = last_named(scene, at, whom)
            if whom is None:
                return None
            named = actor is not None and actor[0] > here
            return {"target": whom, "actor": actor} if actor and named else {"target": whom}
    return None


def _resumed_noun(scene: Scene, relative: int) -> Place | None:
    """The noun before a relative, with the bare nouns in construct before it."""
    first = relative - 1
    if first < scene.start(relative) or scene.kinds[first] not in ("", "either", "quote"):
        return None
    low = max(scene.start(relative), first - 2)
    while first > low and scene.kinds[first - 1] == "" and not scene.definite(first - 1):
        first -= 1
    return first, relative


def last_named(scene: Scene, at: int, but: Place | None) -> Place | None:
    """The nearest actor named before word ``at`` in its sentence, other than ``but``."""
    for here in range(at - 1, max(scene.start(at), at - FARTHEST) - 1, -1):
        actor = scene.actors.get(here)
        if actor and not (but and but[0] <= here < but[1]):
            return (actor.first, actor.stop)
    return None
