"""A day, with its part or the hour where it is told: «فجر اليوم الأحد», «غداً بعد الظهر»."""

from __future__ import annotations

from datetime import date

from khabar.annotators.dates.clocks import (
    Clock,
    Part,
    adverb_at,
    clock_at,
    in_part_of_day,
    part_at,
)
from khabar.annotators.dates.cues import is_name
from khabar.annotators.dates.days import calendar_day, day_at
from khabar.annotators.dates.relative import relative_period
from khabar.annotators.dates.resolution import Day
from khabar.annotators.dates.scene import Found, Scene
from khabar.annotators.dates.timex import DAY, OPEN
from khabar.lexicon.joints import joint

OF = joint("of")
OF_OR_FOR = joint("of_or_for")
IN_OR_AT = joint("in_or_at")


JOINTS = joint("before_day") | {"،", "-", "–", "—"}
PAUSES = frozenset(("،", "-", "–", "—", ",", "(", "/"))


def moment(scene: Scene, at: int) -> Found | None:
    """The day or time of day that begins at word ``at``."""
    clock = clock_at(scene, at)
    if clock:
        return _clock_first(scene, at, clock)
    if not scene.tags[at]:  # a bare number begins nothing but a date
        day = calendar_day(scene, at)
        return _day_first(scene, at, day) if day else None
    sometime = scene.tag(at, "sometime", proclitics=None)
    if sometime:
        return _sometime(scene, at, sometime.stop)
    here = _this_part(scene, at)
    if here:
        return here
    part = part_at(scene, at)
    if part:
        found = _part_first(scene, at, part)
        if found:
            return found
    day = day_at(scene, at)
    if day:
        return _day_first(scene, at, day)
    return _alone(scene, at)


def _sometime(scene: Scene, at: int, stop: int) -> Found | None:
    """«في وقت سابق من اليوم»: some time of that day."""
    if stop < scene.end(at) and scene.form(stop) in OF:
        stop += 1
    if stop >= scene.end(at):
        return None
    day = day_at(scene, stop)
    if day and not day.until:
        return _day_first(scene, at, day)
    period = relative_period(scene, stop, "")
    if period:
        return Found(at, period.stop, "DATE", *period[1:])
    part = part_at(scene, stop)
    told = _part_first(scene, at, part) if part else None
    noun = scene.tag(stop, "part_noun_in", "part_noun")
    if told or noun is None:
        return told
    return _in_part(at, noun.stop, _reference(scene), noun.value)


def _this_part(scene: Scene, at: int) -> Found | None:
    """«هذا المساء»: today's."""
    this = scene.tag(at, "this", proclitics=None)
    noun = scene.tag(this.stop, "part_noun_in") if this else None
    if this is None or noun is None:
        return None
    clock = _clock_after(scene, noun.stop)
    if clock:
        return _timed(scene, at, clock.stop, _today(scene), in_part_of_day(clock, noun.value))
    return _in_part(at, noun.stop, _today(scene), noun.value)


def _clock_first(scene: Scene, at: int, clock: Clock) -> Found:
    """«الساعة الثامنة من مساء أمس», «09:41 مساء الثلاثاء»."""
    place = _past(scene, clock.stop, JOINTS)
    end = scene.end(at)
    part = part_at(scene, place) if place < end else None
    if part:
        place = part.stop
        clock = in_part_of_day(clock, part.code)
    this = _this_part(scene, place) if place < end and not part else None
    if this:
        today = _today(scene)
        return _timed(scene, at, this.stop, today, in_part_of_day(clock, this.value[-3:]))
    day = day_at(scene, place) if place < end else None
    if day is None or day.until:
        return _timed(scene, at, clock.stop, _reference(scene, at), clock)
    zone = None if clock.zone else scene.tag(day.stop, "zone") if day.stop < end else None
    if zone:
        local = zone.value == "local"
        return _timed(scene, at, zone.stop, day, clock._replace(zone="" if local else zone.value))
    return _timed(scene, at, day.stop, day, clock)


def _part_first(scene: Scene, at: int, part: Part) -> Found | None:
    """«مساء أمس الثلاثاء», «ليل الجمعة - السبت», «صباح يوم 3 آب»."""
    end = scene.end(at)
    place = part.stop
    if place < end and scene.form(place) in OF_OR_FOR:
        place += 1
    if place >= end:
        return None
    day = day_at(scene, place)
    if day is None or day.until or day.rule == "dates.text_day":
        return None
    stop = day.stop
    if part.code == "TNI":
        stop = _second_day(scene, day)
    clock = _clock_after(scene, stop)
    if clock:
        return _timed(scene, at, clock.stop, day, in_part_of_day(clock, part.code))
    return _in_part(at, stop, day, part.code)


def _second_day(scene: Scene, day: Day) -> int:
    """«ليل الجمعة - السبت»: the day that the night runs into belongs to it."""
    place = _past(scene, day.stop, PAUSES)
    tag = scene.tag(place, "weekday", proclitics=None)
    if tag is None or day.day is None or place >= scene.end(day.stop - 1):
        return day.stop
    follows = int(tag.value) == day.day.isoweekday() % 7 + 1
    return tag.stop if follows and tag.proclitics in ("", "و") else day.stop


def _day_first(scene: Scene, at: int, day: Day) -> Found:
    """«أمس مساءً», «الثلاثاء 22 غشت 2023 - 14:07», or the day alone."""
    if day.night:
        clock = _clock_after(scene, day.stop)
        if clock:
            return _timed(scene, at, clock.stop, day, in_part_of_day(clock, "TNI"))
        return _in_part(at, day.stop, day, "TNI")
    if not day.until:
        clock = _clock_after(scene, day.stop)
        if clock:
            return _timed(scene, at, clock.stop, day, clock)
        part = _part_after(scene, day.stop)
        if part:
            return _in_part(at, part.stop, day, part.code)
    until = day.until or (day.day + DAY if day.day else None)
    return Found(at, day.stop, "DATE", day.value, day.rule, day.day, until, day.anchored, day.day)


def _part_after(scene: Scene, at: int) -> Part | None:
    """«أمس ليلاً», «الثلاثاء في الصباح الباكر»: the part of the day that ends before ``at``."""
    end = scene.end(at - 1)
    led = at < end and scene.form(at) in IN_OR_AT
    if at + led >= end:
        return None
    part = adverb_at(scene, at + led)
    if part and scene.tag(at + led, "part_adverb", "part_lead", "part_noun"):
        return part
    return adverb_at(scene, at) if led else None


def _clock_after(scene: Scene, at: int) -> Clock | None:
    end = scene.end(at - 1)
    place = _past(scene, at, JOINTS | PAUSES)
    if place >= end:
        return None
    return clock_at(scene, place)


def _alone(scene: Scene, at: int) -> Found | None:
    """«ليلاً», «قبيل الفجر»: on the day last told of, or the day of publication."""
    part = adverb_at(scene, at)
    if part is None or is_name(scene, at):
        return None
    clock = _clock_after(scene, part.stop)
    if clock and _hour_told(scene, part.stop, clock):
        return _timed(
            scene, at, clock.stop, _reference(scene, at), in_part_of_day(clock, part.code)
        )
    day = _day_of_part(scene, part.stop)
    if day:
        return _in_part(at, day.stop, day, part.code)
    return _in_part(at, part.stop, _morrow(scene, _reference(scene), part.code), part.code)


def _morrow(scene: Scene, day: Day, code: str) -> Day:
    """«اندلعت ليل الثلاثاء … وانتهت فجراً»: the dawn behind a night is the next day's."""
    follows = scene.earlier_night and day.day is not None and day.day == scene.earlier
    if not follows or code != MORNING or day.day is None or day.day == scene.today:
        return day
    after = day.day + DAY
    return day._replace(value=after.isoformat(), day=after)


MORNING = "TMO"


def _day_of_part(scene: Scene, at: int) -> Day | None:
    """«في الصباح الباكر من يوم الثلاثاء»: the day that follows a part of it."""
    end = scene.end(at - 1)
    place = at + (at < end and scene.form(at) in OF)
    day = day_at(scene, place) if place < end else None
    return day if day and not day.until and day.rule != "dates.text_day" else None


def _hour_told(scene: Scene, at: int, clock: Clock) -> bool:
    """«مساءً عند الساعة الثامنة», «بعد الظهر 7:00», in one breath: no comma between."""
    if scene.form(at) in PAUSES:
        return False
    return any(
        scene.tag(place, "clock_noun", proclitics=None) or scene.form(place) == ":"
        for place in range(at, min(at + 2, clock.stop))
    )


def _reference(scene: Scene, place: int = -1) -> Day:
    """The day that an hour or part of day with none of its own belongs to.

    The last day told of, unless it is to come; of a day to come, and for the hour at
    word ``place``, only one of the same sentence.
    """
    earlier, sentences = scene.earlier, scene.words.sentence_of
    here = place >= 0 and earlier and sentences[scene.earlier_at] == sentences[place]
    if earlier and (here if place >= 0 else scene.today is None or earlier <= scene.today):
        return Day(0, earlier.isoformat(), earlier, "dates.part_of_day", "text")
    return _today(scene)


def _today(scene: Scene) -> Day:
    today = scene.today
    if today is None:
        return Day(0, OPEN["D"], None, "dates.part_of_day")
    return Day(0, today.isoformat(), today, "dates.part_of_day", scene.anchored)


def _in_part(at: int, stop: int, day: Day, code: str) -> Found:
    until: date | None = None
    if day.day:
        until = day.day + (2 if code == "TNI" else 1) * DAY
    rule = "dates.part_of_day"
    return Found(at, stop, "TIME", _dated(day) + code, rule, day.day, until, day.anchored, day.day)


def _dated(day: Day) -> str:
    """The day before the T; nothing where not even its month is known."""
    return "" if day.value == OPEN["D"] else day.value


def _timed(scene: Scene, at: int, stop: int, day: Day, clock: Clock) -> Found:
    value = f"{_dated(day)}T{clock.shown}"
    until = day.day + DAY if day.day else None
    return Found(
        at, stop, "TIME", value, "dates.clock", day.day, until, day.anchored, day.day,
        clock.shown, clock.zone,
    )  # fmt: skip


def _past(scene: Scene, at: int, marks: frozenset[str]) -> int:
    """One past a joining word or mark, where there is one."""
    if at < len(scene.words.items) and at < scene.end(at - 1) and scene.form(at) in marks:
        return at + 1
    return at
