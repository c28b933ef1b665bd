"""One cue with its source and content: where the source stands, where the content runs."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.annotators.attribution.cues import Cue, starts_clause
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.sources import (
    Source,
    Surroundings,
    addressed,
    head_of,
    object_begins,
    phrase,
    source_at,
    told_in,
)
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import Kind, Words

REACH = 45
"""Words between a verb and the clause it introduces, at most."""
SPEECH = 3
"""Words that a quotation has at least to be speech and not a name."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A cue, its stated source (None: to be resolved) and its content as word numbers.

    ``via`` are the go-betweens stated with it, outermost first.
    """

    cue: Cue
    source: Source | None
    first: int
    stop: int
    direct: bool
    via: tuple[Source, ...] = ()
    rule: str = "attribution.verb_source_that"
    public: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """Where content begins, whether it is speech, and by which rule."""

    first: int
    direct: bool
    rule: str


def verb_statement(near: Surroundings, cue: Cue, bounds: range, floor: int) -> Statement | None:
    """قالت وزارة الصحة إن …, and all orders of it; None where nothing is handed on.

    ``floor`` is the first word that may still belong to this statement.
    """
    words = near.words
    limit = bounds.stop
    at = cue.stop
    takes_object = "masdar" in cue.takes or "any" in cue.takes
    at, via = occasions(near, at, limit)
    stop = at
    if names_source(near, at, takes_object=takes_object):
        stop = phrase(near, at, limit, masdar_ends=takes_object)
    source = source_at(near, at, stop) if stop > at else None
    if ("of" in cue.takes and words.form(stop) == "عن") or handed_on(near, stop, limit, cue):
        return handed(near, cue, source, via, stop, limit)
    after, more = occasions(near, stop, limit, apposition=source is not None)
    via += more
    opening = begins(near, cue, after, limit, takes_object=takes_object)
    if opening is None:
        return spoken_before(near, cue, source, via, bounds, floor)
    if source is None:
        source = subject_before(near, cue, floor)
    if source is not None:
        passed = passed_on(near, source.stop, opening.first)
        if passed is not None:
            if source.head in of_class("word_of"):
                source = passed
            else:
                via += (passed,)
    stop_at = ends(near, opening, limit)
    if stop_at <= opening.first:
        return None
    return Statement(cue, source, opening.first, stop_at, opening.direct, via, opening.rule)


def handed_on(near: Surroundings, stop: int, limit: int, cue: Cue) -> bool:
    """Whether «نقلاً عن» follows the first source: ذكرت الوكالة نقلاً عن مصدر أن …"""
    return (
        stop + 1 < limit and near.words.form(stop) == "نقلا" and near.words.form(stop + 1) == "عن"
    )


def handed(
    near: Surroundings,
    cue: Cue,
    through: Source | None,
    via: tuple[Source, ...],
    at: int,
    limit: int,
) -> Statement | None:
    """نقلت وكالة عن مصدر قوله إن …: the first is the go-between, the second the source."""
    words = near.words
    first = at + (2 if words.form(at) == "نقلا" else 1)
    stop = phrase(near, first, limit, masdar_ends=False)
    while stop - 1 > first and words.form(stop - 1) in of_class("brings"):
        stop -= 1
    if stop <= first:
        return None
    source = source_at(near, first, stop)
    after, more = occasions(near, stop, limit, apposition=True)
    while words.form(after) in of_class("brings") and not starts_clause(words.form(after)):
        after, _ = occasions(near, after + 1, limit)
    opening = begins(near, cue, after, limit, takes_object=False)
    if opening is None:
        return None
    chain = ((through,) if through else ()) + via + more
    stop_at = ends(near, opening, limit)
    if stop_at <= opening.first:
        return None
    return Statement(
        cue, source, opening.first, stop_at, opening.direct, chain, "attribution.relayed_from"
    )


def names_source(near: Surroundings, at: int, *, takes_object: bool) -> bool:
    """Whether the noun after a verb may be its subject rather than its object."""
    words = near.words
    if at >= len(words) or words.items[at].kind is Kind.MARK:
        return False
    if not takes_object:
        return True
    form = words.items[at].form
    if at in near.actors or head_of(words, at) is not None:
        return True
    return form not in of_class("object_head") and not any(
        f.tense == "masdar" for f in verb_forms(form)
    )


def occasions(
    near: Surroundings, at: int, limit: int, *, apposition: bool = False
) -> tuple[int, tuple[Source, ...]]:
    """Pass over where and when a thing was said: في بيان، أمس، خلال لقاء، لوكالة X.

    Returns the next word and the go-betweens met on the way.
    """
    words = near.words
    via: list[Source] = []
    started = at
    while at < limit and at - started < REACH:
        form = words.items[at].form
        if starts_clause(form) or form == ":":
            break
        if at in near.time_at:
            at += 1
            while at < limit and words.form(at) and at in near.time_at:
                at += 1
            continue
        if addressed(words, at):
            stop = max(phrase(near, at, limit, masdar_ends=False), at + 1)
            if not of_class("addressee") & {words.items[at].form[1:], words.items[at].form[2:]}:
                via.append(source_at(near, at, stop, "ل"))
            at = stop
            continue
        if form == "في" or form in of_class("occasion"):
            at = passed_over(near, at, limit)
            continue
        if form in ("،", ",", "-", "–"):
            if not apposition and at > started:
                break
            following = at + 1
            if starts_clause(words.form(following)) or words.form(following) in (":", "في"):
                at = following
                continue
            if apposition and (closing := closes_apposition(near, following, limit)):
                at = closing
                continue
            break
        break
    return at, tuple(via)


def passed_over(near: Surroundings, at: int, limit: int) -> int:
    """The word after a prepositional phrase: up to the next mark, clause, or preposition."""
    words = near.words
    stop = at + 1
    while stop < limit and stop - at < 14:
        form = words.items[stop].form
        if (
            starts_clause(form)
            or words.items[stop].kind in (Kind.MARK, Kind.QUOTE)
            or addressed(words, stop)
            or (
                stop > at + 1 and form in ("الي", "عن", "علي") and not told_in(words.form(stop + 1))
            )
            or (stop > at + 1 and form in of_class("occasion"))
        ):
            break
        stop += 1
    return stop


def closes_apposition(near: Surroundings, at: int, limit: int) -> int:
    """The word after «، … ،» where the inserted phrase is short and a clause follows; else 0."""
    words = near.words
    for stop in range(at, min(limit, at + 18)):
        form = words.items[stop].form
        if form in ("،", ",") and (
            starts_clause(words.form(stop + 1)) or words.form(stop + 1) == "في"
        ):
            return stop + 1
        if starts_clause(form) and stop > at:
            return stop
        if form == ":":
            return stop
    return 0


def begins(
    near: Surroundings, cue: Cue, at: int, limit: int, *, takes_object: bool
) -> Opening | None:
    """Where what is said begins, if it begins at word ``at``."""
    words = near.words
    if at >= limit:
        return Opening(at, True, "attribution.next_sentence") if words.form(at - 1) == ":" else None
    form = words.items[at].form
    if starts_clause(form):
        first = at if len(form) > 3 and form not in ("بان", "فان", "وان") else at + 1
        if first < limit and words.form(first) in (":", "،"):
            first += 1
        return Opening(first, speech(near, first), "attribution.verb_source_that")
    if form == ":":
        return Opening(at + 1, True, "attribution.verb_source_colon")
    if words.items[at].kind is Kind.QUOTE and speech(near, at):
        return Opening(at, True, "attribution.verb_source_quotation")
    for preposition in cue.takes:
        if preposition in ("عن", "إلى", "على", "من"):
            if form == {"إلى": "الي", "على": "علي"}.get(preposition, preposition):
                first = at + 1
                if starts_clause(words.form(first)):
                    return begins(near, cue, first, limit, takes_object=False)
                return Opening(first, False, "attribution.verb_preposition")
        elif preposition == "ب" and form.startswith("ب") and len(form) > 2:
            if form == "بالقول":
                return begins(near, cue, at + 1, limit, takes_object=False)
            return Opening(at, False, "attribution.verb_preposition")
    if (
        takes_object
        and words.items[at].kind is Kind.LETTERS
        and (
            "any" in cue.takes
            or object_begins(near, at)
            or form in of_class("object_head")
            or any(f.tense == "masdar" and not f.definite for f in verb_forms(form))
        )
    ):
        return Opening(at, False, "attribution.verb_object")
    if words.items[at].kind is Kind.QUOTE and near.quote_at.get(at) and takes_object:
        return Opening(at, False, "attribution.verb_object")
    return None


def speech(near: Surroundings, at: int) -> bool:
    """Whether a quotation of some length opens at word ``at``."""
    closing = near.quote_at.get(at)
    return closing is not None and closing - at > SPEECH


def ends(near: Surroundings, opening: Opening, limit: int) -> int:
    """One past the last word of the content."""
    words = near.words
    first = opening.first
    closing = near.quote_at.get(first)
    if closing is not None and opening.direct and closing - first > SPEECH:
        following = words.form(closing + 1)
        if (
            closing >= limit
            or following in ("", ".", "،", ",", "؛", "؟", "!")
            or closing + 1 >= limit
        ):
            return min(closing + 1, limit)
    at = first
    breaks = of_class("break")
    while at < limit:
        if at in near.quote_at and near.quote_at[at] < limit:
            at = near.quote_at[at]
        elif words.form(at) in ("،", ",") and at + 1 < limit:
            following = words.form(at + 1)
            two = f"{following} {words.form(at + 2)}"
            if following in breaks or two in breaks or following == "وسط":
                return at
        at += 1
    return trimmed(words, first, limit)


def trimmed(words: Words, first: int, stop: int) -> int:
    """Leave final stops and commas out."""
    while stop > first and words.form(stop - 1) in (".", "،", ",", "؛", "!", "…", ":"):
        stop -= 1
    return stop


def subject_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """المصادر قالت إن …، وكانت الوزارة قد أعلنت أن …: a subject before its verb."""
    words = near.words
    stop = cue.first
    while stop > floor and words.form(stop - 1) in of_class("auxiliary"):
        stop -= 1
    for first in range(max(floor, stop - 12), stop):
        if (
            first > floor
            and words.items[first - 1].kind is Kind.LETTERS
            and (words.form(first - 1) not in of_class("auxiliary") | of_class("opener"))
        ):
            continue
        if first not in near.actors and head_of(words, first) is None:
            continue
        if phrase(near, first, stop, masdar_ends=False) == stop:
            return source_at(near, first, stop)
    return None


def passed_on(near: Surroundings, at: int, limit: int) -> Source | None:
    """«التي نقلها موقع X»: who handed the text on, in a relative clause after its noun."""
    words = near.words
    if not words.form(at).startswith("ال") or words.form(at) not in of_class("adjunct"):
        return None
    lemmas = of_class("passing_verb")
    if not any(key(f.lemma) in lemmas for f in verb_forms(words.form(at + 1))):
        return None
    stop = phrase(near, at + 2, limit, masdar_ends=False)
    return source_at(near, at + 2, stop) if stop > at + 2 else None


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
    if back < floor or words.items[back].kind is not Kind.QUOTE:
        return None
    opened = next((n for n, closing in near.quote_at.items() if closing == back), None)
    if opened is None or not speech(near, opened) or source is None:
        return None
    return Statement(
        cue, source, max(opened, bounds.start), back + 1, True, via, "attribution.quotation_verb"
    )
