"""Facts whose cue is a phrase: «الموالية لـ», «تحت سيطرة», «القيادي في»."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from khabar.annotators.facts.cues import Cue, words_of
from khabar.annotators.facts.opening import object_of, opens_at
from khabar.annotators.facts.phrases import after, before
from khabar.annotators.facts.scene import Phrase, Scene, definite
from khabar.text.clitics import openings


class Read(NamedTuple):
    """Both terms of a fact, by their words."""

    subject: Phrase
    object: Phrase


FAR = 6
"""How many words after a cue its number or its «عن» is looked for."""


def _trait(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«الفصائل … الموالية لـ»: the noun before, what follows the preposition after."""
    opened = opens_at(seen, stop, cue)
    if opened is None:
        return None
    subject, object = before(seen, first), object_of(seen, opened, cue)
    return Read(subject, object) if subject and object else None


def _under(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«تحت سيطرة …»: what is held stands before, the holder after."""
    holder = held_by(seen, stop)
    held = before(seen, first)
    return Read(holder, held) if holder and held else None


def held_by(seen: Scene, at: int) -> Phrase | None:
    stop = seen.stop(max(0, at - 1))
    at = seen.past(at, stop)
    if at >= stop:
        return None
    form = seen.form(at)
    known = words_of("control")
    if form not in known and not (form[0] == "ل" and form[1:] in known):
        return None
    return after(seen, at + 1)


def _led(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«قوات … بقيادة فلان»: only of a body that somebody leads, not of a meeting."""
    subject, object = before(seen, first), after(seen, stop)
    if subject is None or object is None:
        return None
    body = words_of("led")
    heads = {o.stem.removeprefix("ال") for n in range(subject.first, subject.stop)
             for o in openings(seen.form(n))}  # fmt: skip
    return Read(subject, object) if not body.isdisjoint(heads) else None


def _post(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«القيادي في … فلان», «فلان، القيادي في …»: the person stands on either side."""
    opened = opens_at(seen, stop, cue)
    if opened is None:
        return None
    body = after(seen, *opened, body=True)
    if body is None:
        return None
    end = seen.stop(first)
    for at in (body.stop, seen.past(body.stop, end, commas=True)):
        if at in seen.people:
            return Read(Phrase(at, seen.people[at][0], 0, True), body)
    holder = _person_before(seen, first)
    return Read(holder, body) if holder else None


def _person_before(seen: Scene, at: int) -> Phrase | None:
    found = before(seen, at)
    if found is None or not any(n in seen.people for n in range(found.first, found.stop)):
        return None
    return found


def _people(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«بلدة … التي يقطنها نحو 4000 نسمة»."""
    held, number = before(seen, first), _number(seen, stop)
    return Read(held, number) if held and number else None


def _people_of(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«يبلغ عدد سكان البلدة نحو …»."""
    held = after(seen, stop, head=True)
    number = _number(seen, held.stop) if held else None
    return Read(held, number) if held and number else None


def _number(seen: Scene, at: int) -> Phrase | None:
    for here in range(at, min(at + FAR, seen.stop(max(0, at - 1)))):
        if here in seen.counts:
            return Phrase(here, seen.counts[here][0])
    return None


def _there(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«قاعدة … يوجد فيها مدرج»."""
    held, object = before(seen, first), after(seen, stop)
    return Read(held, object) if held and object else None


def _there_in(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«توجد في القاعدة مهابط»."""
    opened = opens_at(seen, stop, cue)
    if opened is None:
        return None
    where = after(seen, *opened, head=True)
    if where is None:
        return None
    object = after(seen, where.stop)
    return Read(where, object) if object and not definite(seen.form(object.first)) else None


def _apart(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«تبعد البلدة 40 كيلومتراً عن …»."""
    subject = after(seen, stop, head=True) if stop not in seen.counts else None
    end = min((subject.stop if subject else stop) + FAR, seen.stop(first))
    for at in range(subject.stop if subject else stop, end):
        if seen.form(at) == "عن":
            to = after(seen, at + 1)
            subject = subject or before(seen, first)
            if to and subject:
                begins = next((n for n in range(stop, at) if n in seen.counts), None)
                return Read(subject, Phrase(begins, to.stop)) if begins else None
    return None


def both(subject: Phrase | None, object: Phrase | None) -> Read | None:
    return Read(subject, object) if subject and object else None


FORMS: dict[str, Callable[[Scene, int, int, Cue], Read | None]] = {
    "trait": _trait,
    "under": _under,
    "led": _led,
    "post": _post,
    "people": _people,
    "people_of": _people_of,
    "there": _there,
    "there_in": _there_in,
    "apart": _apart,
}
