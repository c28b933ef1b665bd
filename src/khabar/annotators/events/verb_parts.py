"""The parts of a verb's event: word order, voice, and what its prepositions bring."""

from __future__ import annotations

from khabar.annotators.events.carriers import follower, subject_before
from khabar.annotators.events.phrases import led, phrase
from khabar.annotators.events.prepositions import Parts, Place, governed_parts, merge, put
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import VerbForm

DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "CONCEDE", "RETREAT"})
"""Types whose verb is often passive: a lone noun after it may be the one it was done to."""
DAMMA = "\u064f"


def of_verb(
    scene: Scene, at: int, reading: Candidate, others: frozenset[int], memory: Place | None
) -> Parts:
    """The parts of the event that the verb at word ``at`` names."""
    row, verb = reading.sense.row, reading.verb
    assert verb is not None
    parts: Parts = {}
    governs = governed_parts(scene, at, reading, others)
    left = subject_before(scene, at)
    if left and _resumed(scene, at):
        if row.by:
            governs.setdefault("target", left)
        left = None
    first, second = _after(scene, at)
    going_on = memory if _goes_on(scene, at, verb) else None
    own = verb.person != 3 or (verb.number == "p" and left is None)
    passive = verb.voice == "passive" or marked_passive(scene, at, verb)
    if row.subject == "target" or not row.subject:
        put(parts, row.subject or row.object, left or (None if own else first) or going_on)
    elif passive:
        put(parts, row.object, left or first)
    elif row.object != "target":
        put(parts, "actor", left or (None if own else first) or going_on)
    elif reading.pronoun:
        put(parts, "actor", first or left or going_on)
        if left and first:
            put(parts, "target", left)
    else:
        if left is None and at > scene.start(at) and scene.kinds[at - 1] == "itself":
            put(parts, "actor", memory)
            put(parts, "target", first)
        merge(parts, _transitive(reading, left, first, second, governs, going_on))
    merge(parts, governs)
    return parts


def _transitive(
    reading: Candidate,
    left: Place | None,
    first: Place | None,
    second: Place | None,
    governs: Parts,
    going_on: Place | None,
) -> Parts:
    """Subject and object of a verb that has both, where its voice is not shown."""
    row, verb = reading.sense.row, reading.verb
    assert verb is not None
    parts: Parts = {}
    if left:
        active = first or "target" in governs or verb.tense == "imperfect"
        if active or verb.voice == "active" or row.type not in DEEDS:
            put(parts, "actor", left)
            put(parts, "target", first)
        else:
            put(parts, "target", left)
    elif verb.person != 3 or verb.number == "p":
        put(parts, "actor", going_on)
        put(parts, "target", first)
    elif second:
        put(parts, "actor", first)
        put(parts, "target", second)
    elif first and ("target" in governs or row.type not in DEEDS):
        put(parts, "actor", first)
    elif first:
        if going_on and not row.casualty:
            put(parts, "actor", going_on)
        put(parts, "target", first)
    else:
        put(parts, "actor", going_on)
    return parts


def _after(scene: Scene, at: int) -> tuple[Place | None, Place | None]:
    """The first noun phrase after a verb, and the one after that: subject and object."""
    first = _next(scene, at)
    if first is None:
        return None, None
    second = _next(scene, first[1] - 1, past_modifiers=True)
    if second and scene.words.items[second[0]].form.startswith("و"):
        return first, None
    return first, second


def _next(scene: Scene, at: int, *, past_modifiers: bool = False) -> Place | None:
    """The noun phrase that follows word ``at`` without a preposition."""
    stop = scene.stop(at)
    here = follower(scene, at)
    for _ in range(3):
        if here >= stop:
            return None
        preposed = led(scene, here) or scene.kinds[here] in ("prep", "partitive")
        if not preposed:
            break
        if not past_modifiers:
            return None
        first = here if led(scene, here) else here + 1
        end = phrase(scene, first, stop)
        if end <= first:
            return None
        here = follower(scene, end - 1)
    if here >= stop or scene.kinds[here] not in ("", "either", "demonstrative", "quote"):
        return None
    if here in scene.halts or _shot(scene, here):
        return None
    end = phrase(scene, here, stop)
    return (here, end) if end > here else None


def _shot(scene: Scene, at: int) -> bool:
    """«النار», «أعيرة نارية»: what is fired is no one."""
    return not noun_class("fired").isdisjoint(stems(scene.words.items[at].form))


def _resumed(scene: Scene, at: int) -> bool:
    """«التي سيطر عليها»: the relative's noun comes back under a preposition."""
    following = scene.kinds[at + 1] if at + 1 < scene.stop(at) else ""
    return following == "resumptive" and scene.kinds[at - 1] == "relative"


def _goes_on(scene: Scene, at: int, verb: VerbForm) -> bool:
    """Whether the verb goes on with the subject of the one before: «وقصفت», «أن يقصف»."""
    if verb.proclitics.startswith(("و", "ف")) or verb.number in "pd" or verb.person != 3:
        return True
    return at > scene.start(at) and scene.kinds[at - 1] in (
        "sub",
        "itself",
        "kad",
        "negation",
        "adverb",
    )


def marked_passive(scene: Scene, at: int, verb: VerbForm) -> bool:
    """Whether a written damma on the first letter shows a passive («قُتل»)."""
    word = scene.words.items[at].span.of(scene.words.text)
    skip = sum(letter in "وف" for letter in verb.proclitics)
    return verb.tense == "perfect" and word[skip + 1 : skip + 2] == DAMMA
