"""Who did it, and to whom: what word order and government say."""

from __future__ import annotations

from khabar.annotators.events.carriers import (
    Parts,
    Place,
    agent,
    carried,
    follower,
    hit,
    led,
    subject_before,
)
from khabar.annotators.events.casualties import humans
from khabar.annotators.events.government import light
from khabar.annotators.events.phrases import phrase
from khabar.annotators.events.scene import OPENERS, Scene, governed
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems

REACH = 14


def parts_of(
    scene: Scene, at: int, reading: Candidate, others: frozenset[int], subject: Place | None
) -> Parts:
    """The parts of the event at word ``at``, by role.

    ``others`` are the other triggers; ``subject`` is who acted last in the sentence.
    """
    if reading.verb is not None:
        parts = _of_verb(scene, at, reading, others, subject)
    else:
        parts = _of_noun(scene, at, reading, others, subject)
    marked = agent(scene, at)
    if marked:
        parts["actor"] = marked
    return parts


def _of_verb(
    scene: Scene, at: int, reading: Candidate, others: frozenset[int], memory: Place | None
) -> Parts:
    row, verb = reading.sense.row, reading.verb
    assert verb is not None
    stop = scene.stop(at)
    parts: Parts = {}
    left = subject_before(scene, at)
    here = follower(scene, at)
    first: Place | None = None
    second: Place | None = None
    if here < stop and not led(scene, here):
        end = phrase(scene, here, stop)
        if end > here:
            first = (here, end)
            after = follower(scene, end - 1)
            if (
                after < stop
                and not led(scene, after)
                and scene.kinds[after] in ("", "demonstrative")
            ):
                then = phrase(scene, after, stop)
                if then > after and not scene.words.items[after].form.startswith("و"):
                    second = (after, then)
    transitive = row.subject == "actor" and row.object == "target"
    governs = _governed(scene, at, reading, others)
    relative = at > scene.start(at) and scene.kinds[at - 1] == "relative"
    if left and relative and at + 1 < stop and scene.kinds[at + 1] == "resumptive":
        if "target" not in governs and row.by:
            governs["target"] = left
        left = None
    own = verb.person != 3 or (verb.number == "p" and not left)
    if verb.voice == "passive" or (not row.subject and row.object):
        _put(parts, row.object or row.subject, left or first)
    elif not transitive:
        _put(parts, row.subject, first if not own and not left else left or memory)
        if own and row.subject == "actor" and not left and first and not memory:
            _put(parts, "actor", first)
    elif reading.pronoun:
        _put(parts, "actor", first or left)
        if left and first:
            _put(parts, "target", left)
    elif left and (first or "target" in governs or verb.tense == "imperfect"):
        _put(parts, "actor", left)
        _put(parts, "target", first)
    elif left:
        _put(parts, "actor" if verb.voice == "active" else "target", left)
    elif own:
        _put(parts, "actor", memory)
        _put(parts, "target", first)
    elif second:
        _put(parts, "actor", first)
        _put(parts, "target", second)
    elif first and _passive_likely(scene, reading, first, memory):
        _put(parts, "target", first)
    elif first:
        if "target" in governs:
            _put(parts, "actor", first)
        elif memory and verb.proclitics.startswith(("و", "ف")):
            _put(parts, "actor", memory)
            _put(parts, "target", first)
        else:
            _put(parts, "target", first)
    else:
        _put(parts, "actor", memory)
    _merge(parts, governs)
    return parts


def _passive_likely(scene: Scene, reading: Candidate, first: Place, memory: Place | None) -> bool:
    verb = reading.verb
    assert verb is not None
    if verb.tense == "imperfect" or verb.voice == "active":
        return False
    return bool(reading.sense.row.casualty) or memory is None


def _of_noun(
    scene: Scene, at: int, reading: Candidate, others: frozenset[int], memory: Place | None
) -> Parts:
    row = reading.sense.row
    parts = _governed(scene, at, reading, others)
    _merge(parts, _owner(scene, at, reading, parts))
    _merge(parts, carried(scene, at, memory))
    _merge(parts, hit(scene, at))
    if reading.pronoun and row.object:
        role = row.object
        if role == "either":
            role = "actor" if "target" in parts else "target"
        other = parts.get("actor" if role == "target" else "target")
        antecedent_ = last_named(scene, at, other) or (memory if memory != other else None)
        if role not in parts and antecedent_:
            parts[role] = antecedent_
    if "actor" not in parts and memory and _purpose(scene, at):
        parts["actor"] = memory
    return parts


def _owner(scene: Scene, at: int, reading: Candidate, parts: Parts) -> Parts:
    """The noun that the trigger is in construct with, and the object that may follow it."""
    role = reading.sense.row.object
    skip = 1 if reading.sense.follows else 0
    here, stop = at + 1 + skip, scene.stop(at)
    if not role or reading.definite or reading.pronoun or here >= stop:
        return {}
    if scene.kinds[here] not in ("", "quote", "demonstrative") or led(scene, here):
        return {}
    if here in scene.on_time or (_describes(scene, here) and here not in scene.numbers):
        return {}
    end = phrase(scene, here, stop)
    if end <= here:
        return {}
    owner = (here, end)
    if role in ("either", "target") and end < stop:
        if governed(scene.words.items[end].form) == "ل":
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
    if any(scene.definite(n) or n in scene.actors for n in range(*place)):
        return True
    heads = stems(scene.words.items[first].form)
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
        not noun_class("force").isdisjoint(stems(scene.words.items[n].form))
        for n in range(place[0], min(place[0] + 2, place[1]))
    )


def _describes(scene: Scene, at: int) -> bool:
    """Whether an indefinite word after a noun is its adjective by its ending."""
    form = scene.words.items[at].form
    if at in scene.actors or any(p.first == at for p in scene.places):
        return False
    if form in noun_class("adjective") or form.removesuffix("ا") in noun_class("adjective"):
        return True
    if not stems(form).isdisjoint(humans()):
        return False
    return form.endswith(("ية", "ي", "يا", "يين", "يتين")) and not form.startswith("ال")


def _governed(scene: Scene, at: int, reading: Candidate, others: frozenset[int]) -> Parts:
    """What the trigger's prepositions bring, up to the end of its clause."""
    wanted = dict(reading.sense.by)
    parts: Parts = {}
    stop = scene.stop(at)
    here = at + 1
    limit = min(stop, at + 1 + REACH)
    while here < limit and wanted:
        kind, form = scene.kinds[here], scene.words.items[here].form
        if kind == "stop" or (kind in OPENERS and kind != "relative"):
            break
        if here in others and here > at + 2 and reading.verb is None:
            break
        if kind == "verb" and not light(form):
            break
        apart = kind in ("prep", "partitive")
        role = wanted.get(form if apart else governed(form) or "-")
        if role == "parties":
            _merge(parts, _parties(scene, here + 1, stop))
        elif role and here not in scene.on_time:
            first = here + 1 if apart else here
            end = phrase(scene, first, stop)
            if end > first and first not in scene.on_time:
                _put(parts, role, (first, end))
                here = end - 1
        here += 1
    parts.pop("x", None)
    parts.pop("place", None)
    return parts


def _parties(scene: Scene, first: int, stop: int) -> Parts:
    """«بين … و…»: the one, and the other."""
    end = phrase(scene, first, stop)
    if end <= first:
        return {}
    for here in range(end, min(end + 5, stop)):
        if scene.kinds[here] == "between":
            then = phrase(scene, here + 1, stop)
            if then > here + 1:
                return {"actor": (first, end), "target": (here + 1, then)}
    for here in range(end - 1, first, -1):
        form = scene.words.items[here].form
        if form.startswith("و") and len(form) > 3 and scene.words.items[here].gap:
            return {"actor": (first, here), "target": (here, end)}
    if end < stop and scene.words.items[end].form.startswith("و"):
        then = phrase(scene, end, stop)
        if then > end and scene.kinds[end] in ("", "either"):
            return {"actor": (first, end), "target": (end, then)}
    return {"actor": (first, end)}


def _purpose(scene: Scene, at: int) -> bool:
    """Whether the trigger is what the sentence's subject set out to do: ل + masdar."""
    form = scene.words.items[at].form
    return governed(form) == "ل" or form.startswith("ل")


def last_named(scene: Scene, at: int, but: Place | None) -> Place | None:
    """The nearest actor named before word ``at`` in its sentence, other than ``but``."""
    for here in range(at - 1, scene.start(at) - 1, -1):
        actor = scene.actors.get(here)
        if actor and not (but and but[0] <= here < but[1]):
            return (actor.first, actor.stop)
    return None


def _put(parts: Parts, role: str, place: Place | None) -> None:
    if role and place:
        parts.setdefault(role, place)


def _merge(parts: Parts, more: Parts) -> None:
    for role, place in more.items():
        parts.setdefault(role, place)
