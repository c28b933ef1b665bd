"""The day that a written date names, its year or month found where it has none."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from khabar.annotators.dates.calendar_dates import (
    AND,
    BETWEEN,
    DASHES,
    TO,
    Written,
    numeric_at,
    written_at,
)
from khabar.annotators.dates.cues import speaks_of_future
from khabar.annotators.dates.scene import Anchor, Scene
from khabar.annotators.dates.timex import DAY, OPEN, moved, safe
from khabar.lexicon.hijri import hijri_day, hijri_year_in, hijri_year_of

NEAR_AHEAD = 30
"""A day of the month with no year that lies this few days ahead is the coming one."""
FAR_AHEAD = 330
"""One that lies further ahead than this has just passed, whatever the verb."""
RANGE = 6
"""The end of a range stands within so many words of its start."""
SEPARATORS = frozenset("،,-–—:(")


class Day(NamedTuple):
    """A single day up to word ``stop``; ``day`` is None where the text leaves it open."""

    stop: int
    value: str
    day: date | None
    rule: str
    anchored: Anchor | None = None
    night: bool = False
    """«البارحة», «الليلة»: the night of that day."""
    until: date | None = None
    """One past the last day, where two days are named as one («من 3 إلى 5 آب»)."""
    present: bool = False


def resolved(scene: Scene, first: int, written: Written) -> Day:
    """The day of a written date, its year found where it has none."""
    stop, year, month, number, calendar, relation, to_day, agreed = written
    if month and not year and not relation:
        year = _year_of_range(scene, written)
    rule = "dates.written_day"
    if agreed:
        return Day(stop, agreed.isoformat(), agreed, "dates.hijri_and_date")
    if calendar == "hijri":
        rule = "dates.hijri_day"
        day = _hijri(scene, written)
        value = day.isoformat() if day else OPEN["D"]
        anchored = None if year else scene.anchored
        if day and to_day > number:
            until = day + (to_day - number + 1) * DAY
            value = f"{value}/{(until - DAY).isoformat()}"
            return Day(stop, value, day, rule, anchored, until=until)
        return Day(stop, value, day, rule, anchored)
    if year:
        day = safe(year, month, number)
    elif month:
        day = _nearest_year(scene, written, first)
    else:
        day = day_of_month(scene, number, relation)
    if day is None:
        shown = f"{year or 'XXXX'}-{f'{month:02d}' if month else 'XX'}-{number:02d}"
        return Day(stop, shown, None, rule)
    anchored = None if year else scene.anchored
    if to_day and to_day > number:
        last = safe(day.year, day.month, to_day)
        if last:
            value = f"{day.isoformat()}/{last.isoformat()}"
            return Day(stop, value, day, "dates.days_of_month", anchored, until=last + DAY)
    return Day(stop, day.isoformat(), day, rule, anchored)


def _year_of_range(scene: Scene, written: Written) -> int:
    """«من 24 أيلول إلى 7 تشرين الأول 2020»: the year told at the end holds for the start."""
    at = written.stop
    if at + 1 >= scene.end(at - 1) or scene.form(at) not in DASHES | TO:
        return 0
    last = written_at(scene, at + 1)
    if last is None or not last.year or last.calendar != written.calendar:
        return 0
    return last.year - (last.month < written.month)


def _nearest_year(scene: Scene, written: Written, first: int) -> date | None:
    today = scene.today
    if today is None:
        return None
    start = _start_of_range(scene, first)
    if start and not written.relation:
        after = [safe(start.year + n, written.month, written.day) for n in (0, 1)]
        return next((day for day in after if day and day > start), None)
    years = [safe(today.year + n, written.month, written.day) for n in (-1, 0, 1)]
    past = [day for day in years if day and day <= today]
    coming = [day for day in years if day and day >= today]
    if not past or not coming:
        return None
    if written.relation == "last":
        before = [day for day in past if day < today]
        return before[-1] if before else None
    if written.relation == "next":
        return coming[0]
    if written.relation == "this":
        return safe(today.year, written.month, written.day)
    if (coming[0] - today).days <= NEAR_AHEAD:
        return coming[0]
    if (coming[0] - today).days > FAR_AHEAD:
        return past[-1]
    return coming[0] if speaks_of_future(scene, first, written.stop) else past[-1]


def _start_of_range(scene: Scene, first: int) -> date | None:
    """«من 2 تشرين الأول إلى 22 …»: the day a range starts on, where ``first`` is its end."""
    before = scene.before(first)
    if scene.earlier is None or not 0 < first - scene.earlier_at <= RANGE or not before:
        return None
    if before == AND:
        return scene.earlier if scene.before(scene.earlier_at) in BETWEEN else None
    return scene.earlier if before in TO | DASHES else None


def day_of_month(scene: Scene, number: int, relation: str) -> date | None:
    if scene.today is None:
        return None
    first = moved(scene.today.replace(day=1), {"last": -1, "next": 1}.get(relation, 0), "M")
    return safe(first.year, first.month, number) if first else None


def _hijri(scene: Scene, written: Written) -> date | None:
    if written.year:
        year = hijri_year_in(written.year, written.month)
        return hijri_day(year, written.month, written.day)
    if scene.today is None:
        return None
    year = hijri_year_of(scene.today)
    near = [hijri_day(year + n, written.month, written.day) for n in (-1, 0, 1)]
    known = [day for day in near if day]
    if written.relation == "last":
        known = [day for day in known if day < scene.today] or known
        return known[-1] if known else None
    if written.relation == "next":
        known = [day for day in known if day >= scene.today]
    return min(known, key=lambda day: abs((day - scene.today).days)) if known else None  # type: ignore[operator]


def after_mark(scene: Scene, at: int) -> int:
    """The next word, past one comma, dash or bracket."""
    if at < scene.end(at - 1) and scene.form(at) in SEPARATORS:
        return at + 1
    return at


def date_after(scene: Scene, at: int) -> Written | None:
    """A written date that follows a weekday or «أمس», perhaps after «الموافق» or a comma."""
    if at >= scene.end(at - 1):
        return None
    place = after_mark(scene, at)
    if place >= scene.end(at - 1):
        return None
    matching = scene.tag(place, "matching")
    if matching:
        place = after_mark(scene, matching.stop)
    if place >= scene.end(at - 1):
        return None
    written = written_at(scene, place) or numeric_at(scene, place, led=True)
    if written and scene.form(place - 1) == "(" and scene.form(written.stop) == ")":
        return written._replace(stop=written.stop + 1)
    return written
