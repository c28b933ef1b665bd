"""What is no day, period or length: vague times, sets, feasts, and times set earlier."""

from __future__ import annotations

from datetime import date

from khabar.annotators.dates.clocks import HALVES, clock_at, in_part_of_day
from khabar.annotators.dates.cues import is_name
from khabar.annotators.dates.month_names import Year, year_at
from khabar.annotators.dates.months import month
from khabar.annotators.dates.quantities import amount_at
from khabar.annotators.dates.scene import Found, Scene
from khabar.annotators.dates.timex import DAY, OPEN, moved, safe
from khabar.lexicon.easter import easter, eastern_easter
from khabar.lexicon.hijri import hijri_day, hijri_year_in, hijri_year_of
from khabar.lexicon.joints import joint
from khabar.lexicon.number_words import atoms
from khabar.lexicon.numerals import numeral_at
from khabar.lexicon.tags import Tag

BEFORE = joint("before")


BACK_TO_FRIDAY = 5
HOUR_JOINTS = joint("in_or_at") | {"،"}
FIRST_YEAR = 1300
FEASTS = frozenset(("dates.feast", "dates.hijri_month", "dates.month"))


def vague(scene: Scene, at: int) -> Found | None:
    """«مؤخراً», «حتى الآن», «في أقرب وقت ممكن», «المرحلة المقبلة»."""
    tag = scene.tag(at, "vague", proclitics=None)
    if tag is None or is_name(scene, at):
        return None
    return Found(at, tag.stop, "DATE", tag.value, "dates.vague")


def repeated(scene: Scene, at: int) -> Found | None:
    """«يومياً», «كل جمعة», «كل مساء», «كل ثلاثة أشهر»."""
    each = scene.tag(at, "each", proclitics=None)
    if each and each.stop < scene.end(at):
        found = _each(scene, at, each)
        if found:
            return found
    tag = scene.tag(at, "set", proclitics=None)
    if tag and not tag.definite:
        told = _at_hour(scene, at, tag.stop, "XXXX-XX-XX") if tag.value == "P1D" else None
        if told and told.stop > tag.stop:
            return told
        return Found(at, tag.stop, "SET", tag.value, "dates.repeated")
    return None


def _each(scene: Scene, at: int, each: Tag) -> Found | None:
    noun = scene.tag(each.stop, "day_noun")
    place = noun.stop if noun and noun.stop < scene.end(at) else each.stop
    day = scene.tag(place, "bare_weekday", "weekday")
    if day:
        dated = day.stop < scene.end(at) and scene.tag(day.stop, "relation")
        if each.value == "days" and (day.kind != "weekday" or dated):
            return None
        return _at_hour(scene, at, day.stop, f"XXXX-WXX-{day.value}")
    if each.value == "days":
        return None
    part = scene.tag(each.stop, "part")
    if part and not part.definite:
        return _at_hour(scene, at, part.stop, f"XXXX-XX-XX{part.value}")
    amount = amount_at(scene, each.stop)
    if amount and amount.form in ("counted", "dual") and not amount.definite:
        return Found(at, amount.stop, "SET", amount.length, "dates.repeated")
    return None


def also_each(scene: Scene, at: int) -> Found | None:
    """«أيام السبت والأحد»: the second day comes round as well."""
    day = scene.tag(at, "weekday", proclitics="و")
    before = scene.tag(at - 1, "weekday") if day and at > 1 else None
    each = scene.tag(at - 2, "each", proclitics=None) if before else None
    if day is None or each is None or each.value != "days":
        return None
    return Found(at, day.stop, "SET", f"XXXX-WXX-{day.value}", "dates.repeated")


def _at_hour(scene: Scene, at: int, stop: int, value: str) -> Found:
    """«كل جمعة الساعة الرابعة مساءً», «كل مساء عند الثامنة»: the hour belongs to the set."""
    place = stop
    while place < scene.end(at) and scene.form(place) in HOUR_JOINTS:
        place += 1
    clock = clock_at(scene, place) if place < scene.end(at) else None
    if clock is None:
        return Found(at, stop, "SET", value, "dates.repeated")
    code = value[-len("TMO") :]
    day, clock = value.removesuffix(code) if code in HALVES else value, in_part_of_day(clock, code)
    return Found(at, clock.stop, "SET", f"{day}T{clock.shown}", "dates.repeated")


def then(scene: Scene, at: int) -> Found | None:
    """«حينها», «آنذاك»: the time that the text named last."""
    tag = scene.tag(at, "then", proclitics=None)
    if tag is None or _is_ranked(scene, tag.stop):
        return None
    if scene.earlier_value:
        since, until = scene.earlier_bounds
        return Found(at, tag.stop, "DATE", scene.earlier_value, "dates.then", since, until, "text")
    return Found(at, tag.stop, "DATE", "PAST_REF", "dates.then")


def _is_ranked(scene: Scene, at: int) -> bool:
    """«في يومها الثاني»: the second day of something."""
    if at >= scene.end(at - 1):
        return False
    return any(atom.role == "ordinal" and atom.definite for atom in atoms(scene.form(at)))


def prayer(scene: Scene, at: int) -> Found | None:
    """«قبل صلاة الجمعة»: the coming Friday, or after the prayer the last one."""
    lead = scene.tag(at, "prayer_lead", proclitics=None)
    tag = scene.tag(lead.stop, "prayer") if lead and lead.stop < scene.end(at) else None
    if tag is None or lead is None:
        return None
    if scene.today is None:
        return Found(at, tag.stop, "DATE", "XXXX-WXX-5", "dates.prayer")
    ahead = (BACK_TO_FRIDAY - scene.today.isoweekday()) % 7
    coming = lead.key in BEFORE
    day = moved(scene.today, ahead if coming or not ahead else ahead - 7, "D")
    return _on(at, tag.stop, day, "dates.prayer", scene) if day else None


def feast(scene: Scene, at: int) -> Found | None:
    """«عيد الفطر», «عاشوراء», «ليلة رأس السنة»: the nearest one, or as it is told."""
    tag = scene.tag(at, "feast", proclitics=None)
    if tag is None or is_name(scene, at):
        return None
    stop, end = tag.stop, scene.end(at)
    relation = scene.tag(stop, "relation") if stop < end else None
    way = relation.value if relation and relation.value in ("last", "next", "this") else ""
    if relation and way:
        stop = relation.stop
    calendar, month, day = tag.value.split(" ")
    told = None if way else _year_of_feast(scene, stop)
    if told and (told.named or told.year >= FIRST_YEAR):
        found = feast_in(calendar, int(month), int(day), told.year, told.calendar)
        if found:
            since = found + DAY
            return Found(
                at, told.stop, "DATE", found.isoformat(), "dates.feast", found, since, None, found
            )
    if scene.today is None:
        shown = f"XXXX-{int(month):02d}-{int(day):02d}" if calendar == "gregorian" else OPEN["D"]
        return Found(at, stop, "DATE", shown, "dates.feast")
    days = [
        d for n in (-1, 0, 1) if (d := feast_day(calendar, int(month), int(day), scene.today, n))
    ]
    if way == "last":
        days = [d for d in days if d < scene.today]
    elif way == "next":
        days = [d for d in days if d >= scene.today]
    if not days:
        return None
    today = scene.today
    nearest = days[-1] if way == "last" else min(days, key=lambda d: abs((d - today).days))
    return _on(at, stop, nearest, "dates.feast", scene)


def _year_of_feast(scene: Scene, at: int) -> Year | None:
    """«عيد الفطر 1437 هـ», «عيد الفطر لهذا العام 1437 هـ»: the year told after a feast."""
    end = scene.end(at - 1)
    this = scene.tag(at, "this", proclitics=None) if at < end else None
    unit = scene.tag(this.stop, "unit") if this and this.stop < end else None
    place = unit.stop if unit and unit.value == "Y" else at
    return year_at(scene, place) if place < end else None


def day_of_feast(scene: Scene, at: int) -> Found | None:
    """«ثاني أيام عيد الفطر», «أول أيام شهر رمضان»: so many days into it."""
    numeral = numeral_at(scene.words, at, scene.end(at))
    if numeral is None or numeral.form != "ordinal" or numeral.definite:
        return None
    days = scene.tag(numeral.stop, "unit") if numeral.stop < scene.end(at) else None
    if days is None or days.value != "D" or days.detail != "plural" or days.definite:
        return None
    place = days.stop
    whole = feast(scene, place) if place < scene.end(at) else None
    if whole is None:
        told = month(scene, place, "whole") if place < scene.end(at) else None
        whole = Found(place, told.stop, "DATE", *told[1:]) if told else None
    if whole is None or (whole.since is None and whole.rule not in FEASTS):
        return None
    if whole.since is None:
        return Found(at, whole.stop, "DATE", OPEN["D"], "dates.day_of_feast")
    day = whole.since + (int(numeral.value) - 1) * DAY
    return _on(at, whole.stop, day, "dates.day_of_feast", scene)


def feast_day(calendar: str, month: int, day: int, today: date, years: int) -> date | None:
    """The feast in the year of ``today`` (of its own calendar), or ``years`` later."""
    if calendar == "hijri":
        return hijri_day(hijri_year_of(today) + years, month, day)
    return feast_in(calendar, month, day, today.year + years, calendar)


def feast_in(calendar: str, month: int, day: int, year: int, counted_in: str) -> date | None:
    """The feast of one year, which is counted in the common calendar or the Hijri one."""
    if calendar == "hijri":
        return hijri_day(hijri_year_in(year, month), month, day)
    if counted_in == "hijri":
        return None
    if calendar == "easter":
        return easter(year) + day * DAY
    if calendar == "east":
        return eastern_easter(year) + day * DAY
    if calendar == "nth":
        number, weekday = divmod(day, 10)
        first = date(year, month, 1)
        return first + ((weekday - first.isoweekday()) % 7 + 7 * (number - 1)) * DAY
    return safe(year, month, day)


def _on(at: int, stop: int, day: date, rule: str, scene: Scene) -> Found:
    return Found(at, stop, "DATE", day.isoformat(), rule, day, day + DAY, scene.anchored, day)
