"""What must stand between a cue and its object, and the object after it."""

from __future__ import annotations

from khabar.annotators.facts.cues import Cue, traits, words_of
from khabar.annotators.facts.phrases import after
from khabar.annotators.facts.scene import Phrase, Scene
from khabar.lexicon.company import noun_class
from khabar.text.clitics import openings
from khabar.text.view import fold
from khabar.text.words import MARK

SERIES = frozenset({"has_part", "has_facility", "accused_of"})
"""Facts whose object may be several things."""


def opens_at(seen: Scene, at: int, cue: Cue) -> tuple[int, int] | None:
    """Where the object begins after what must stand before it, and the letters cut there."""
    stop = seen.stop(max(0, at - 1))
    at = seen.past(at, stop)
    if at >= stop:
        return None
    for asked in sorted(cue.after, key=len, reverse=True):
        if asked in ("=", "*"):
            opens = seen.words.items[at].kind is not MARK and not traits().opens(seen.form(at))
            return (at, 0) if opens else None
        found = _asked(seen, at, stop, asked.split(" "))
        if found is not None:
            return found
    return None


def _asked(seen: Scene, at: int, stop: int, words: list[str]) -> tuple[int, int] | None:
    for number, word in enumerate(words):
        at = seen.past(at, stop) if number == 0 else at
        if at >= stop:
            return None
        form = seen.form(at)
        if len(word) == 1:
            return _attached(form, word, at)
        if form != fold(word):
            return None
        at += 1
    at = seen.past(at, stop)
    return (at, 0) if at < stop else None


def _attached(form: str, letter: str, at: int) -> tuple[int, int] | None:
    """The object written onto a preposition of one letter, or after one that stands apart."""
    if form == letter:
        return at + 1, 0
    if form.startswith("لل") and letter == "ل" and len(form) > 3:
        return at, 2
    own = form in noun_class("own_letter")
    if form[0] == letter and len(form) > 2 and not own and len(openings(form)) > 1:
        return at, 1
    return None


def object_of(seen: Scene, opened: tuple[int, int], cue: Cue) -> Phrase | None:
    """What follows; a place that opens with its relation («شمال …») is taken whole."""
    at, cut = opened
    if cue.kind in ("located", "stationed_at") and at and not cut:
        if at - 1 in seen.begins:
            return after(seen, at - 1)
        return _beside(seen, at, cue)
    return after(seen, at, cut, series=cue.kind in SERIES)


def _beside(seen: Scene, at: int, cue: Cue) -> Phrase | None:
    """Where something is, with the word for it («قرب …», «بين … و…»); «في» and «على» say none."""
    place, word = after(seen, at), seen.form(at - 1)
    told = word in map(fold, cue.after) and word not in words_of("at")
    if place is None or not told:
        return place
    stop = place.stop
    if word == "بين" and stop < seen.stop(at) and seen.form(stop)[0] == "و":
        joined = after(seen, stop, 1)
        stop = joined.stop if joined else stop
    return Phrase(at - 1, stop)
