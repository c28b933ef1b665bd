"""Reports without a speaker as subject: بحسب X، أنباء عن، يُعتقد أن."""

from __future__ import annotations

from khabar.annotators.attribution.content import Opening as Start
from khabar.annotators.attribution.content import ends, trimmed
from khabar.annotators.attribution.cues import Cue, clause_at
from khabar.annotators.attribution.insertions import occasions
from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.noun_phrase import Surroundings, head_of, phrase
from khabar.annotators.attribution.sources import Source, country, source_at
from khabar.annotators.attribution.statement import Statement
from khabar.lexicon.actors import press
from khabar.text.words import QUOTE, Words


def post_statement(near: Surroundings, cue: Cue, bounds: range, floor: int) -> Statement | None:
    """بحسب X at the head of a sentence (content after it) or behind what it reports."""
    words = near.words
    first, strip = cue.stop, ""
    with_l = words.form(cue.stop - 1) in of_class("with_l")
    if words.form(first) == "ل":
        first += 1
    elif with_l and words.form(first).startswith("ل"):
        strip = "ل"
    if first >= bounds.stop:
        return None
    if words.items[first].kind is QUOTE:
        closing = near.quote_at.get(first)
        stop = closing + 1 if closing is not None and closing - first < 8 else first
    else:
        stop = phrase(near, first, bounds.stop)
    self_named = words.form(first) in of_class("self")
    source: Source | None = None
    if not self_named and not cue.lemma and not speaks(near, first):
        return None
    if stop > first and not self_named:
        source = source_at(near, first, min(stop, bounds.stop), strip)
    elif not self_named and cue.lemma == "":
        return None
    after, via = occasions(near, stop, bounds.stop, cue)
    lead = opening_word(words, bounds.start)
    if cue.first <= max(lead, bounds.start) and floor <= cue.first:
        return before_content(near, cue, source, after, bounds, via)
    start = opening_word(words, max(floor, bounds.start))
    end = trimmed(words, start, cue.first)
    while end > start and words.form(end - 1) in ("-", "–", "و"):
        end = trimmed(words, start, end - 1)
    if end <= start:
        return None
    direct = near.quote_at.get(start) == end - 1
    return Statement(cue, source, start, end, direct, via, "attribution.content_according_to")


def speaks(near: Surroundings, first: int) -> bool:
    """Whether the noun after «وفق» can be a source: plans, laws and agreements cannot."""
    words = near.words
    if first in near.actors or head_of(words, first) is not None:
        return True
    if words.items[first].kind is QUOTE:
        return True
    return press().at(words, first) is not None or country(words, first, first + 1)


def before_content(
    near: Surroundings,
    cue: Cue,
    source: Source | None,
    at: int,
    bounds: range,
    via: tuple[Source, ...],
) -> Statement | None:
    """وبحسب X، … : the content follows the source."""
    words = near.words
    if words.form(at) in ("،", ",", ":", "-"):
        at += 1
    if clause_at(words, at):
        at += 1 if words.form(at) in ("ان", "فان", "بان") else 0
    if at >= bounds.stop:
        return None
    closing = near.quote_at.get(at)
    direct = closing is not None and closing - at > 3
    stop = ends(near, Start(at, direct, ""), bounds.stop)
    if stop <= at:
        return None
    return Statement(cue, source, at, stop, direct, via, "attribution.according_to_content")


def opening_word(words: Words, first: int) -> int:
    """The first word after an opener (من جهة أخرى، كما) and the comma behind it."""
    at = first
    while at < len(words) and words.form(at) in ("،", ",", "-", "–", "•", ".", "و", "ف"):
        at += 1
    match = phrases("opener").at(words, at) if at < len(words) else None
    if match is not None:
        at = match.stop
        while at < len(words) and words.form(at) in ("،", ","):
            at += 1
    return at


def noun_statement(near: Surroundings, cue: Cue, bounds: range) -> Statement | None:
    """أنباء عن …: the content follows, the source is nobody."""
    words = near.words
    stop = ends(near, Start(cue.stop, False, ""), bounds.stop)
    stop = next((n for n in range(cue.stop, stop) if words.form(n) in ("،", ",")), stop)
    if stop <= cue.stop:
        return None
    told = source_at(near, cue.first, max(cue.stop - 1, cue.first + 1))
    return Statement(
        cue, told, cue.stop, stop, False, (), "attribution.nobodys_report", public=True
    )


def public_statement(near: Surroundings, cue: Cue, bounds: range) -> Statement | None:
    """يُعتقد أن، ذُكر أن، قيل إن: somebody is meant, nobody is named."""
    words = near.words
    at = cue.stop
    if not clause_at(words, at):
        return None
    first = at + 1 if words.form(at) in ("ان", "بان") else at
    stop = ends(near, Start(first, False, ""), bounds.stop)
    if stop <= first:
        return None
    return Statement(
        cue, None, first, stop, False, (), "attribution.sourceless_passive", public=True
    )
