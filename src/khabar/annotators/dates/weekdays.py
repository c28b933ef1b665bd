"""Days of the week: «يوم الاثنين الماضي», «الخميس 15», «الجمعة من الأسبوع المقبل»."""

from __future__ import annotations

from datetime import date

from khabar.annotators.dates.calendar_dates import Written, day_number
from khabar.annotators.dates.cues import is_name, speaks_of_future
from khabar.annotators.dates.nth_weekdays import nth_of_weekday
from khabar.annotators.dates.relative import relative_period
from khabar.annotators.dates.resolution import Day, date_after, resolved
from khabar.annotators.dates.scene import Found, Scene
from khabar.annotators.dates.timex import DAY, moved, safe
from khabar.lexicon.joints import joint
from khabar.lexicon.number_words import atom_at
from khabar.text.words import Kind

OF_OR_IN = joint("of_or_in")
TO = joint("to") | joint("until") - {"و"}


MONTHS_ROUND = 4


def nearest_weekday(day: date, weekday: int) -> date:
    ahead = (weekday - day.isoweekday()) % 7
    return day + (ahead if ahead <= 3 else ahead - 7) * DAY


def weekday(scene: Scene, at: int) -> Day | None:
    """«يوم الاثنين الماضي», «السبت المقبل», «الأحد 23 مايو 2021»."""
    first = at
    lead = scene.tag(at, "day_noun", "this", proclitics=None)
    this = lead is not None and lead.kind == "this"
    if lead:
        at = lead.stop
    tag = scene.tag(at, "weekday", proclitics=None if at == first else "")
    if tag is None and lead and not this:
        tag = scene.tag(at, "bare_weekday")
    if tag is None or (not lead and _is_no_weekday(scene, at, tag.value)):
        return None
    wanted, stop = int(tag.value), tag.stop
    nth = nth_of_weekday(scene, wanted, stop, sure=False)
    if nth:
        return nth
    written = date_after(scene, stop)
    if written:
        told = _of_that_weekday(scene, written, wanted) or resolved(scene, first, written)
        if told.day and told.day.isoweekday() != wanted:
            nth = nth_of_weekday(scene, wanted, stop, sure=True)
            if nth:
                return nth
        agrees = told.day is None or told.day.isoweekday() == wanted
        rule = "dates.weekday_and_date" if agrees else "dates.weekday_disagrees"
        return told._replace(rule=rule)
    numbered = _weekday_and_number(scene, wanted, stop)
    if numbered:
        return numbered
    relation = scene.tag(stop, "relation")
    if relation and relation.value in ("last", "next", "this"):
        stop = relation.stop
    way = relation.value if relation else "this" if this else _way_of_both(scene, stop)
    within = _of_week(scene, wanted, stop) if not way else None
    if within:
        return within
    day = _weekday_of(scene, wanted, way, first, stop)
    if day is None:
        return Day(stop, f"XXXX-WXX-{wanted}", None, "dates.weekday")
    return Day(stop, day.isoformat(), day, "dates.weekday", scene.anchored)


def _of_that_weekday(scene: Scene, written: Written, wanted: int) -> Day | None:
    """«الجمعة 12 يوليو»: of the years round about, the one in which that day is a Friday."""
    plain = written.calendar == "gregorian" and written.month and not written.to_day
    if not plain or written.year or written.relation or scene.today is None:
        return None
    years = [safe(scene.today.year + n, written.month, written.day) for n in (-1, 0, 1)]
    fitting = [day for day in years if day and day.isoweekday() == wanted]
    if len(fitting) != 1:
        return None
    (day,) = fitting
    rule = "dates.weekday_and_date"
    return Day(written.stop, day.isoformat(), day, rule, scene.anchored)


def _weekday_and_number(scene: Scene, wanted: int, at: int) -> Day | None:
    """«الخميس 15»: the nearest day with that number which is that weekday."""
    number = day_number(scene, at, scene.end(at)) if at < scene.end(at - 1) else None
    if number is None or scene.today is None:
        return None
    stop, day = number
    if not scene.form(at).isdigit() and stop == at + 1:
        return None
    after = stop < scene.end(at) and scene.words.items[stop].kind is not Kind.MARK
    if after and scene.form(stop) not in TO:
        return None
    if scene.form(stop) in (":", "%", "٪", "/"):
        return None
    months = [moved(scene.today.replace(day=1), n, "M") for n in range(-MONTHS_ROUND, MONTHS_ROUND)]
    days = [safe(first.year, first.month, day) for first in months if first]
    fitting = [found for found in days if found and found.isoweekday() == wanted]
    if not fitting:
        return None
    today = scene.today
    found = min(fitting, key=lambda known: abs((known - today).days))
    return Day(stop, found.isoformat(), found, "dates.weekday_and_number", scene.anchored)


def _way_of_both(scene: Scene, at: int) -> str:
    """«يومي السبت والأحد المقبلين»: what follows the second day holds for the first."""
    other = scene.tag(at, "weekday", proclitics="و") if at < scene.end(at - 1) else None
    relation = scene.tag(other.stop, "relation") if other else None
    told = relation is not None and relation.key.endswith("ين")
    return relation.value if relation and told else ""


def _of_week(scene: Scene, wanted: int, at: int) -> Day | None:
    """«الجمعة من الأسبوع المقبل»."""
    if at + 1 >= scene.end(at - 1) or scene.form(at) not in OF_OR_IN:
        return None
    week = relative_period(scene, at + 1, "")
    if week is None or week.since is None or "W" not in week.value:
        return None
    day = week.since + (wanted - 1) * DAY
    return Day(week.stop, day.isoformat(), day, "dates.weekday_of_week", week.anchored)


def day_of_week(scene: Scene, at: int) -> Found | None:
    """«الأسبوع المقبل يوم الجمعة», «الأسبوع الماضي الأحد»: the week before its day."""
    week = relative_period(scene, at, "")
    if week is None or "W" not in week.value or week.stop >= scene.end(at):
        return None
    noun = scene.tag(week.stop, "day_noun")
    place = noun.stop if noun and noun.stop < scene.end(at) else week.stop
    tag = scene.tag(place, "weekday")
    if tag is None or scene.tag(tag.stop, "relation") or date_after(scene, tag.stop):
        return None
    if week.since is None:
        return Found(at, tag.stop, "DATE", f"XXXX-WXX-{tag.value}", "dates.weekday_of_week")
    day = week.since + (int(tag.value) - 1) * DAY
    return Found(
        at, tag.stop, "DATE", day.isoformat(), "dates.weekday_of_week",
        day, day + DAY, week.anchored, day,
    )  # fmt: skip


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
        ahead = speaks_of_future(scene, first, stop)
        return moved(today, -back % 7, "D") if ahead else nearest_weekday(today, wanted)
    return moved(today, -back, "D")


def _is_no_weekday(scene: Scene, at: int, wanted: str) -> bool:
    """«الاثنين» as the two of them, a street or paper named after a day, the Friday prayer."""
    if is_name(scene, at):
        return True
    stop = at + 1
    numbered = stop < scene.end(at) and atom_at(scene.words, stop, "ten_tail")
    if numbered and not numbered.proclitics and not numbered.definite:
        return True  # «الأحد عشر»
    for before in range(max(at - 2, 0), at):
        found = scene.tag(before, "not_before_weekday", proclitics=None)
        if found and found.stop == at:
            return True
    return False
