"""Weeks, months, seasons, years and longer: «مطلع الشهر الجاري», «صيف العام الماضي»."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from khabar.annotators.dates.calendar_dates import Month, Year, month_at, year_at
from khabar.annotators.dates.cues import is_name, speaks_of_future
from khabar.annotators.dates.scene import Anchor, Found, Scene
from khabar.annotators.dates.timex import OPEN, month_after, moved, period
from khabar.lexicon.hijri import hijri_month, hijri_year_of
from khabar.lexicon.numerals import numeral_at

STEP = {"last": -1, "next": 1, "this": 0, "after": 1, "same": 0}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
BRACKETS = frozenset("()")


class Period(NamedTuple):
    """A stretch of the calendar up to word ``stop``."""

    stop: int
    value: str
    rule: str
    since: date | None = None
    until: date | None = None
    anchored: Anchor | None = None


def stretch(scene: Scene, at: int) -> Found | None:
    """The period that begins at word ``at``, with «مطلع», «منتصف», «نهاية» before it."""
    first = at
    edge = scene.tag(at, "edge", proclitics=None)
    if edge and edge.stop < scene.end(at):
        at = edge.stop
        if scene.form(at) == "من":
            at += 1
    for reader in (month, relative_period, quarter, season, decade, century, year, weekend):
        found = reader(scene, at, edge.value if edge else "")
        if found:
            since, until = _narrowed(found.since, found.until, edge.value if edge else "")
            return Found(
                first, found.stop, "DATE", found.value, found.rule, since, until, found.anchored
            )
    return None


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


def month(scene: Scene, at: int, edge: str) -> Period | None:
    """«كانون الثاني 2023», «يونيو الماضي», «شهر رمضان», «تموز»."""
    first = at
    noun = scene.tag(at, "month_noun", proclitics=None)
    this = scene.tag(at, "this", proclitics=None)
    if this and scene.tag(this.stop, "month"):
        at, noun = this.stop, None
    elif noun and not noun.definite:
        at = noun.stop
    elif noun:
        return None
    if at >= scene.end(first):
        return None
    named = month_at(scene, at, proclitics=None if at == first else "")
    if named is None:
        return None
    told = _month_year(scene, named)
    if told:
        return _of_month(scene, told.stop, told.year, named, edge, "dates.month_and_year")
    relation = scene.tag(named.stop, "relation") if named.stop < scene.end(first) else None
    way = relation.value if relation and relation.value in STEP else ("this" if this else "")
    if way and relation:
        return _relative_month(scene, named, relation.stop, way, first, edge)
    if this and way:
        return _relative_month(scene, named, named.stop, way, first, edge)
    if not (noun or edge or named.sure) and not _led_month(scene, first, named):
        return None
    if not noun and not edge and is_name(scene, first):
        return None
    return _relative_month(scene, named, named.stop, "", first, edge)


def _led_month(scene: Scene, at: int, named: Month) -> bool:
    """«في مارس», «منذ أوت»; «في آب» may be a town as well and stays unread."""
    return (
        named.calendar == "gregorian"
        and named.month != 8
        and bool(at and scene.tag(at - 1, "date_preposition", proclitics=None))
    )


def _month_year(scene: Scene, named: Month) -> Year | None:
    at, end = named.stop, scene.end(named.stop - 1)
    if at < end and scene.form(at) in ("،", ",", "/", "-", "–"):
        at += 1
    told = year_at(scene, at, named.calendar) if at < end else None
    if told:
        return told
    if at < end and scene.form(at) == "من":
        at += 1
    relative = relative_period(scene, at, "") if at < end else None
    if relative and relative.since and len(relative.value) == 4:
        return Year(relative.stop, relative.since.year, "gregorian", True)
    return None


def _of_month(
    scene: Scene, stop: int, number: int, named: Month, edge: str, rule: str
) -> Period | None:
    anchored = None if rule == "dates.month_and_year" else scene.anchored
    if named.calendar == "hijri":
        bounds = hijri_month(number, named.month)
        if bounds is None:
            return None
        value = _common_month(*bounds, edge)
        return Period(stop, value, "dates.hijri_month", *bounds, anchored)
    if not 1 <= number <= 9998:
        return None
    since = date(number, named.month, 1)
    return Period(
        stop, f"{number:04d}-{named.month:02d}", rule, since, month_after(since), anchored
    )


def _common_month(since: date, until: date, edge: str) -> str:
    """The common month that a Hijri month begins in, ends in, or mostly lies in."""
    day = since if edge == "start" else until - timedelta(days=1) if edge == "end" else None
    day = day or since + (until - since) / 2
    return f"{day.year:04d}-{day.month:02d}"


def _relative_month(
    scene: Scene, named: Month, stop: int, way: str, first: int, edge: str
) -> Period | None:
    today, rule = scene.today, "dates.month"
    if today is None:
        value = OPEN["M"] if named.calendar == "hijri" else f"XXXX-{named.month:02d}"
        return Period(stop, value, rule)
    if named.calendar == "hijri":
        year_now = hijri_year_of(today)
        known = [(n, hijri_month(year_now + n, named.month)) for n in (-1, 0, 1)]
        bounds = [b for _, b in known if b]
        if way in ("last", ""):
            past = [b for b in bounds if (b[1] if way else b[0]) <= today]
            chosen = past[-1] if past else None
            if not way and speaks_of_future(scene, first, stop):
                chosen = next((b for b in bounds if b[0] >= today), chosen)
        else:
            chosen = next(
                (b for b in bounds if (b[0] > today if way == "next" else b[1] > today)), None
            )
        if chosen is None:
            return None
        return Period(
            stop, _common_month(*chosen, edge), "dates.hijri_month", *chosen, scene.anchored
        )
    year = today.year
    if way == "last":
        year -= named.month >= today.month
    elif way == "next":
        year += named.month <= today.month
    elif way != "this" and named.month > today.month:
        year -= not speaks_of_future(scene, first, stop)
    elif not way and named.month < today.month and speaks_of_future(scene, first, stop):
        year += 1
    return _of_month(scene, stop, year, named, edge, rule)


def relative_period(scene: Scene, at: int, edge: str) -> Period | None:
    """«العام الماضي», «هذا الأسبوع», «الشهر نفسه», «القرن الماضي»."""
    this = scene.tag(at, "this", "same_before", proclitics=None)
    place = this.stop if this else at
    if place >= scene.end(at):
        return None
    unit = scene.tag(place, "unit", proclitics="" if this else None)
    if unit is None or unit.word.detail != "singular" or unit.value in ("H", "MIN", "S", "D"):
        return None
    stop = unit.stop
    relation = scene.tag(stop, "relation") if stop < scene.end(at) else None
    if relation and relation.value in STEP:
        way, stop = relation.value, relation.stop
    elif this and unit.definite:
        way = "same" if this.kind == "same_before" else "this"
    else:
        return None
    if not unit.definite and way not in ("last", "next"):
        return None
    if not unit.definite and relation and relation.definite:
        return None
    anchor: Anchor | None = scene.anchored
    day = scene.today
    if way in ("same", "after"):
        day, anchor = scene.earlier, "text"
    if day is None:
        return Period(stop, OPEN.get(unit.value, "XXXX"), "dates.relative_period")
    other = moved(day, STEP[way], unit.value)
    bounds = period(unit.value, other) if other else None
    return Period(stop, *_ruled(bounds, "dates.relative_period"), anchor) if bounds else None


def _ruled(bounds: tuple[str, date, date], rule: str) -> tuple[str, str, date, date]:
    return bounds[0], rule, bounds[1], bounds[2]


def year(scene: Scene, at: int, edge: str) -> Period | None:
    """«عام 2009», «سنة 1436 هـ», «2015»: a bare figure only where it can be nothing else."""
    told = year_at(scene, at)
    if told is None or scene.form(at) == "من":
        return None
    if (
        not told.named
        and told.calendar == "gregorian"
        and not (edge or is_bare_year(scene, at, told))
    ):
        return None
    if told.calendar == "hijri":
        first, last = hijri_month(told.year, 1), hijri_month(told.year, 12)
        if not first or not last:
            return None
        middle = first[0] + (last[1] - first[0]) / 2
        middle = first[0] if edge == "start" else last[0] if edge == "end" else middle
        return Period(told.stop, f"{middle.year:04d}", "dates.hijri_year", first[0], last[1])
    since = date(told.year, 1, 1)
    return Period(told.stop, f"{told.year:04d}", "dates.year", since, date(told.year + 1, 1, 1))


def is_bare_year(scene: Scene, at: int, told: Year) -> bool:
    """Whether four figures alone are a year: by what stands before and after them."""
    words = scene.words
    if not 1800 <= told.year <= 2060:
        return False
    before, after = scene.before(at), scene.form(told.stop) if told.stop < scene.end(at) else ""
    if at and before and scene.tag(at - 1, "number_noun", proclitics=None):
        return False
    if after in ("%", "٪", "$", ":", "€") or words.items[at].form != str(told.year):
        return False
    if before in ("+", "#", ":", "@", "_", "$", ".") and not words.items[at].gap:
        return False
    if after and scene.tag(told.stop, "counted_after", proclitics=None):
        return False
    if after.endswith("ا") and len(after) > 3 and before != "(":
        return False
    if not before and after in ("-", "–", "—", ":"):
        return True
    return bool(
        before in ("(", ")", "-", "–", "/", "،")
        or before.isdigit()
        or (at and scene.tag(at - 1, "date_preposition", "year_before", proclitics=None))
        or words.items[at - 1].form == "و"
    )


def season(scene: Scene, at: int, edge: str) -> Period | None:
    """«صيف العام الماضي», «شتاء 2013», «فصل الصيف», «الشتاء»."""
    noun = scene.tag(at, "season_noun", proclitics=None)
    place = noun.stop if noun else at
    tag = (
        scene.tag(place, "season", proclitics="" if noun else None)
        if place < scene.end(at)
        else None
    )
    if tag is None:
        return None
    stop, end = tag.stop, scene.end(at)
    relation = scene.tag(stop, "relation") if stop < end else None
    if relation and relation.value in ("last", "next", "this") and scene.today:
        year_of = scene.today.year + STEP[relation.value]
        return _of_season(relation.stop, tag.value, year_of, scene.anchored)
    inner = relative_period(scene, stop, "") if stop < end else None
    if inner and inner.since:
        return _of_season(inner.stop, tag.value, inner.since.year, inner.anchored)
    told = year_at(scene, stop) if stop < end else None
    if told and told.calendar == "gregorian":
        return _of_season(told.stop, tag.value, told.year, None)
    if noun:
        return Period(stop, f"XXXX-{tag.value}", "dates.season")
    led = edge or (at and scene.tag(at - 1, "season_lead", "date_preposition", proclitics=None))
    if tag.definite and tag.value != "SP" and led and not scene.form(stop).startswith("ال"):
        if scene.today is None:
            return Period(stop, f"XXXX-{tag.value}", "dates.season")
        return _of_season(stop, tag.value, scene.today.year, scene.anchored)
    return None


def _of_season(stop: int, code: str, year_of: int, anchored: Anchor | None) -> Period | None:
    if not 1 < year_of < 9998:
        return None
    since = date(year_of, SEASON_MONTH[code], 1)
    until = moved(since, 3, "M")
    return Period(stop, f"{year_of:04d}-{code}", "dates.season", since, until, anchored)


def quarter(scene: Scene, at: int, edge: str) -> Period | None:
    """«الربع الأول من 2023», «النصف الثاني من العام الجاري»."""
    tag = scene.tag(at, "quarter", proclitics=None)
    if tag is None or tag.stop + 1 >= scene.end(at) or scene.form(tag.stop) != "من":
        return None
    place = tag.stop + 1
    told = year_at(scene, place)
    inner = None if told else relative_period(scene, place, "")
    if told:
        stop, year_of, anchored = told.stop, told.year, None
    elif inner and inner.since and len(inner.value) == 4:
        stop, year_of, anchored = inner.stop, inner.since.year, inner.anchored
    else:
        return None
    months = 3 if tag.value[0] == "Q" else 6
    since = date(year_of, 1 + months * (int(tag.value[1]) - 1), 1)
    value = f"{year_of:04d}-{tag.value}"
    return Period(stop, value, "dates.quarter", since, moved(since, months, "M"), anchored)


def decade(scene: Scene, at: int, edge: str) -> Period | None:
    """«ثمانينيات القرن الماضي», «التسعينيات», «العشرية السوداء»."""
    tag = scene.tag(at, "decade", "named_period", proclitics=None)
    if tag is None:
        return None
    stop = tag.stop
    if stop < scene.end(at):
        inner = century(scene, stop, "")
        if inner and tag.kind == "decade":
            value = inner.value + tag.value[2]
            if not value.isdigit():
                return Period(inner.stop, "XX" + tag.value[2], "dates.decade")
            return Period(inner.stop, value, "dates.decade", *_years(int(value) * 10, 10))
    if tag.kind == "decade" and not tag.definite and not edge:
        return None
    return Period(stop, tag.value, "dates.decade", *_years(int(tag.value) * 10, 10))


def century(scene: Scene, at: int, edge: str) -> Period | None:
    """«القرن الماضي», «القرن التاسع عشر»."""
    tag = scene.tag(at, "century_noun", proclitics=None)
    if tag is None or tag.stop >= scene.end(at):
        return None
    relation = scene.tag(tag.stop, "relation")
    if relation and relation.value in ("last", "this", "next"):
        if scene.today is None:
            return Period(relation.stop, "XX", "dates.century")
        number = scene.today.year // 100 + STEP[relation.value]
        return Period(
            relation.stop,
            f"{number:02d}",
            "dates.century",
            *_years(number * 100, 100),
            scene.anchored,
        )
    numeral = numeral_at(scene.words, tag.stop, scene.end(at))
    if (
        numeral
        and numeral.definite
        and numeral.form in ("ordinal", "words")
        and 1 <= numeral.value <= 21
    ):
        number = int(numeral.value) - 1
        stop = numeral.stop
        era = scene.tag(stop, "era") if stop < scene.end(at) else None
        if era and era.value == "h":
            return None
        return Period(
            era.stop if era else stop, f"{number:02d}", "dates.century", *_years(number * 100, 100)
        )
    return None


def _years(first: int, count: int) -> tuple[date | None, date | None]:
    if first < 1:
        return None, None
    return date(first, 1, 1), date(first + count, 1, 1)


def weekend(scene: Scene, at: int, edge: str) -> Period | None:
    """«نهاية الأسبوع»: the weekend of the week of publication."""
    unit = scene.tag(at, "unit")
    if edge != "end" or unit is None or unit.value != "W" or not unit.definite:
        return None
    if scene.today is None:
        return Period(unit.stop, "XXXX-WXX-WE", "dates.weekend")
    bounds = period("W", scene.today)
    if bounds is None:
        return None
    value, since, until = bounds
    return Period(unit.stop, f"{value}-WE", "dates.weekend", since, until, scene.anchored)
