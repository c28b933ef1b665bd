"""Periods of the calendar, with «مطلع», «منتصف», «نهاية» before them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from khabar.annotators.dates.cues import is_name
from khabar.annotators.dates.months import month
from khabar.annotators.dates.relative import relative_period
from khabar.annotators.dates.scene import Found, Period, Scene
from khabar.annotators.dates.seasons import quarter, season
from khabar.annotators.dates.timex import DAY
from khabar.annotators.dates.years import century, decade, year
from khabar.lexicon.joints import joint
from khabar.lexicon.numerals import numeral_at

OF = joint("of")
OF_OR_IN = joint("of_or_in")


Reader = Callable[[Scene, int, str], Period | None]
READERS: tuple[Reader, ...] = (month, relative_period, quarter, season, decade, century, year)
FIGURE_READERS: tuple[Reader, ...] = (month, year)
"""Those that begin at a bare figure, which is no word of the calendar."""


def stretch(scene: Scene, at: int) -> Found | None:
    """The period that begins at word ``at``, with «مطلع», «منتصف», «نهاية» before it."""
    first = at
    edge = scene.tag(at, "edge", proclitics=None)
    if edge and (edge.definite or (scene.tag(at, "first_day") and is_name(scene, at))):
        edge = None
    if edge and edge.stop < scene.end(at):
        at = edge.stop
        if scene.form(at) in OF and at + 1 < scene.end(first):
            at += 1
    week = None if edge else numbered_week(scene, at)
    if week:
        return _found(first, week)
    for reader in READERS if scene.tags[at] else FIGURE_READERS:
        found = reader(scene, at, edge.value if edge else "")
        if found:
            since, until = _narrowed(found.since, found.until, edge.value if edge else "")
            return _found(first, found._replace(since=since, until=until))
    return None


def _found(first: int, told: Period) -> Found:
    stop, value, rule, since, until, anchored = told
    return Found(first, stop, "DATE", value, rule, since, until, anchored)


def _narrowed(since: date | None, until: date | None, edge: str) -> tuple[date | None, date | None]:
    """The third of a period that «مطلع», «منتصف» or «أواخر» leaves of it."""
    if since is None or until is None or edge in ("", "whole"):
        return since, until
    third = timedelta(days=max(1, (until - since).days // 3))
    if edge == "start":
        return since, since + third
    if edge == "end":
        return until - third, until
    return since + third, until - third


def numbered_week(scene: Scene, at: int) -> Period | None:
    """«الأسبوع الأول من أكتوبر»: a week within a month or year that is told after it."""
    unit = scene.tag(at, "unit", proclitics=None)
    if unit is None or unit.value != "W" or not unit.definite or unit.stop >= scene.end(at):
        return None
    final = scene.tag(unit.stop, "final")
    numeral = numeral_at(scene.words, unit.stop, scene.end(at))
    if numeral and numeral.form == "ordinal" and numeral.definite:
        stop, number = numeral.stop, int(numeral.value)
    elif final:
        stop, number = final.stop, 0
    else:
        return None
    if stop < scene.end(at) and scene.form(stop) in OF_OR_IN:
        stop += 1
    for reader in READERS:
        whole = reader(scene, stop, "") if stop < scene.end(at) else None
        if whole and whole.value[4:5] in ("-", "") and "W" not in whole.value:
            since, until = _week_within(whole.since, whole.until, number)
            return Period(
                whole.stop, whole.value, "dates.numbered_week", since, until, whole.anchored
            )
    return None


def _week_within(
    since: date | None, until: date | None, number: int
) -> tuple[date | None, date | None]:
    """The seven days that are the week ``number`` of a period; 0 is the last."""
    if since is None or until is None:
        return since, until
    if not number:
        return until - 7 * DAY, until
    first = since + 7 * (number - 1) * DAY
    return (first, min(first + 7 * DAY, until)) if first < until else (since, until)
