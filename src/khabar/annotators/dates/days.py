"""Single days: «أمس الثلاثاء», «14 كانون الثاني 2023», «9 شباط الجاري», «اليوم التالي»."""

from __future__ import annotations

from datetime import date

from khabar.annotators.dates.calendar_dates import (
    DASHES,
    day_number,
    first_of_month,
    numeric_at,
    written_at,
)
from khabar.annotators.dates.cues import is_name, speaks_of_future
from khabar.annotators.dates.resolution import Day, after_mark, date_after, day_of_month, resolved
from khabar.annotators.dates.scene import Scene
from khabar.annotators.dates.timex import DAY, OPEN, moved
from khabar.annotators.dates.weekdays import nearest_weekday, weekday
from khabar.lexicon.number_words import atoms
from khabar.text.words import Kind


def day_at(scene: Scene, at: int) -> Day | None:
    """The day named at word ``at``, with all that only says it again («أمس الأحد 3 آب»)."""
    for reader in (text_day, deictic_day, weekday, calendar_day):
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
    after = after_mark(scene, stop)
    again = scene.tag(stop, "weekday") or scene.tag(after, "weekday")
    named = again.value if again else ""
    if again:
        stop = again.stop if scene.tag(stop, "weekday") else scene.tag(after, "weekday").stop  # type: ignore[union-attr]
    written = date_after(scene, stop)
    day = moved(scene.today, offset, "D") if scene.today else None
    rule = "dates.deictic_day"
    if written:
        stop = written.stop
        told = resolved(scene, at, written)
        if told.day:
            return Day(stop, told.value, told.day, rule, None, night)
    if day and named and day.isoweekday() != int(named):
        day = _told_weekday(day, int(named), offset)
        rule = "dates.weekday_disagrees"
    if tag.value == "0" and not named and _these_days(scene, at):
        return Day(stop, "PRESENT_REF", None, "dates.these_days")
    value = day.isoformat() if day else (OPEN["D"] if not named else f"XXXX-WXX-{named}")
    return Day(stop, value, day, rule, scene.anchored if day else None, night)


def _is_ranked(scene: Scene, at: int) -> bool:
    """«لليوم الخامس على التوالي»: a day counted from another, unless a month follows."""
    ranked = any(atom.role == "ordinal" and atom.definite for atom in atoms(scene.form(at)))
    return ranked and written_at(scene, at) is None


def _told_weekday(day: date, weekday: int, offset: int) -> date:
    """The weekday beside «اليوم» or «أمس» that is not that day: a text is older than its print."""
    nearest = nearest_weekday(day, weekday)
    late = nearest - day > DAY and offset <= 0
    return nearest - 7 * DAY if late else nearest


def _is_no_today(scene: Scene, at: int, stop: int) -> bool:
    """«في اليوم الذي», the paper of that name before a dash: «عين اليوم – عدن»."""
    if stop < scene.end(at) and (scene.tag(stop, "which") or _is_ranked(scene, stop)):
        return True
    start = scene.words.bounds[scene.words.sentence_of[at]].start
    return 0 < at - start <= 2 and stop < scene.end(at) and scene.form(stop) in DASHES


def _these_days(scene: Scene, at: int) -> bool:
    """«ما نعيشه اليوم», «حتى اليوم»: the present, not the day of publication."""
    return at > 0 and scene.tag(at - 1, "nowadays", proclitics=None) is not None


def calendar_day(scene: Scene, at: int) -> Day | None:
    """«14 كانون الثاني 2023», «يوم 15 الجاري», «بتاريخ 3/8/2015»."""
    lead = scene.tag(at, "day_noun", proclitics=None)
    start = after_mark(scene, lead.stop) if lead else at
    led = lead is not None or (
        at > 0 and scene.tag(at - 1, "date_preposition", proclitics=None) is not None
    )
    written = first_of_month(scene, at) or written_at(scene, start)
    written = written or numeric_at(scene, start, led=led)
    if written and lead and start > lead.stop and scene.form(written.stop) == ")":
        written = written._replace(stop=written.stop + 1)
    if written is None and lead:
        return _number_alone(scene, at, start)
    dated = written is not None and (written.year or written.relation)
    if written is None or (lead is None and is_name(scene, at) and not dated):
        return None
    if lead is None and not written.year and not written.relation and is_bloc(scene, at):
        return None
    return resolved(scene, at, written)


def _number_alone(scene: Scene, first: int, at: int) -> Day | None:
    """«يوم 27»: the day of the current month, or of the one that the verb points to."""
    number = day_number(scene, at, scene.end(at)) if at < scene.end(first) else None
    if number is None or not scene.words.items[at].form.isdigit():
        return None
    stop, day = number
    if stop < scene.end(first) and scene.words.items[stop].kind is Kind.LETTERS:
        tag = scene.tag(stop, "counted_after", "unit", proclitics=None)
        if tag or scene.form(stop).endswith("ا"):
            return None
    if scene.today is None:
        return Day(stop, f"XXXX-XX-{day:02d}", None, "dates.day_number")
    future = speaks_of_future(scene, first, stop)
    way = ""
    if future and day < scene.today.day:
        way = "next"
    elif not future and day > scene.today.day:
        way = "last"
    found = day_of_month(scene, day, way)
    if found is None:
        return None
    return Day(stop, found.isoformat(), found, "dates.day_number", scene.anchored)


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
    if unit is None or unit.value != "D" or not unit.definite:
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
