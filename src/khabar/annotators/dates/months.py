"""Months: «كانون الثاني 2023», «يونيو الماضي», «شهر رمضان», «تموز»."""

from __future__ import annotations

from datetime import date, timedelta

from khabar.annotators.dates.cues import is_name, speaks_of_future
from khabar.annotators.dates.month_names import Month, Year, month_at, year_at
from khabar.annotators.dates.relative import STEP, relative_period
from khabar.annotators.dates.scene import Period, Scene
from khabar.annotators.dates.timex import OPEN, month_after
from khabar.lexicon.hijri import hijri_month, hijri_year_in, hijri_year_of
from khabar.lexicon.joints import joint
from khabar.text.words import Kind

OF_OR_IN = joint("of_or_in")


UNLED = joint("unled_month")
"""Months whose names stay unread after a mere «في»: «آب» may be a town, «صفر» nought."""
FIRST_YEAR, LAST_YEAR = 1800, 2100


def month(scene: Scene, at: int, edge: str) -> Period | None:
    """«كانون الثاني 2023», «يونيو الماضي», «شهر رمضان», «تموز»."""
    if scene.words.items[at].kind is Kind.DIGITS:
        return figures(scene, at)
    first = at
    noun = scene.tag(at, "month_noun", proclitics=None)
    this = scene.tag(at, "this", proclitics=None)
    if this and scene.tag(this.stop, "month"):
        at, noun = this.stop, None
    elif noun and not noun.definite:
        at = noun.stop
    elif noun and not scene.tag(at, "month"):
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
    if not noun and not edge and (is_name(scene, first) or _is_make(scene, first)):
        return None
    return _relative_month(scene, named, named.stop, "", first, edge)


def _is_make(scene: Scene, at: int) -> bool:
    """«سيارة نيسان», «من نوع نيسان»: a make of car."""
    return at > 0 and scene.tag(at - 1, "make_head", proclitics=None) is not None


def figures(scene: Scene, at: int) -> Period | None:
    """«3/2015», «2015-03»: a month and year in figures."""
    end = scene.end(at)
    if at + 2 >= end or scene.form(at + 1) not in ("/", "-") or scene.words.items[at + 2].gap:
        return None
    parts = [scene.form(at), scene.form(at + 2)]
    if at + 3 < end and scene.form(at + 3) == scene.form(at + 1):
        return None
    years = [part for part in parts if len(part) == 4 and part.isdigit()]
    others = [part for part in parts if len(part) <= 2 and part.isdigit()]
    if len(years) != 1 or len(others) != 1 or not 1 <= int(others[0]) <= 12:
        return None
    year, number = int(years[0]), int(others[0])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    since = date(year, number, 1)
    return Period(at + 3, f"{year}-{number:02d}", "dates.figures", since, month_after(since))


def _led_month(scene: Scene, at: int, named: Month) -> bool:
    """«في مارس», «منذ أوت»; «في آب» may be a town as well and stays unread."""
    if named.name in UNLED or at == 0:
        return False
    return scene.tag(at - 1, "date_preposition", proclitics=None) is not None


def _month_year(scene: Scene, named: Month) -> Year | None:
    at, end = named.stop, scene.end(named.stop - 1)
    if at < end and scene.form(at) in ("،", ",", "/", "-", "–"):
        at += 1
    told = year_at(scene, at, named.calendar) if at < end else None
    if told:
        return told
    if at < end and scene.form(at) in OF_OR_IN:
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
        bounds = hijri_month(hijri_year_in(number, named.month), named.month)
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
