"""Times of day: «14:07», «الساعة الثامنة والنصف مساءً», «7:40م», and parts of the day."""

from __future__ import annotations

from typing import NamedTuple

from khabar.annotators.dates.scene import Scene
from khabar.lexicon.joints import joint
from khabar.lexicon.number_words import atoms
from khabar.lexicon.numerals import Numeral, numeral_at
from khabar.text.words import Kind

OF = joint("of")
IN = joint("in")
THE = joint("the")


LAST_HOUR, LAST_MINUTE = 23, 59
NOON, HOUR_MINUTES = 12, 60
FEWEST_BARE = 5
HALVES = {"TMO": "AM", "TAF": "PM", "TEV": "PM", "TNI": "NI"}
LATE_EVENING = 6
"""From this hour on «ليلاً» is before midnight."""


class Clock(NamedTuple):
    """An hour and minute (24 hours) up to word ``stop``, with its zone's offset."""

    stop: int
    hour: int
    minute: int
    zone: str = ""
    seconds: str = ""

    @property
    def shown(self) -> str:
        """The hour as TIMEX3 spells it, with seconds where they are told."""
        return f"{self.hour:02d}:{self.minute:02d}{self.seconds}"


class Part(NamedTuple):
    """A part of the day up to word ``stop`` (TMO, TAF, TEV, TNI, TDT)."""

    stop: int
    code: str


def clock_at(scene: Scene, at: int) -> Clock | None:
    """The clock time written at ``at``; an hour alone needs a word that says it is one."""
    noun = scene.tag(at, "clock_noun", proclitics=None)
    word = scene.words.items[at]
    numbered = word.kind is Kind.DIGITS or atoms(word.form)
    if noun is None and not numbered and word.form not in THE:
        return None
    end = scene.end(at)
    place = noun.stop if noun else at
    if place < end and scene.form(place) in THE:
        place += 1
    if place >= end:
        return None
    written = _figures(scene, place, end)
    if written is None and noun is None and _ranks(scene, at):
        return None
    if written is None:
        written = _hour(scene, place, end, needs_part=noun is None)
    if written is None:
        return None
    stop, hour, minute, sure = written
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    part = _half(scene, stop, end)
    if part:
        stop, hour = part[0], hour_of_day(hour, part[1])
    elif not sure and noun is None:
        return None
    zone = scene.tag(stop, "zone", proclitics=None) if stop < end else None
    bracket = scene.form(stop) == "(" and stop + 1 < end
    if zone is None and bracket:
        zone = scene.tag(stop + 1, "zone", proclitics=None)
    if zone:
        stop = zone.stop + (1 if bracket and scene.form(zone.stop) == ")" else 0)
    offset = zone.value if zone and zone.value != "local" else ""
    return Clock(stop, hour, minute, offset, _seconds(scene, place, end))


def _ranks(scene: Scene, at: int) -> bool:
    """«للمرة الثانية مساء الثلاثاء»: the ordinal goes with the noun before it."""
    before = scene.before(at)
    return before.startswith(("ال", "لل", "وال", "بال")) and before.endswith("ة")


def _seconds(scene: Scene, at: int, end: int) -> str:
    """«:30» after the hour and minute that begin at ``at``."""
    told = at + 4 < end and scene.form(at + 1) == ":" and scene.form(at + 3) == ":"
    second = scene.form(at + 4) if told else ""
    return f":{second}" if len(second) == 2 and second.isdigit() and int(second) < 60 else ""


def _figures(scene: Scene, at: int, end: int) -> tuple[int, int, int, bool] | None:
    """«14:07» and «14:07:30», with no space between."""
    items = scene.words.items
    if at + 2 >= end or items[at].kind is not Kind.DIGITS or items[at + 1].form != ":":
        return None
    first, second = items[at].form, items[at + 2].form
    if not (first.isdigit() and second.isdigit() and len(first) <= 2 and len(second) == 2):
        return None
    stop = at + 3
    if stop + 1 < end and items[stop].form == ":" and items[stop + 1].form.isdigit():
        stop += 2
    return stop, int(first), int(second), True


BEFORE_HOUR = joint("before_hour")
NO_HOUR = frozenset(("dual", "vague", "few"))
"""Numbers that are no hour: «تظاهر العشرات مساء السبت»."""


def _hour(
    scene: Scene, at: int, end: int, *, needs_part: bool
) -> tuple[int, int, int, bool] | None:
    """«الثامنة والنصف», «8»: an hour in words or figures with what is added to it."""
    numeral = numeral_at(scene.words, at, end)
    if numeral is None or numeral.form in NO_HOUR:
        return None
    led = scene.before(at) in BEFORE_HOUR
    if needs_part and numeral.form == "words" and not numeral.definite and not led:
        return None  # «أصيب سبعة مساء السبت»
    if numeral.form == "ordinal" and not (
        numeral.definite and scene.words.items[at].form.endswith(("ة", "ي"))
    ):
        return None
    stop = numeral.stop
    if numeral.form == "digits" and not scene.form(at).isdigit():
        figures = scene.form(at).split(".")
        if len(figures) == 2 and len(figures[1]) == 2:
            return stop, int(figures[0]), int(figures[1]), False
        return None
    hour = int(numeral.value)
    if not 0 <= hour <= 24 or (needs_part and hour > NOON):
        return None
    hour %= 24
    minute = round((numeral.value - int(numeral.value)) * HOUR_MINUTES)
    added = scene.tag(stop, "minutes") if stop < end else None
    if added:
        stop, minute = added.stop, int(added.value)
    elif stop < end and scene.form(stop).startswith("و"):
        apart = scene.form(stop) == "و"
        more = numeral_at(scene.words, stop + apart, end) if stop + apart < end else None
        unit = scene.tag(more.stop, "unit") if more else None
        if more and unit and unit.value == "MIN" and isinstance(more.value, int):
            stop, minute = unit.stop, more.value
        elif more and numeral.form == "ordinal" and _are_minutes(scene, more, end):
            stop, minute = more.stop, int(more.value)
    less = scene.tag(stop, "less_minutes") if stop < end else None
    fewer = numeral_at(scene.words, less.stop, end) if less and less.stop < end else None
    unit = scene.tag(fewer.stop, "unit") if fewer and fewer.stop < end else None
    if fewer and unit and unit.value == "MIN":
        stop, minute = unit.stop, minute - int(fewer.value)
    if minute < 0:
        hour, minute = (hour - 1) % 24, 60 + minute
    sure = numeral.form == "ordinal" and (minute > 0 or _is_led(scene, at))
    return stop, hour, minute, sure


def _are_minutes(scene: Scene, more: Numeral, end: int) -> bool:
    """«السابعة وخمس وثلاثين مساءً»: minutes with no word for them, before a half of the day."""
    if more.form != "words" or not HOUR_MINUTES > more.value >= FEWEST_BARE:
        return False
    return more.stop < end and scene.tag(more.stop, "ampm") is not None


def _is_led(scene: Scene, at: int) -> bool:
    """«عند السادسة»: a word that only an hour follows."""
    return at > 0 and scene.tag(at - 1, "clock_lead", proclitics=None) is not None


def _half(scene: Scene, at: int, end: int) -> tuple[int, str] | None:
    """«ص», «م», «مساءً», «من مساء»: which half of the day an hour is in."""
    if at >= end:
        return None
    of = scene.form(at) in OF
    place = at + 1 if of or (scene.form(at) in IN and at + 1 < end) else at
    found = scene.tag(place, "ampm")
    if found is None:
        return None
    if found.key in ("م", "ص") and scene.form(at + 1) == ".":
        return found.stop, found.value
    return found.stop, found.value


def hour_of_day(hour: int, half: str) -> int:
    """The hour of 24 that an hour of 12 in one half of the day is.

    >>> hour_of_day(9, "PM"), hour_of_day(12, "AM"), hour_of_day(11, "NI"), hour_of_day(2, "NI")
    (21, 0, 23, 2)
    """
    if hour > NOON:
        return hour
    if half == "PM":
        return hour % NOON + NOON
    if half == "NI":
        return hour if hour < LATE_EVENING else (hour + NOON) % 24
    return hour % NOON


def in_part_of_day(clock: Clock, code: str) -> Clock:
    """«مساء أمس الساعة الثامنة»: an hour of 12 in the part of day told with it.

    >>> in_part_of_day(Clock(0, 8, 0), "TEV").shown, in_part_of_day(Clock(0, 2, 0), "TNI").shown
    ('20:00', '02:00')
    """
    half = HALVES.get(code)
    if half is None or clock.hour > NOON:
        return clock
    return clock._replace(hour=hour_of_day(clock.hour, half))


def part_at(scene: Scene, at: int) -> Part | None:
    """«مساء», «ساعة متأخرة من ليل»: a part of day that needs its day named after it."""
    lead = scene.tag(at, "part_lead", proclitics=None)
    whole = scene.tag(at, "part", proclitics=None)
    if lead and not (whole and whole.stop > lead.stop):
        inner = scene.tag(lead.stop, "part")
        return Part(inner.stop, inner.value) if inner else None
    return Part(whole.stop, whole.value) if whole else None


def adverb_at(scene: Scene, at: int) -> Part | None:
    """«ليلاً», «قبيل الفجر», «بعد الظهر»: a part of day that may stand without its day."""
    if not scene.tags[at]:
        return None
    tag = scene.tag(at, "part_adverb", proclitics=None)
    if tag and _is_dual_verb(scene, at, tag.stop):
        return None
    if tag and not tag.definite and tag.proclitics in ("", "و", "ف"):
        return Part(tag.stop, tag.value)
    lead = scene.tag(at, "part_lead", "during", "since", "until", "within", proclitics=None)
    place = lead.stop if lead else at
    kinds = ("part_noun_in",) if lead and lead.kind == "within" else ("part_noun", "part_noun_in")
    noun = scene.tag(place, *kinds, proclitics="" if lead else None)
    if noun and (lead or noun.proclitics == "ب"):
        return Part(noun.stop, noun.value)
    return None


def _is_dual_verb(scene: Scene, at: int, stop: int) -> bool:
    """«فجرا نفسيهما», «اللذان فجرا الأزمة»: the verb of two, not the dawn."""
    if not scene.form(at).endswith("را") or stop >= scene.end(at):
        return False
    after, before = scene.form(stop), scene.before(at)
    return after.startswith("نفس") or (after.startswith("ال") and before.endswith(("ين", "ان")))
