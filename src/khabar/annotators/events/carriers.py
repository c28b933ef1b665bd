"""Verbs around an event's noun: who carries it out, whom it hit, who stands after «من قبل»."""

from __future__ import annotations

from khabar.annotators.events.government import agent_markers, is_hit, light, light_noun, reports
from khabar.annotators.events.phrases import FARTHEST, antecedent, before, led, phrase
from khabar.annotators.events.scene import OPENERS, Scene, governed
from khabar.lexicon.company import noun_class
from khabar.lexicon.verbs import verb_forms

Place = tuple[int, int]
Parts = dict[str, Place]

BACK = 18
"""How many words before a noun its verb is looked for."""
AHEAD = 8
ROLES = {"do": "actor", "control": "actor", "undergo": "target", "any": "actor"}


def follower(scene: Scene, at: int) -> int:
    """The first word after ``at`` that is not an adverb, a time or «فيها»."""
    stop = scene.stop(at)
    here = at + 1
    while here < stop and (scene.kinds[here] in ("adverb", "resumptive") or here in scene.on_time):
        here += 1
    return here


def subject_before(scene: Scene, at: int) -> Place | None:
    """A verb's subject before it: the clause's opening, or what a relative hangs on."""
    form = scene.words.items[at].form
    if form[:1] in ("و", "ف") and scene.kinds[at] == "verb" and not _own_letter(form):
        return None
    found = before(scene, at)
    if found:
        return found
    start = at - 1
    first = scene.start(at)
    while start >= first and scene.kinds[start] == "adverb":
        start -= 1
    if start > first and scene.kinds[start] == "relative":
        back = start - 1 if scene.kinds[start - 1] == "stop" else start
        return antecedent(scene, back)
    return None


def _own_letter(form: str) -> bool:
    """Whether و or ف is the verb's own first letter («وصل», «فتح»)."""
    return any(not reading.proclitics for reading in verb_forms(form))


def main_subject(scene: Scene, at: int) -> Place | None:
    """The subject of the sentence's first verb before word ``at``, with the name after it."""
    for here in range(max(scene.start(at), at - 2 * FARTHEST), at):
        if scene.kinds[here] == "verb":
            found = subject_of(scene, here, at, None)
            if found is None:
                continue
            for close in range(found[1], min(found[1] + 6, at)):
                actor = scene.actors.get(close)
                if actor and actor.first == close and actor.value.kind == "person":
                    return found[0], actor.stop
                if scene.kinds[close] in OPENERS or scene.kinds[close] == "verb":
                    break
            return found
    return None


def subject_of(scene: Scene, verb: int, limit: int, memory: Place | None) -> Place | None:
    """Who the verb at word ``verb`` has for its subject, short of word ``limit``."""
    left = subject_before(scene, verb)
    resumed = verb + 1 < limit and scene.kinds[verb + 1] == "resumptive"
    if left and not (resumed and scene.kinds[verb - 1] == "relative"):
        return left
    first = follower(scene, verb)
    if first < limit and not led(scene, first):
        end = phrase(scene, first, limit)
        whole = end < limit or scene.definite(end - 1) or end - 1 in scene.actors
        if end > first and whole:
            return first, end
    return memory


def carried(scene: Scene, at: int, memory: Place | None) -> Parts:
    """The subject of the verb that carries the trigger, before it or after it."""
    return (
        _carrier_after(scene, at, memory)
        or _carrier_before(scene, at, memory)
        or _carrying_noun(scene, at)
    )


def _carrying_noun(scene: Scene, at: int) -> Parts:
    """«تنفيذ القوات لعمليات إنزال»: the noun of a light verb, and who it belongs to."""
    for here in range(at - 2, max(scene.start(at), at - AHEAD) - 1, -1):
        if scene.kinds[here] == "stop":
            break
        if not light_noun(scene.words.items[here].form) or led(scene, here + 1):
            continue
        end = phrase(scene, here + 1, at)
        handed = any(scene.words.items[n].form[:1] in ("ل", "ب") for n in range(end, at + 1))
        if here + 1 < end < at and handed:
            return {"actor": (here + 1, end)}
    return {}


def _carrier_before(scene: Scene, at: int, memory: Place | None) -> Parts:
    commas = 0
    for here in range(at - 1, max(scene.start(at), at - BACK) - 1, -1):
        kind = scene.kinds[here]
        if kind == "stop":
            commas += 1
            if commas > 2 or scene.words.items[here].form not in ("،", ",", "-"):
                break
        elif kind in OPENERS and kind != "relative":
            break
        elif kind in ("verb", "either"):
            form = scene.words.items[here].form
            carrier = light(form)
            if carrier is None and (kind == "either" or commas or reports(form)):
                if kind == "verb":
                    break
                continue
            if carrier is None and (here in scene.victims or not _complement(scene, at)):
                break
            role = ROLES.get(carrier[0] if carrier else "any")
            if role is None or (carrier and carrier[1].voice == "passive"):
                break
            found = subject_of(scene, here, at, memory)
            return {role: found} if found else {}
    return {}


def _complement(scene: Scene, at: int) -> bool:
    """Whether the trigger is what its verb asks for: after a preposition, or with ب or ل."""
    before_it = scene.words.items[at - 1].form if at else ""
    return before_it in noun_class("complement") or governed(scene.words.items[at].form) in (
        "ب",
        "ل",
    )


def _carrier_after(scene: Scene, at: int, memory: Place | None) -> Parts:
    stop = scene.stop(at)
    for here in range(at + 1, min(at + AHEAD, stop)):
        kind, form = scene.kinds[here], scene.words.items[here].form
        if kind == "stop" or (kind in OPENERS and kind != "relative"):
            break
        if kind == "prep" and here > at + 4:
            break
        if kind in ("verb", "either"):
            carrier = light(form)
            if not carries_object(form) and scene.kinds[here - 1] != "relative":
                break
            if reports(form) and carrier is None:
                break
            if not carries_object(form) and carrier is None:
                break
            role = ROLES.get(carrier[0] if carrier else "any")
            if role is None:
                break
            first = follower(scene, here)
            end = phrase(scene, first, stop) if first < stop and not led(scene, first) else first
            if end > first:
                return {role: (first, end)}
            return {role: memory} if memory else {}
    return {}


def carries_object(form: str) -> bool:
    """Whether a verb's form ends in a pronoun for its object («نفذها»)."""
    return reports(form, with_object=True)


def hit(scene: Scene, at: int) -> Parts:
    """«قصف استهدف …»: the target is the object of the verb that goes on about the attack."""
    here = hitting(scene, at)
    if here is None:
        return {}
    first = follower(scene, here)
    stop = scene.stop(at)
    end = phrase(scene, first, stop) if first < stop else first
    return {"target": (first, end)} if end > first else {}


def hitting(scene: Scene, at: int) -> int | None:
    """The word where a verb says what the attack at word ``at`` aimed at or struck."""
    stop = scene.stop(at)
    for here in range(at + 1, min(at + 14, stop)):
        kind, form = scene.kinds[here], scene.words.items[here].form
        if kind == "stop" or (kind in OPENERS and kind != "relative"):
            return None
        if kind in ("verb", "either") and is_hit(form):
            return here
        if kind == "verb" and not light(form):
            return None
    return None


def agent(scene: Scene, at: int) -> Place | None:
    """Who stands after «من قبل», «على يد», «بنيران» in the same clause."""
    stop = scene.stop(at)
    markers, items, kinds = agent_markers(), scene.words.items, scene.kinds
    for here in range(at + 1, min(at + 18, stop)):
        if kinds[here] == "stop" or kinds[here] in OPENERS:
            return None
        found = markers.at(scene.words, here) if markers.opens(items[here].form) else None
        if found:
            end = phrase(scene, found.stop, stop)
            return (found.stop, end) if end > found.stop else None
    return None
