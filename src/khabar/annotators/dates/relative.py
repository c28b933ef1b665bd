"""Weeks, months and years told from the day of writing: «العام الماضي», «هذا الأسبوع»."""

from __future__ import annotations

from datetime import date

from khabar.annotators.dates.scene import Anchor, Period, Scene
from khabar.annotators.dates.timex import OPEN, moved, period
from khabar.lexicon.joints import joint
from khabar.lexicon.tags import Tag

OF = joint("of")
WEEK_ENDS = joint("week_end")

STEP = {"last": -1, "next": 1, "this": 0, "after": 1, "same": 0, "last2": -2, "next2": 2}
SMALL_UNITS = frozenset(("H", "MIN", "S", "D"))


def relative_period(scene: Scene, at: int, edge: str) -> Period | None:
    """«العام الماضي», «هذا الأسبوع», «الشهر نفسه», «القرن الماضي», «بقية الأسبوع»."""
    this = scene.tag(at, "this", "same_before", proclitics=None)
    place = this.stop if this else at
    if place >= scene.end(at):
        return None
    unit = scene.tag(place, "unit", proclitics="" if this else None)
    if unit is None or unit.detail != "singular" or unit.value in SMALL_UNITS:
        return None
    told = _way(scene, unit, this, edge)
    if told is None:
        return None
    way, stop = told
    anchor: Anchor | None = scene.anchored
    day = scene.today
    if way in ("same", "after"):
        day, anchor = scene.earlier_bounds[0] or scene.earlier, "text"
    if way == "same" and unit.value == "M" and day:
        of_year = _year_of_same(scene, stop, day)
        if of_year:
            stop, day = of_year
    weekend = "-WE" if edge == "end" and unit.value == "W" and _ends(scene, at) else ""
    if day is None:
        return Period(stop, OPEN.get(unit.value, "XXXX") + weekend, "dates.relative_period")
    other = moved(day, STEP[way], unit.value)
    bounds = period(unit.value, other) if other else None
    if bounds is None:
        return None
    value, since, until = bounds
    return Period(stop, value + weekend, "dates.relative_period", since, until, anchor)


def _year_of_same(scene: Scene, at: int, day: date) -> tuple[int, date] | None:
    """«الشهر نفسه من العام السابق»: where that ends, and the day moved to that year."""
    if at + 1 >= scene.end(at - 1) or scene.form(at) not in OF:
        return None
    unit = scene.tag(at + 1, "unit")
    relation = scene.tag(unit.stop, "relation") if unit and unit.stop < scene.end(at) else None
    if unit is None or relation is None or unit.value != "Y" or relation.value != "last":
        return None
    before = moved(day.replace(day=1), -1, "Y")
    return (relation.stop, before) if before else None


def _ends(scene: Scene, at: int) -> bool:
    """«نهاية الأسبوع» is Saturday and Sunday; «أواخر الأسبوع» its last days."""
    return at > 0 and scene.form(at - 1) in WEEK_ENDS


def _way(scene: Scene, unit: Tag, this: Tag | None, edge: str) -> tuple[str, int] | None:
    """Which week, month … is meant (last, next, this …) and where that is told."""
    stop = unit.stop
    relation = scene.tag(stop, "relation") if stop < scene.end(stop - 1) else None
    if relation and relation.value in STEP:
        if unit.definite or (relation.value in ("last", "next") and not relation.definite):
            return relation.value, relation.stop
        return None
    if not unit.definite:
        return None
    if this:
        return ("same" if this.kind == "same_before" else "this"), stop
    if edge == "rest" or (edge == "end" and unit.value == "W"):
        return "this", stop
    if edge in ("start", "end") and not _told_on(scene, stop):
        return "this", stop  # «منذ مطلع العام», «بداية الأسبوع», «قبل نهاية الشهر»
    return None


def _told_on(scene: Scene, stop: int) -> bool:
    """Whether a word goes on with a period («العام الدراسي», «عام 2014», «الأسبوع الأول»)."""
    if stop >= scene.end(stop - 1):
        return False
    form = scene.form(stop)
    named = scene.tag(stop, "month", "month_if", "relation")
    definite = form.startswith("ال") and len(form) > 3  # and no «إلى»
    return definite or form[:1].isdigit() or named is not None
