"""Weekdays told by their place: «أول جمعة من تموز», «الخميس الأخير من الشهر»."""

from __future__ import annotations

from datetime import date

from khabar.annotators.dates.months import month
from khabar.annotators.dates.relative import relative_period
from khabar.annotators.dates.resolution import Day
from khabar.annotators.dates.scene import Found, Period, Scene
from khabar.annotators.dates.timex import DAY
from khabar.lexicon.joints import joint
from khabar.lexicon.numerals import numeral_at

OF_OR_IN = joint("of_or_in")
LAST = 0
MOST = 5
FEMININE = "ة", "ي"
"""How the ordinal of «الجمعة» ends: «الأولى» is no day of a month, «الأول» may be one."""


def nth_weekday(scene: Scene, at: int) -> Found | None:
    """«أول جمعة من تموز», «آخر خميس في الشهر الجاري», «أول اثنين من كل شهر»."""
    told = _place_before(scene, at)
    if told is None:
        return None
    place, number = told
    noun = scene.tag(place, "day_noun")
    place = noun.stop if noun and noun.stop < scene.end(at) else place
    day = scene.tag(place, "bare_weekday")
    whole = _month(scene, day.stop) if day else None
    if day is None or whole is None:
        return None
    if whole.rule == "dates.repeated":
        return Found(at, whole.stop, "SET", "P1M", "dates.repeated")
    found = _within(whole, int(day.value), number)
    if found is None:
        return Found(at, whole.stop, "DATE", f"XXXX-WXX-{day.value}", "dates.nth_weekday")
    return Found(
        at, whole.stop, "DATE", found.isoformat(), "dates.nth_weekday",
        found, found + DAY, whole.anchored, found,
    )  # fmt: skip


def nth_of_weekday(scene: Scene, wanted: int, at: int, *, sure: bool) -> Day | None:
    """«الجمعة الأخيرة من رمضان»: the ordinal after the weekday; ``at`` is one past the weekday.

    «الأحد الأول من أيلول» is the first day of September where that is a Sunday:
    unless ``sure``, only an ordinal that can be no day of a month is read.
    """
    end = scene.end(at - 1)
    if at >= end:
        return None
    numeral = numeral_at(scene.words, at, end)
    final = scene.tag(at, "final")
    if final and final.definite:
        stop, number = final.stop, LAST
    elif numeral and numeral.form == "ordinal" and numeral.definite and numeral.value <= MOST:
        stop, number = numeral.stop, int(numeral.value)
        if not (sure or scene.form(at).endswith(FEMININE)):
            return None
    else:
        return None
    whole = _month(scene, stop)
    found = _within(whole, wanted, number) if whole and whole.since else None
    if whole is None or found is None:
        return None
    return Day(whole.stop, found.isoformat(), found, "dates.nth_weekday", whole.anchored)


def _place_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """«أول», «ثاني», «آخر»: where it ends, and which one; 0 is the last."""
    edge = scene.tag(at, "edge", proclitics=None)
    if edge and not edge.definite and edge.value == "end" and edge.stop < scene.end(at):
        return edge.stop, LAST
    numeral = numeral_at(scene.words, at, scene.end(at))
    if numeral is None or numeral.form != "ordinal" or numeral.definite or numeral.value > MOST:
        return None
    return (numeral.stop, int(numeral.value)) if numeral.stop < scene.end(at) else None


def _month(scene: Scene, at: int) -> Period | None:
    """The month told after «من» or «في» at ``at``."""
    if at + 1 >= scene.end(at - 1) or scene.form(at) not in OF_OR_IN:
        return None
    each = scene.tag(at + 1, "set")
    if each and each.value == "P1M":
        return Period(each.stop, each.value, "dates.repeated")
    told = month(scene, at + 1, "whole") or relative_period(scene, at + 1, "")
    return told if told and ("hijri" in told.rule or len(told.value) == len("2024-05")) else None


def _within(whole: Period, weekday: int, number: int) -> date | None:
    """The ``number``-th such day of a period, the last one where it is 0."""
    if whole.since is None or whole.until is None:
        return None
    if number == LAST:
        return whole.until - ((whole.until.isoweekday() - weekday - 1) % 7 + 1) * DAY
    found = whole.since + ((weekday - whole.since.isoweekday()) % 7 + 7 * (number - 1)) * DAY
    return found if found < whole.until else None
