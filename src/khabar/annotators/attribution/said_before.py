"""Statements whose words stand before their verb."""

from __future__ import annotations

from khabar.annotators.attribution.content_end import trimmed
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.insertions import occasions
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.opening import SPEECH
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.text.words import LETTERS, MARK, QUOTE

REACH = 12
"""Words between the two halves of a quotation that its verb parts, at most."""


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
    if said_behind(near, cue, source, bounds.stop):
        stop = trimmed(words, bounds.start, back)
        first = next(
            (n for n in range(bounds.start, stop) if words.items[n].kind is not MARK), stop
        )
        rule = "attribution.clause_verb"
        return Statement(cue, source, first, stop, False, via, rule) if stop > first else None
    if words.form(back) in ("،", ","):
        back -= 1
    if back < floor or words.items[back].kind is not QUOTE:
        return None
    marks = near.quotes_about(floor, back)
    opened = next((n for n, closing in marks if closing == back), None)
    if opened is None or back - opened < SPEECH or source is None:
        return None
    before = words.items[opened - 1] if opened > bounds.start else None
    if before and before.kind is LETTERS and words.form(opened - 1) not in of_class("beside"):
        return None  # «ظل «المركز» يواصل جهوده», «وصفها بأنها «…»، تواصل دعمها»: in its sentence
    first = max(opened, bounds.start)
    again = resumed(near, source.stop, bounds.stop)
    pieces = ((first, back + 1), again) if again else ()
    stop = again[1] if again else back + 1
    rule = "attribution.quotation_verb"
    return Statement(cue, source, first, stop, True, via, rule, pieces=pieces)


def said_behind(near: Surroundings, cue: Cue, source: Source | None, limit: int) -> bool:
    """«لم يبق لنا شيء، يقول أبو محمود»: a verb of saying and who spoke, and nothing behind them.

    Where or to whom he spoke may stand there («يروي أحد الناجين لوكالة …»).
    """
    words = near.words
    said = key(cue.lemma) in of_class("says_behind") and not (cue.joined or cue.object)
    if not said or words.form(cue.first)[:1] not in "يت" or source is None:
        return False
    if words.items[cue.first - 2].kind is QUOTE or source.first != cue.stop:
        return False
    if words.form(cue.first - 1) not in ("،", ","):
        return False
    after, _ = occasions(near, source.stop, limit, cue)
    behind = words.form(after) if after < limit else ""
    return behind in ("", ".", "،", ",") or behind in of_class("relative")


def resumed(near: Surroundings, at: int, limit: int) -> tuple[int, int] | None:
    """«…»، قال فلان، «…»: the quotation that goes on behind its verb."""
    words = near.words
    for n in range(at, min(at + REACH, limit)):
        if n in near.quote_at and words.form(n - 1) in ("،", ",", ":"):
            closing = near.quote_at[n]
            return (n, min(closing + 1, limit)) if closing > n + 1 else None
        if words.form(n) in (".", "؛"):
            return None
    return None
