"""Dates: days, months, years, parts of day and durations as TIMEX3."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from khabar.annotators.dates.anchor import written_day
from khabar.annotators.dates.calendar_dates import first_of_month, written_at
from khabar.annotators.dates.cues import is_name
from khabar.annotators.dates.days import is_bloc
from khabar.annotators.dates.durations import amount_of_time
from khabar.annotators.dates.figures import with_bracket
from khabar.annotators.dates.moments import moment
from khabar.annotators.dates.nth_weekdays import nth_weekday
from khabar.annotators.dates.ranked_days import in_a_row
from khabar.annotators.dates.rest import (
    also_each,
    day_of_feast,
    feast,
    prayer,
    repeated,
    then,
    vague,
)
from khabar.annotators.dates.scene import Found, Scene
from khabar.annotators.dates.stretches import stretch
from khabar.annotators.dates.weekdays import day_of_week
from khabar.lexicon.joints import joint
from khabar.lexicon.number_words import atoms
from khabar.lexicon.tags import of_kind
from khabar.lexicon.time_words import time_tags
from khabar.readings.article import Problem
from khabar.readings.time import Time
from khabar.text.annotation import Annotation
from khabar.text.span import Span
from khabar.text.view import folded
from khabar.text.words import Kind, Words

Rule = Callable[[Scene, int], Found | None]
RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (also_each, frozenset(("weekday",))),
    (moment, frozenset((
        "weekday", "day", "day_noun", "part", "part_adverb", "part_noun", "part_noun_in",
        "part_lead", "sometime", "clock_noun", "month", "month_if", "unit", "same_before",
        "since", "until", "during", "within", "this", "first_day", "figure", "numeral",
    ))),
    (stretch, frozenset((
        "month", "month_if", "month_noun", "unit", "this", "same_before", "edge", "season",
        "season_noun", "decade", "named_period", "century_noun", "quarter", "year_noun", "figure",
    ))),
    (amount_of_time, frozenset((
        "unit", "ago", "since", "after", "during", "within", "about", "vague_count", "recent",
        "span_adverb", "throughout", "figure", "numeral",
    ))),
    (in_a_row, frozenset(("unit",))),
    (nth_weekday, frozenset(("edge", "first_day", "numeral"))),
    (day_of_feast, frozenset(("numeral",))),
    (day_of_week, frozenset(("unit", "this"))),
    (vague, frozenset(("vague",))),
    (repeated, frozenset(("set", "each"))),
    (prayer, frozenset(("prayer_lead",))),
    (feast, frozenset(("feast",))),
    (then, frozenset(("then",))),
)  # fmt: skip
"""Each rule with the words it may begin at, asked in this order; the longest answer
stands, of two alike the first. A «figure» is a run of digits, a «numeral» a number word."""

LEADS = frozenset((
    "within", "about", "after", "ago", "since", "during", "until", "edge", "day_noun", "recent",
    "prayer_lead", "this", "part_lead",
))  # fmt: skip
"""Words that begin a time only before a word of the calendar or a number."""

STARTS = frozenset(("not_time",)).union(*(starts for _, starts in RULES))
CONJUNCTIONS = "وف"
WRITTEN = frozenset(("dates.written_day", "dates.weekday_and_date"))
FULL = re.compile(r"\d{4}-\d\d-\d\d(T|$)")
YEAR_FIGURES = 4
GOING_ON = joint("of") | joint("in") | joint("until") | joint("the")
"""What may join a figure to the rest of a date or hour."""


def times(words: Words, heads: Words | None = None) -> Iterator[Annotation[Time]]:
    """Every time expression of an article, in order, none within another.

    ``heads`` are the words of its datelines: a full date there is what the body counts
    from, where publication is not given or follows within the week.
    """
    tags = time_tags(words)
    today, anchored = written_day(words, tags, _day_of(heads) if heads else None)
    scene = Scene(words, tags, today, anchored=anchored)
    items, digits = words.items, Kind.DIGITS
    at, last = 0, len(items)
    while at < last:
        word = items[at]
        if not tags[at] and (
            _is_lone_figure(scene, at) if word.kind is digits else not atoms(word.form)
        ):
            at += 1
            continue
        found = _read(scene, at)
        if found is None:
            at = _past_name(scene, at)
            continue
        span = _span(scene, found)
        yield Annotation(span, _time(words, found, span), found.rule)
        scene = _remembering(scene, found)
        at = max(found.stop, at + 1)


def _day_of(heads: Words) -> date | None:
    """The first full date of the datelines; one after «تحديث» only where no other stands."""
    updated: date | None = None
    tags = time_tags(heads)
    for found in times(heads):
        at = heads.within(found.span)[0]
        day = found.value.start if FULL.match(found.value.value) else None
        if day is None or (found.value.anchored_on and found.rule not in WRITTEN):
            continue
        if not any(of_kind(tags, near, ("updated",), None) for near in range(at - 3, at)):
            return date.fromisoformat(day[: len("2024-05-14")])
        updated = updated or date.fromisoformat(day[: len("2024-05-14")])
    return updated


def disagreements(found: Iterable[Annotation[Time]]) -> Iterator[Problem]:
    """What a weekday that does not fall on its date is reported as."""
    for time in found:
        if time.rule == "dates.weekday_disagrees":
            reason = f"the weekday does not fall on {time.value.value}; the date was kept"
            yield Problem(stage="dates", reason=reason, span=time.span)


def _is_lone_figure(scene: Scene, at: int) -> bool:
    """Whether a figure, no year, stands before a word that no date, hour or length goes on with."""
    after, form = at + 1, scene.form(at)
    if len(form) == YEAR_FIGURES or not form.isdigit() or after >= scene.end(at):
        return False
    word = scene.words.items[after]
    if word.kind is not Kind.LETTERS or scene.tags[after] or word.form[0] in CONJUNCTIONS:
        return False
    return word.form not in GOING_ON and not atoms(word.form)


def _read(scene: Scene, at: int) -> Found | None:
    kinds = _kinds(scene, at)
    if not kinds or "not_time" in kinds:
        return in_a_row(scene, at) if "unit" in kinds else None  # «لليوم الثاني على التوالي»
    best: Found | None = None
    end = scene.end(at)
    for rule in _rules_of(frozenset(kinds)):
        found = rule(scene, at)
        if found and found.stop <= end and (best is None or found.stop > best.stop):
            best = found
    return best if best is None else with_bracket(scene, best)


@lru_cache(maxsize=1 << 12)
def _rules_of(kinds: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that may begin at a word of these kinds."""
    return tuple(rule for rule, starts in RULES if not starts.isdisjoint(kinds))


def _kinds(scene: Scene, at: int) -> set[str]:
    """What word ``at`` is to the rules, leads left out that lead to nothing."""
    kinds = set()
    for tag in scene.tags[at]:
        kind = tag.word.kind
        if kind in STARTS and (kind not in LEADS or _is_timely(scene, tag.stop)):
            kinds.add(kind)
    word = scene.words.items[at]
    if word.kind is Kind.DIGITS:
        kinds.add("figure")
    elif atoms(word.form):
        kinds.add("numeral")
    return kinds


def _is_timely(scene: Scene, at: int) -> bool:
    """Whether a word may go on with a time."""
    if at >= len(scene.tags):
        return False
    word = scene.words.items[at]
    return (
        bool(scene.tags[at])
        or word.kind is Kind.DIGITS
        or bool(atoms(word.form))
        or (word.form in ("ال", "("))
    )


def _past_name(scene: Scene, at: int) -> int:
    bloc = False
    for tag in scene.tags[at]:
        kind = tag.word.kind
        if kind == "not_time":
            return tag.stop
        bloc = bloc or kind == "bloc"
        if kind == "first_day" and is_name(scene, at):
            street = first_of_month(scene, at)
            return street.stop if street else at + 1
    if bloc and is_bloc(scene, at):
        written = written_at(scene, at)
        return written.stop if written else at + 1
    if scene.words.items[at].kind is Kind.DIGITS and is_name(scene, at):
        written = written_at(scene, at)
        return written.stop if written else at + 1
    return at + 1


def _remembering(scene: Scene, found: Found) -> Scene:
    if found.type == "SET" or found.since is None or found.type == "DURATION":
        return scene
    value = found.value.partition("T")[0]
    return scene._replace(
        earlier=found.day or scene.earlier,
        earlier_at=found.first if found.day else scene.earlier_at,
        earlier_value=value,
        earlier_bounds=(found.since, found.until),
        earlier_night=found.value.endswith("TNI"),
    )


def _span(scene: Scene, found: Found) -> Span:
    """From the first word, its «و» or «ف» left out, to the last."""
    words = scene.words
    span = words.span(found.first, found.stop)
    first = words.items[found.first]
    if first.form[:1] not in CONJUNCTIONS or first.kind is not Kind.LETTERS:
        return span
    readings = [tag.proclitics for tag in scene.tags[found.first]]
    readings = readings or [atom.proclitics for atom in atoms(first.form)]
    if not readings or not all(proclitics[:1] == first.form[0] for proclitics in readings):
        return span
    view = folded(first.span.of(words.text))
    return Span(first.span.start + view.places[1], span.stop)


def _time(words: Words, found: Found, span: Span) -> Time:
    precision, prec = _exactness(found)
    return Time(
        span=span,
        text=span.of(words.text),
        type=found.type,
        value=found.value,
        start=_start(found),
        stop=_stop(found),
        time_precision=precision,
        date_prec=prec,
        anchored_on=found.anchored,
    )


def _exactness(
    found: Found,
) -> tuple[Literal[1, 2, 3] | None, Literal[1, 2, 3, 4, 5] | None]:
    """ACLED's and UCDP's grades, by how many days the expression leaves open."""
    if found.since is None or found.until is None or found.type == "SET":
        return None, None
    if found.type == "TIME" or found.day:
        return 1, 1
    days = (found.until - found.since).days
    if days <= 1:
        return 1, 1
    if days < 7:
        return 2, 2
    if days == 7:
        return 2, 3
    return (3, 4) if days <= 31 else (3, 5)


def _start(found: Found) -> str | None:
    if found.since is None:
        return None
    return f"{found.since}T{found.clock}{found.zone}" if found.clock else found.since.isoformat()


def _stop(found: Found) -> str | None:
    if found.since and found.clock:
        minute = _minute_after(found.since, found.clock)
        return f"{minute:%Y-%m-%dT%H:%M}{found.zone}" if minute else None
    return found.until.isoformat() if found.until else None


def _minute_after(day: date, clock: str) -> datetime | None:
    hour, minute = clock.split(":")[:2]
    try:
        return datetime(day.year, day.month, day.day, int(hour), int(minute)) + timedelta(minutes=1)
    except OverflowError:
        return None
