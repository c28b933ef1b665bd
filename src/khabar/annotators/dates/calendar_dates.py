"""Dates as they are written out: day, month and year in words or figures."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from khabar.annotators.dates.figures import figures_at
from khabar.annotators.dates.month_names import (
    EARLIEST,
    LATEST,
    Month,
    Year,
    month_at,
    spelt_year,
    year_at,
)
from khabar.annotators.dates.relative import relative_period
from khabar.annotators.dates.scene import Scene
from khabar.annotators.dates.timex import DAY, safe
from khabar.lexicon.hijri import hijri_day
from khabar.lexicon.joints import joint
from khabar.lexicon.numerals import numeral_at
from khabar.text.words import Kind

OF = joint("of")
BETWEEN = joint("between")
AND_UNTIL = joint("and_until")


DASHES = frozenset("-–—−")
TO = joint("until")
AND = "و"
DAYS_OF_DOUBT = 2


class Written(NamedTuple):
    """A date as written up to ``stop``: year 0 and month 0 where it has none.

    ``relation`` is last, next or this («الماضي», «الجاري»); ``to_day`` the last
    of several days; ``agreed`` the common day that stands beside a Hijri one.
    """

    stop: int
    year: int
    month: int
    day: int
    calendar: str = "gregorian"
    relation: str = ""
    to_day: int = 0
    agreed: date | None = None


def written_at(scene: Scene, at: int) -> Written | None:
    """«14 كانون الثاني 2023», «الخامس من حزيران», «3 إلى 5 آب», «9 الشهر الجاري»."""
    end = scene.end(at)
    number = day_number(scene, at, end)
    if number is None:
        return _month_first(scene, at, end)
    stop, day = number
    first_stop, to_day = stop, 0
    if scene.form(stop) in DASHES | TO or scene.form(stop)[:1] == "و":
        apart = scene.form(stop) in DASHES | TO
        upper = day_number(scene, stop + 1 if apart else stop, end, joined=not apart)
        if upper and upper[1] > day and _has_month(scene, *upper, end):
            stop, to_day = upper
    pair = to_day > 0 and scene.form(first_stop)[:1] == "و" and scene.before(at) not in BETWEEN
    pair = pair and scene.form(first_stop) not in AND_UNTIL
    written = _with_month(scene, at, stop, day, 0 if pair else to_day)
    return written._replace(stop=first_stop) if written and pair else written


def _with_month(scene: Scene, at: int, stop: int, day: int, to_day: int) -> Written | None:
    """The month and year after the number of the day, or of the last day of several."""
    end = scene.end(at)
    month = _month_after(scene, stop, end)
    if month is None:
        near = _day_and_relation(scene, stop, day)
        return near._replace(to_day=to_day) if near else None
    stop = month.stop
    year = _year_after(scene, stop, end, month.calendar) or spelt_year(scene, stop, end)
    if year:
        written = Written(year.stop, year.year, month.month, day, month.calendar, "", to_day)
        return _with_agreed(scene, written, end)
    if not month.sure and not (scene.form(at).isdigit() or scene.form(month.stop - 2) in OF):
        return None
    relation = scene.tag(stop, "relation") if stop < end else None
    way = relation.value if relation and relation.value in ("last", "next", "this") else ""
    stop = relation.stop if relation and way else stop
    told = None if way else _relative_year(scene, stop, end)
    if told:
        stop, number_of_year = told
        return Written(stop, number_of_year, month.month, day, month.calendar, "", to_day)
    written = Written(stop, 0, month.month, day, month.calendar, way, to_day)
    return _with_agreed(scene, written, end)


def day_number(scene: Scene, at: int, end: int, *, joined: bool = False) -> tuple[int, int] | None:
    """The number of a day of the month: «14», «الرابع عشر», «05»."""
    if at >= end:
        return None
    word = scene.words.items[at]
    if word.kind is Kind.DIGITS:
        ok = len(word.form) <= 2 and word.form.isdigit() and 1 <= int(word.form) <= 31
        return (at + 1, int(word.form)) if ok else None
    numeral = numeral_at(scene.words, at, end)
    if numeral is None or numeral.form not in ("words", "ordinal"):
        return None
    if numeral.form == "ordinal" and (
        _numbers_a_part(scene, at)
        or not (numeral.definite or _before_month(scene, numeral.stop, end))
    ):
        return None
    if isinstance(numeral.value, int) and 1 <= numeral.value <= 31:
        return numeral.stop, numeral.value
    return None


def _before_month(scene: Scene, at: int, end: int) -> bool:
    """«رابع شتنبر»: the Maghreb numbers the days without the article."""
    month = month_at(scene, at) if at < end else None
    return month is not None and month.calendar == "gregorian"


def _numbers_a_part(scene: Scene, at: int) -> bool:
    """«النصف الثاني من كانون الأول», «الأسبوع الأول من آب»: no day of the month."""
    return at > 0 and scene.tag(at - 1, "part_of_period", proclitics=None) is not None


def _has_month(scene: Scene, stop: int, day: int, end: int) -> bool:
    """Whether a month follows the last of several days: «… 5 آب», «… 22 من هذا الشهر»."""
    return (
        _month_after(scene, stop, end) is not None
        or _day_and_relation(scene, stop, day) is not None
    )


def _month_after(scene: Scene, at: int, end: int) -> Month | None:
    if at < end and scene.form(at) in DASHES and scene.tag(at + 1, "nought"):
        return None
    if at < end and (scene.form(at) in OF or scene.form(at) in ("/", "-", ".", "–", "،")):
        at += 1
    noun = scene.tag(at, "month_noun") if at < end else None
    if noun and not noun.definite:
        at = noun.stop
    return month_at(scene, at) if at < end else None


def _year_after(scene: Scene, at: int, end: int, calendar: str) -> Year | None:
    if at < end and scene.form(at) in ("،", ",", "-", "/", "–"):
        at += 1
    return year_at(scene, at, calendar) if at < end else None


def _relative_year(scene: Scene, at: int, end: int) -> tuple[int, int] | None:
    """«24 نيسان من العام الماضي»: where that ends, and the year."""
    if at < end and scene.form(at) in OF:
        at += 1
    told = relative_period(scene, at, "") if at < end else None
    if told is None or told.since is None or len(told.value) != 4:
        return None
    return told.stop, told.since.year


def _day_and_relation(scene: Scene, stop: int, day: int) -> Written | None:
    """«15 الجاري», «9 من الشهر الماضي», «الثالث من هذا الشهر»."""
    end = scene.end(stop - 1)
    if stop < end and scene.form(stop) in OF:
        stop += 1
    this = scene.tag(stop, "this") if stop < end else None
    place = this.stop if this else stop
    noun = scene.tag(place, "month_noun") if place < end else None
    if noun and not noun.definite:
        return None
    if this and noun:
        return Written(noun.stop, 0, 0, day, "gregorian", "this")
    relation = scene.tag(noun.stop if noun else stop, "relation") if stop < end else None
    if relation is None or not relation.definite:
        return None
    if relation.value not in ("last", "next", "this") or (not noun and relation.value != "this"):
        return None
    return Written(relation.stop, 0, 0, day, "gregorian", relation.value)


def _month_first(scene: Scene, at: int, end: int) -> Written | None:
    """«يناير 1، 2016»: the month before the day, with its year."""
    month = month_at(scene, at, proclitics=None)
    if month is None or month.stop >= end:
        return None
    place = month.stop + (scene.form(month.stop) in ("/", "-"))
    number = day_number(scene, place, end) if place < end else None
    if number is None:
        return None
    stop, day = number
    if stop < end and scene.form(stop) == ":":
        return Written(stop, 0, month.month, day, month.calendar)
    year = _year_after(scene, stop, end, month.calendar) or spelt_year(scene, stop, end)
    if year and not year.named:
        return Written(year.stop, year.year, month.month, day, month.calendar)
    unsure = not month.sure and (month.calendar == "hijri" or not scene.form(place).isdigit())
    if year or unsure or not _ends_date(scene, place, stop, end):
        return None
    return Written(stop, 0, month.month, day, month.calendar)


def _ends_date(scene: Scene, at: int, stop: int, end: int) -> bool:
    """Whether a number after a month counts nothing: «في مارس 12 قتيلاً» is no date."""
    if stop >= end or scene.words.items[stop].kind is Kind.MARK:
        return scene.form(stop) not in ("%", "٪", "/", "$") if stop < end else True
    if scene.words.items[at].kind is not Kind.DIGITS:
        return False
    if scene.words.items[stop].kind is Kind.DIGITS:
        return scene.form(stop + 1) == ":"
    return scene.tag(stop, "clock_noun", "part", "part_adverb", "until") is not None


def first_of_month(scene: Scene, at: int) -> Written | None:
    """«أول يناير», «فاتح ماي», «غرة نوفمبر»: the first day."""
    tag = scene.tag(at, "first_day", proclitics=None)
    if tag is None or tag.stop >= scene.end(at):
        return None
    month = month_at(scene, tag.stop)
    if month is None:
        return None
    year = _year_after(scene, month.stop, scene.end(at), month.calendar)
    if year:
        return Written(year.stop, year.year, month.month, 1, month.calendar)
    relation = scene.tag(month.stop, "relation") if month.stop < scene.end(at) else None
    way = relation.value if relation and relation.value in ("last", "next", "this") else ""
    stop = relation.stop if relation and way else month.stop
    return Written(stop, 0, month.month, 1, month.calendar, way)


def _with_agreed(scene: Scene, written: Written, end: int) -> Written:
    """A Hijri date takes the common day beside it («الموافق …»), when it is within the doubt."""
    if written.calendar != "hijri" or not written.year:
        return written
    matching = scene.tag(written.stop, "matching") if written.stop < end else None
    at = matching.stop if matching else written.stop
    if at < end and scene.form(at) in ("(", "/", "-", "–", "،"):
        at += 1
    if at >= end:
        return written
    other = written_at(scene, at) or numeric_at(scene, at, led=False)
    day = hijri_day(written.year, written.month, written.day)
    if other is None or day is None or other.calendar == "hijri" or not other.year:
        return written
    common = safe(other.year, other.month, other.day)
    if common and abs(common - day) <= DAYS_OF_DOUBT * DAY:
        return written._replace(agreed=common)
    return written


def numeric_at(scene: Scene, at: int, *, led: bool) -> Written | None:
    """«12/10/2020», «2016-11-07», «3.8.2015»; «15/3» only where something leads up to it."""
    items = scene.words.items
    if at >= len(items) or items[at].kind is not Kind.DIGITS:
        return None
    parts, stop = figures_at(scene, at)
    if len(parts) == 2:
        return _day_and_month(scene, parts, stop, led=led)
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    elif len(parts[2]) == 4 or (len(parts[2]) == 2 and len(parts[0]) <= 2):
        day, month, year = (int(part) for part in parts)
        year += 0 if len(parts[2]) == 4 else (2000 if year <= 50 else 1900)
    else:
        return None
    if month > 12 and day <= 12:
        day, month = month, day
    calendar = "hijri" if 1300 <= year < 1600 else "gregorian"
    era = scene.tag(stop, "era") if stop < scene.end(at) else None
    if era:
        stop = era.stop
    if calendar == "gregorian" and not (EARLIEST <= year <= LATEST and safe(year, month, day)):
        return None
    return _with_agreed(scene, Written(stop, year, month, day, calendar), scene.end(at))


def _day_and_month(scene: Scene, parts: list[str], stop: int, *, led: bool) -> Written | None:
    """«15/3» after «بتاريخ», «04/22», «06/06، 2015»: two figures, which may be a ratio."""
    if any(len(part) > 2 for part in parts):
        return None
    first, second = int(parts[0]), int(parts[1])
    if second > 12 >= first:
        first, second = second, first
    if not (1 <= first <= 31 and 1 <= second <= 12):
        return None
    end = scene.end(stop - 1)
    comma = stop + 1 < end and scene.form(stop) in ("،", ",") and len(scene.form(stop + 1)) == 4
    year = year_at(scene, stop + 1) if comma else None
    if year and not year.named:
        return Written(year.stop, year.year, second, first)
    even = all(len(part) == 2 for part in parts) and any(part[0] == "0" for part in parts)
    return Written(stop, 0, second, first) if led or even else None
