"""Single days: «أمس الثلاثاء», «الخميس المقبل», «9 شباط الجاري», «12/10/2020»."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from khabar.annotators.dates.calendar_dates import DASHES, Written, numeric_at, written_at
from khabar.annotators.dates.cues import is_name, speaks_of_future
from khabar.annotators.dates.scene import Anchor, Scene
from khabar.annotators.dates.timex import DAY, OPEN, moved, safe
from khabar.lexicon.hijri import hijri_day, hijri_year_of
from khabar.text.words import Kind

NEAR_AHEAD = 30
"""A day of the month with no year that lies this few days ahead is the coming one."""
FAR_AHEAD = 330
"""One that lies further ahead than this has just passed, whatever the verb."""
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


def day_at(scene: Scene, at: int) -> Day | None:
    """The day named at word ``at``, with all that only says it again («أمس الأحد 3 آب»)."""
    for reader in (deictic_day, weekday, calendar_day, text_day):
        found = reader(scene, at)
        if found:
            return found
    return None


def deictic_day(scene: Scene, at: int) -> Day | None:
    """«أمس», «أول من أمس», «غداً الاثنين», «اليوم الجمعة 3 آب»."""
    tag = scene.tag(at, "day", proclitics=None)
    if tag is None or is_name(scene, at):
        return None
    if tag.value == "0" and _is_no_today(scene, at, tag.stop):
        return None
    night = tag.value.endswith("N")
    offset = int(tag.value.rstrip("N"))
    stop = tag.stop
    after = _after_mark(scene, stop)
    again = scene.tag(stop, "weekday") or scene.tag(after, "weekday")
    named = again.value if again else ""
    if again:
        stop = again.stop if scene.tag(stop, "weekday") else scene.tag(after, "weekday").stop  # type: ignore[union-attr]
    written = _date_after(scene, stop)
    day = moved(scene.today, offset, "D") if scene.today else None
    rule = "dates.deictic_day"
    if written:
        stop = written.stop
        told = _resolved(scene, at, written)
        if told.day:
            return Day(stop, told.value, told.day, rule, None, night)
    if day and named and day.isoweekday() != int(named):
        day = _nearest_weekday(day, int(named))
        rule = "dates.weekday_disagrees"
    if tag.value == "0" and not named and _these_days(scene, at):
        return Day(stop, "PRESENT_REF", None, "dates.these_days")
    value = day.isoformat() if day else (OPEN["D"] if not named else f"XXXX-WXX-{named}")
    return Day(stop, value, day, rule, scene.anchored if day else None, night)


def _is_no_today(scene: Scene, at: int, stop: int) -> bool:
    """«في اليوم الذي», the paper of that name before a dash: «عين اليوم – عدن»."""
    if stop < scene.end(at) and scene.tag(stop, "which"):
        return True
    start = scene.words.bounds[scene.words.sentence_of[at]].start
    return 0 < at - start <= 2 and stop < scene.end(at) and scene.form(stop) in DASHES


def _these_days(scene: Scene, at: int) -> bool:
    """«ما نعيشه اليوم», «حتى اليوم»: the present, not the day of publication."""
    return at > 0 and scene.tag(at - 1, "nowadays", proclitics=None) is not None


def _nearest_weekday(day: date, weekday: int) -> date:
    ahead = (weekday - day.isoweekday()) % 7
    return day + (ahead if ahead <= 3 else ahead - 7) * DAY


def weekday(scene: Scene, at: int) -> Day | None:
    """«يوم الاثنين الماضي», «السبت المقبل», «الأحد 23 مايو 2021»."""
    first = at
    lead = scene.tag(at, "day_noun", proclitics=None)
    if lead:
        at = lead.stop
    tag = scene.tag(at, "weekday", proclitics=None if at == first else "")
    if tag is None and lead:
        tag = scene.tag(at, "bare_weekday")
    if tag is None or (not lead and _is_no_weekday(scene, at, tag.value)):
        return None
    wanted, stop = int(tag.value), tag.stop
    written = _date_after(scene, stop)
    if written:
        told = _resolved(scene, first, written)
        agrees = told.day is None or told.day.isoweekday() == wanted
        rule = "dates.weekday_and_date" if agrees else "dates.weekday_disagrees"
        return told._replace(rule=rule)
    relation = scene.tag(stop, "relation")
    if relation and relation.value in ("last", "next", "this"):
        stop = relation.stop
    way = relation.value if relation else ""
    day = _weekday_of(scene, wanted, way, first, stop)
    if day is None:
        return Day(stop, f"XXXX-WXX-{wanted}", None, "dates.weekday")
    return Day(stop, day.isoformat(), day, "dates.weekday", scene.anchored)


def _weekday_of(scene: Scene, wanted: int, way: str, first: int, stop: int) -> date | None:
    today = scene.today
    if today is None:
        return None
    back = (today.isoweekday() - wanted) % 7
    if way == "last":
        return moved(today, -(back or 7), "D")
    if way == "next" or (not way and back and speaks_of_future(scene, first, stop)):
        return moved(today, 7 - back, "D")
    if way == "this":
        return _nearest_weekday(today, wanted)
    return moved(today, -back, "D")


def _is_no_weekday(scene: Scene, at: int, wanted: str) -> bool:
    """«الاثنين» as the two of them, a street or paper named after a day, the Friday prayer."""
    if is_name(scene, at):
        return True
    return scene.tag(at - 1, "not_before_weekday", proclitics=None) is not None if at else False


def calendar_day(scene: Scene, at: int) -> Day | None:
    """«14 كانون الثاني 2023», «يوم 15 الجاري», «بتاريخ 3/8/2015»."""
    lead = scene.tag(at, "day_noun", proclitics=None)
    start = _after_mark(scene, lead.stop) if lead else at
    written = written_at(scene, start) or numeric_at(scene, start, led=lead is not None)
    if written is None or (lead is None and is_name(scene, at) and not written.year):
        return None
    if lead is None and not written.year and not written.relation and is_bloc(scene, at):
        return None
    return _resolved(scene, at, written)


def is_bloc(scene: Scene, at: int) -> bool:
    """«14 آذار» and the like, where no word says that a day is meant."""
    if scene.tag(at, "bloc", proclitics=None) is None:
        return False
    return at == 0 or scene.tag(at - 1, "date_preposition", proclitics=None) is None


def text_day(scene: Scene, at: int) -> Day | None:
    """«في اليوم التالي», «اليوم نفسه»: counted from the last day that the text named."""
    first = at
    that = scene.tag(at, "same_before", proclitics=None)
    if that:
        at = that.stop
    unit = scene.tag(at, "unit", proclitics=None)
    if unit is None or unit.value != "D" or not (unit.definite or that):
        return None
    relation = None if that else scene.tag(unit.stop, "relation")
    way = "same" if that else (relation.value if relation else "")
    if way not in ("after", "same"):
        return None
    stop = relation.stop if relation else unit.stop
    if scene.earlier is None:
        return Day(stop, OPEN["D"], None, "dates.text_day")
    day = scene.earlier + (DAY if way == "after" else 0 * DAY)
    return Day(stop, day.isoformat(), day, "dates.text_day", "text") if first <= at else None


def _after_mark(scene: Scene, at: int) -> int:
    """The next word, past one comma, dash or bracket."""
    if at < scene.end(at - 1) and scene.form(at) in SEPARATORS:
        return at + 1
    return at


def _date_after(scene: Scene, at: int) -> Written | None:
    """A written date that follows a weekday or «أمس», perhaps after «الموافق» or a comma."""
    if at >= scene.end(at - 1):
        return None
    place = _after_mark(scene, at)
    if place >= scene.end(at - 1):
        return None
    matching = scene.tag(place, "matching")
    if matching:
        place = _after_mark(scene, matching.stop)
    if place >= scene.end(at - 1):
        return None
    written = written_at(scene, place) or numeric_at(scene, place, led=True)
    if written and scene.form(place - 1) == "(" and scene.form(written.stop) == ")":
        return written._replace(stop=written.stop + 1)
    return written


def _resolved(scene: Scene, first: int, written: Written) -> Day:
    """The day of a written date, its year found where it has none."""
    stop, year, month, number, calendar, relation, to_day, agreed = written
    rule = "dates.written_day"
    if agreed:
        return Day(stop, agreed.isoformat(), agreed, "dates.hijri_and_date")
    if calendar == "hijri":
        rule = "dates.hijri_day"
        day = _hijri(scene, written)
        value = day.isoformat() if day else OPEN["D"]
        return Day(stop, value, day, rule, None if year else scene.anchored)
    if year:
        day = safe(year, month, number)
    elif month:
        day = _nearest_year(scene, written, first)
    else:
        day = _day_of_month(scene, number, relation)
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


def _nearest_year(scene: Scene, written: Written, first: int) -> date | None:
    today = scene.today
    if today is None:
        return None
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


def _day_of_month(scene: Scene, number: int, relation: str) -> date | None:
    if scene.today is None:
        return None
    first = moved(scene.today.replace(day=1), {"last": -1, "next": 1}.get(relation, 0), "M")
    return safe(first.year, first.month, number) if first else None


def _hijri(scene: Scene, written: Written) -> date | None:
    if written.year:
        return hijri_day(written.year, written.month, written.day)
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


def is_digit(scene: Scene, at: int) -> bool:
    """Whether word ``at`` is a run of digits."""
    return at < len(scene.words.items) and scene.words.items[at].kind is Kind.DIGITS
