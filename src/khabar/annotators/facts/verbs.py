"""Facts whose cue is a verb: «يضم», «تسيطر عليها», «يتزعمه»."""

from __future__ import annotations

from collections.abc import Callable

from khabar.annotators.facts.cues import Cue, words_of
from khabar.annotators.facts.forms import FAR, Read, both, held_by
from khabar.annotators.facts.opening import object_of, opens_at
from khabar.annotators.facts.phrases import after, before
from khabar.annotators.facts.scene import Phrase, Scene, closed, definite
from khabar.lexicon.verbs import VerbForm
from khabar.text.words import MARK

BACK = 40
"""How many words before a joined verb the fact is looked for whose subject it shares."""
DEEPEST = 3
"""Phrases of place between a noun and its verb, at most."""


def _verb(seen: Scene, at: int, reading: VerbForm, cue: Cue) -> Read | None:
    """«يضم المعسكر …», «المعسكر يضم …», «المعسكر الذي يضمه …»."""
    start, stop = seen.start(at), seen.stop(at)
    relative = at > start and closed(seen.form(at - 1)) == "relative"
    if reading.object or _resumed(seen, at + 1, stop):
        by = after(seen, at + 1 if reading.object else at + 2)
        of = before(seen, at) if relative or reading.object else None
        return Read(by, of) if by and of else None
    opened = opens_at(seen, at + 1, cue)
    leads = relative or (at > start and not reading.proclitics and _noun_before(seen, at))
    if leads:
        whose = before(seen, at) if relative else _told_of(seen, at)
        return both(whose, object_of(seen, opened, cue) if opened else None)
    if opened and reading.proclitics == "و" and _indefinite(seen, opened, cue):
        subject = _same_subject(seen, at, reading) or _before_comma(seen, at)
        if subject:
            return both(subject, object_of(seen, opened, cue))
    if opened and "=" not in cue.after:
        return _subject_last(seen, opened, cue)
    if "=" in cue.after and cue.kind in ("controls", "known_as"):
        return None
    subject = after(seen, at + 1, head=True)
    if subject is None:
        return None
    opened = opens_at(seen, seen.past(subject.stop, stop, commas=True), cue)
    return both(subject, object_of(seen, opened, cue) if opened else None)


def _told_of(seen: Scene, at: int) -> Phrase | None:
    """«مخبأ في الوادي يضم …»: without a relative the verb tells of what a phrase of place is on."""
    told = before(seen, at)
    for _ in range(DEEPEST):
        if told is None:
            return None
        prep = told.first > seen.start(at) and closed(seen.form(told.first - 1)) == "prep"
        if not (
            told.named or definite(seen.form(told.first)) or definite(seen.form(told.stop - 1))
        ):
            break  # «إلى مجموعة تعرف بـ …»: what is new is told of
        led = seen.span(told)[0] > seen.words.items[told.first].span.start  # «بحي النخيل»
        if not prep and not led:
            break
        head = before(seen, told.first - prep)
        if head is None:
            break
        told = head
    return told


def _indefinite(seen: Scene, opened: tuple[int, int], cue: Cue) -> bool:
    """Whether what follows a verb can be no subject: it has a preposition or no article."""
    at = opened[0]
    return "=" not in cue.after or not (definite(seen.form(at)) or at in seen.begins)


def _before_comma(seen: Scene, at: int) -> Phrase | None:
    """«الهيئة، وتضم …»."""
    comma = at > seen.start(at) and seen.form(at - 1) in ("،", ",")
    return before(seen, at) if comma else None


def _subject_last(seen: Scene, opened: tuple[int, int], cue: Cue) -> Read | None:
    """«تتمركز في المطار قوات أجنبية»."""
    where = object_of(seen, opened, cue)
    if where is None:
        return None
    subject = after(seen, where.stop)
    if subject is None or definite(seen.form(subject.first)):
        return None
    return Read(subject, where)


def _same_subject(seen: Scene, at: int, reading: VerbForm) -> Phrase | None:
    """«معبر … يقع … ويعرف باسم …»: a verb joined to another has its subject."""
    for here in range(at, max(seen.start(at), at - BACK), -1):
        if here in seen.outer:
            subject = seen.outer[here]
            disagrees = reading.gender == "m" and seen.form(subject.first).endswith("ة")
            return None if disagrees else subject
    return None


def _noun_before(seen: Scene, at: int) -> bool:
    """Whether a noun phrase that may be the verb's subject ends just before it."""
    word = seen.words.items[at - 1]
    return word.kind is not MARK and not closed(word.form)


def _resumed(seen: Scene, at: int, stop: int) -> bool:
    return at < stop and closed(seen.form(at)) == "resumptive"


def _under_verb(seen: Scene, at: int, reading: VerbForm, cue: Cue) -> Read | None:
    """«تخضع البلدة لسيطرة …»."""
    holder = held_by(seen, at + 1)
    if holder is not None:
        held = before(seen, at)
    else:
        held = after(seen, at + 1, head=True)
        holder = held_by(seen, held.stop) if held else None
    return Read(holder, held) if holder and held else None


def _leads(seen: Scene, at: int, reading: VerbForm, cue: Cue) -> Read | None:
    """«الحزب الذي يتزعمه فلان»: the body first, then who leads it."""
    if not reading.object:
        return None
    leader, body = after(seen, at + 1), before(seen, at)
    return Read(body, leader) if leader and body else None


def _given(seen: Scene, at: int, reading: VerbForm, cue: Cue) -> Read | None:
    """«التي يطلق عليها السكان اسم …»."""
    stop = seen.stop(at)
    if not _resumed(seen, at + 1, stop):
        return None
    for here in range(at + 2, min(at + FAR, stop)):
        if seen.form(here) in words_of("name_after"):
            subject, object = before(seen, at), after(seen, here + 1)
            return Read(subject, object) if subject and object else None
    return None


def _based(seen: Scene, at: int, reading: VerbForm, cue: Cue) -> Read | None:
    """«منظمة … التي تتخذ من … مقراً لها»: only where the seat is named after the place."""
    where = after(seen, at + 2) if seen.words.form(at + 1) == "من" else None
    subject = before(seen, at)
    if where is None and seen.words.form(at + 1) != "من":
        who = after(seen, at + 1, head=True)
        if who is not None and seen.words.form(who.stop) == "من":
            subject, where = who, after(seen, who.stop + 1)
    if where is None or subject is None:
        return None
    near = range(where.first, min(where.stop + 3, seen.stop(at)))
    seat = next((n for n in near if seen.form(n) in words_of("seat")), None)
    if seat is None or seat == where.first:
        return None
    return Read(subject, Phrase(where.first, min(where.stop, seat), where.cut, where.named))


VERBS: dict[str, Callable[[Scene, int, VerbForm, Cue], Read | None]] = {
    "verb": _verb,
    "under_verb": _under_verb,
    "leads": _leads,
    "given": _given,
    "based": _based,
}
