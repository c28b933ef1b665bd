"""Statements whose words stand before their verb."""

from __future__ import annotations

from khabar.annotators.attribution.content import speech, trimmed
from khabar.annotators.attribution.cues import Cue
from khabar.annotators.attribution.noun_phrase import Surroundings
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.statement import Statement
from khabar.text.words import MARK, QUOTE


def what_was_said(
    near: Surroundings,
    cue: Cue,
    source: Source,
    via: tuple[Source, ...],
    bounds: range,
    floor: int,
) -> Statement | None:
    """«…، وهو ما نفاه فلان»: the content is the clause before."""
    words = near.words
    stop = cue.first
    while stop > floor and words.form(stop - 1) not in ("،", ",", "؛"):
        stop -= 1
    first = max(floor, bounds.start)
    while first < stop and words.items[first].kind is MARK:
        first += 1
    stop = trimmed(words, first, stop)
    if stop <= first:
        return None
    return Statement(cue, source, first, stop, False, via, "attribution.takes_up")


def spoken_before(
    near: Surroundings,
    cue: Cue,
    source: Source | None,
    via: tuple[Source, ...],
    bounds: range,
    floor: int,
) -> Statement | None:
    """«…»، قال فلان: the quotation stands before its verb."""
    words = near.words
    if "quote" not in cue.takes:
        return None
    back = cue.first - 1
    if words.form(back) in ("،", ","):
        back -= 1
    if back < floor or words.items[back].kind is not QUOTE:
        return None
    marks = near.quotes_about(floor, back)
    opened = next((n for n, closing in marks if closing == back), None)
    if opened is None or not speech(near, opened) or source is None:
        return None
    return Statement(
        cue, source, max(opened, bounds.start), back + 1, True, via, "attribution.quotation_verb"
    )
