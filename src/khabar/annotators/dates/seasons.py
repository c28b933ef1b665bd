"""Seasons, quarters and halves of a year: «صيف العام الماضي», «الربع الأول من 2023»."""

from __future__ import annotations

from datetime import date, timedelta

from khabar.annotators.dates.month_names import year_at
from khabar.annotators.dates.months import month
from khabar.annotators.dates.relative import STEP, relative_period
from khabar.annotators.dates.scene import Anchor, Period, Scene
from khabar.annotators.dates.timex import moved
from khabar.lexicon.joints import joint

OF = joint("of")


SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(scene: Scene, at: int, edge: str) -> Period | None:
    """«صيف العام الماضي», «شتاء 2013», «فصل الصيف», «الشتاء»."""
    noun = scene.tag(at, "season_noun", proclitics=None)
    this = scene.tag(at, "this", proclitics=None)
    place = this.stop if this else noun.stop if noun else at
    tag = (
        scene.tag(place, "season", proclitics="" if noun else None)
        if place < scene.end(at)
        else None
    )
    if tag is None:
        return None
    stop, end = tag.stop, scene.end(at)
    relation = scene.tag(stop, "relation") if stop < end else None
    if this and tag.definite and not relation:
        return _of_season(stop, tag.value, scene.today.year if scene.today else 0, scene.anchored)
    if relation and relation.value in ("last", "next", "this") and not scene.today:
        return Period(relation.stop, f"XXXX-{tag.value}", "dates.season")
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
    if not year_of:
        return Period(stop, f"XXXX-{code}", "dates.season")
    if not 1 < year_of < 9998:
        return None
    since = date(year_of, SEASON_MONTH[code], 1)
    until = moved(since, 3, "M")
    return Period(stop, f"{year_of:04d}-{code}", "dates.season", since, until, anchored)


def quarter(scene: Scene, at: int, edge: str) -> Period | None:
    """«الربع الأول من 2023», «النصف الثاني من العام الجاري»."""
    tag = scene.tag(at, "quarter", proclitics=None)
    if tag is None or tag.stop >= scene.end(at):
        return None
    of = scene.form(tag.stop) in OF
    place = tag.stop + of
    told = year_at(scene, place) if place < scene.end(at) else None
    if not of and (told is None or told.stop == place):
        return None
    if place >= scene.end(at):
        return None
    inner = None if told else relative_period(scene, place, "start" if of else "")
    if told:
        stop, year_of, anchored = told.stop, told.year, None
    elif inner and inner.since and len(inner.value) == 4:
        stop, year_of, anchored = inner.stop, inner.since.year, inner.anchored
    else:
        return _half_month(scene, place, tag.value)
    months = 3 if tag.value[0] == "Q" else 6
    since = date(year_of, 1 + months * (int(tag.value[1]) - 1), 1)
    value = f"{year_of:04d}-{tag.value}"
    return Period(stop, value, "dates.quarter", since, moved(since, months, "M"), anchored)


def _half_month(scene: Scene, at: int, part: str) -> Period | None:
    """«النصف الثاني من شهر كانون الأول»: the month, bounded to its half."""
    whole = month(scene, at, "") if part.startswith("H") and at < scene.end(at - 1) else None
    if whole is None or whole.since is None or whole.until is None:
        return whole
    middle = whole.since + timedelta(days=15)
    since, until = (whole.since, middle) if part == "H1" else (middle, whole.until)
    return whole._replace(since=since, until=until, rule="dates.half_month")
