"""Lengths of time and points counted back or on by them: «قبل أربعة أشهر», «منذ شهرين»."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from khabar.annotators.dates.cues import is_name, speaks_of_future
from khabar.annotators.dates.quantities import Amount, amount_at
from khabar.annotators.dates.scene import Anchor, Found, Scene
from khabar.annotators.dates.timex import CLOCK_UNITS, DAY, OPEN, length, moved, period
from khabar.lexicon.joints import joint
from khabar.lexicon.verbs import is_masdar
from khabar.text.words import Kind

OF_OR_ON = joint("of_or_on")
AMOUNT_END = joint("amount_end")
PASSED = joint("passed")


OUTSIDE = frozenset(("during", "within"))
"""«خلال», «في»: they lead to an amount of time and are no part of it."""
SURE_ALONE = frozenset(("counted", "dual"))
ONE_WITHIN = frozenset(("D", "W", "M", "Y"))
"""«للمرة الثانية في أسبوع»: one of these after a mere «في»."""
UNSURE_UNITS = frozenset(("10Y", "100Y", "1000Y"))
"""«عقدين» may be two contracts, «قرنين» two horns: they need a word of time beside them."""


class Reach(NamedTuple):
    """How far an amount reaches from the day of writing."""

    since: date | None = None
    until: date | None = None
    anchored: Anchor | None = None


def amount_of_time(scene: Scene, at: int) -> Found | None:
    """The duration, or the date counted by one, that begins at word ``at``."""
    if not scene.tags[at]:
        amount = amount_at(scene, at)
        return _alone(scene, at, amount) if amount else None
    lead = scene.tag(at, "ago", "since", "after", "during", "within", proclitics=None)
    if lead and not lead.definite and lead.stop < scene.end(at):
        amount = amount_at(scene, lead.stop)
        if amount:
            found = _led(scene, at, lead.kind, amount)
            if found and lead.kind in OUTSIDE:
                return found._replace(first=lead.stop)
            if found:
                return found
    recent = scene.tag(at, "recent", proclitics=None)
    if recent and recent.stop < scene.end(at):
        amount = amount_at(scene, recent.stop)
        if amount and amount.form in ("counted", "dual"):
            return _lasting(scene, at, amount, "dates.recent", _back(scene, amount))
    whole = _throughout(scene, at)
    if whole:
        return whole
    amount = amount_at(scene, at)
    return _alone(scene, at, amount) if amount else None


def _throughout(scene: Scene, at: int) -> Found | None:
    """«طوال اليوم», «طيلة الأسبوع»: the whole of one."""
    lead = scene.tag(at, "throughout", proclitics=None)
    unit = scene.tag(lead.stop, "unit") if lead and lead.stop < scene.end(at) else None
    if lead is None or unit is None or unit.detail != "singular" or not unit.definite:
        return None
    if unit.stop < scene.end(at) and scene.tag(unit.stop, "relation"):
        return None
    return Found(at, unit.stop, "DURATION", length(1, unit.value), "dates.throughout")


def _led(scene: Scene, at: int, kind: str, amount: Amount) -> Found | None:
    related = _related(scene, at, amount)
    if related:
        return related
    end = scene.end(at)
    if amount.form in ("one", "dual") and _names_a_date(scene, amount.stop, end):
        return None
    if amount.definite and amount.form in ("one", "bare"):
        return None
    if (
        amount.unit in UNSURE_UNITS
        and amount.form == "one"
        and not _ends_amount(scene, amount.stop)
    ):
        return None
    counted_from = _before_event(scene, amount.stop, end)
    if kind == "ago":
        if counted_from and not (at and scene.tag(at - 1, "takes_from", proclitics=None)):
            return _lasting(scene, at, amount, "dates.before_event", Reach())
        return _ago(scene, at, amount)
    if kind == "since":
        now = _from_now(scene, amount.stop)
        if now and amount.number is not None:
            return _counted(scene, at, now, amount, -1, "dates.ago")
        if amount.number is None:
            return Found(at, amount.stop, "DATE", "PAST_REF", "dates.since")
        return _lasting(scene, at, amount, "dates.since", _back(scene, amount))
    if kind == "after":
        told = _after(scene, at, amount)
        if told:
            return told
    if kind == "within" and amount.form not in ("counted", "dual", "few", "bare"):
        whole = amount.unit in ONE_WITHIN and not amount.definite
        if not whole or not _ends_clause(scene, amount.stop):
            return None
    if (
        kind == "within"
        and amount.form == "bare"
        and (amount.unit in UNSURE_UNITS or not _ends_clause(scene, amount.stop))
    ):
        return None
    return _lasting(scene, at, amount, "dates.duration", Reach())


def _before_event(scene: Scene, at: int, end: int) -> bool:
    """«قبل يومين من الحادث»: «من» and an event after an amount of time."""
    if at + 1 >= end or scene.form(at) not in OF_OR_ON:
        return False
    if scene.tag(at + 1, "event_noun", proclitics=None):
        return True
    return is_masdar(scene.form(at + 1))


def _names_a_date(scene: Scene, at: int, end: int) -> bool:
    """«منذ عام 2012», «قبل يوم الجمعة»: the unit is the head of a date, no amount."""
    if at >= end:
        return False
    told = scene.tag(at, "month", "month_if", "weekday", "bare_weekday", "day", "feast")
    return told is not None or scene.words.items[at].kind is Kind.DIGITS or scene.form(at) == "("


def _after(scene: Scene, at: int, amount: Amount) -> Found | None:
    """«بعد أسبوعين من الآن», «سيصل بعد يومين»: a point counted on from the day of writing."""
    if amount.number is None:
        return None
    stop, end = amount.stop, scene.end(at)
    if stop < end and scene.form(stop) in OF_OR_ON:
        now = _from_now(scene, stop)
        if not now:
            return None
        stop = now
    elif amount.form == "one" or not speaks_of_future(scene, at, stop):
        return None
    return _counted(scene, at, stop, amount, 1, "dates.after")


def _from_now(scene: Scene, at: int) -> int:
    """Where «من الآن», «من اليوم» ends; 0 where it does not stand at ``at``."""
    if at + 1 >= scene.end(at - 1) or scene.form(at) not in OF_OR_ON:
        return 0
    now = scene.tag(at + 1, "vague", "day")
    return now.stop if now and now.value in ("PRESENT_REF", "0") else 0


def _ends_amount(scene: Scene, at: int) -> bool:
    """«بعد عقد من الحرب» against «بعد عقد اجتماع»."""
    return _ends_clause(scene, at) or scene.form(at) in AMOUNT_END


def _ends_clause(scene: Scene, at: int) -> bool:
    return at >= scene.end(at - 1) or not scene.form(at)[:1].isalpha()


def _ago(scene: Scene, at: int, amount: Amount) -> Found:
    if amount.number is None:
        return Found(at, amount.stop, "DATE", "PAST_REF", "dates.ago")
    return _counted(scene, at, amount.stop, amount, -1, "dates.ago")


def _counted(scene: Scene, at: int, stop: int, amount: Amount, sign: int, rule: str) -> Found:
    """The day, week, month or year an amount before (-1) or after (1) the day of writing."""
    count, unit = amount.number or 0, amount.unit
    if count != int(count) and unit in ("Y", "W"):
        count, unit = (count * 12, "M") if unit == "Y" else (count * 7, "D")
    grain = {"10Y": "Y", "100Y": "Y", "1000Y": "Y", "H": "D", "MIN": "D", "S": "D"}.get(unit, unit)
    day = moved(scene.today, sign * count, unit) if scene.today else None
    for more, smaller in amount.rest:
        day = moved(day, sign * more, smaller) if day else None
        grain = smaller if smaller in ("D", "W", "M") else grain
    bounds = period(grain, day) if day else None
    if bounds is None:
        return Found(at, stop, "DATE", OPEN[grain], rule)
    value, since, until = bounds
    single = since if grain == "D" else None
    return Found(at, stop, "DATE", value, rule, since, until, scene.anchored, single)


def _back(scene: Scene, amount: Amount) -> Reach:
    if scene.today is None or amount.number is None:
        return Reach()
    since = moved(scene.today, -amount.number, amount.unit)
    return Reach(since, scene.today + DAY, scene.anchored) if since else Reach()


def _ahead(scene: Scene, amount: Amount) -> Reach:
    if scene.today is None or amount.number is None:
        return Reach()
    until = moved(scene.today, amount.number, amount.unit)
    return Reach(scene.today, until + DAY, scene.anchored) if until else Reach()


def _lasting(scene: Scene, at: int, amount: Amount, rule: str, reach: Reach) -> Found:
    value = amount.length
    return Found(at, amount.stop, "DURATION", value, rule, *reach)


def _related(scene: Scene, at: int, amount: Amount) -> Found | None:
    """«الأسبوعين الماضيين», «الـ24 ساعة الماضية», «الأشهر المقبلة»."""
    if amount.stop >= scene.end(at):
        return None
    if amount.form == "one" and not (amount.definite and amount.unit in CLOCK_UNITS):
        return None
    stop = amount.stop
    relation = scene.tag(stop, "relation")
    if relation is None and amount.definite:
        inner = scene.tag(stop, "unit_tail_definite")
        relation = (
            scene.tag(inner.stop, "relation") if inner and inner.stop < scene.end(at) else None
        )
    if relation is None or relation.value not in ("last", "next"):
        return None
    if amount.form == "bare" and not (amount.definite or relation.key in PASSED):
        return None
    whole = amount._replace(stop=relation.stop)
    back = relation.value == "last"
    if amount.number is None:
        value = "PAST_REF" if back else "FUTURE_REF"
        return Found(at, whole.stop, "DATE", value, "dates.vague_span")
    reach = _back(scene, whole) if back else _ahead(scene, whole)
    return _lasting(scene, at, whole, "dates.span", reach)


def _alone(scene: Scene, at: int, amount: Amount) -> Found | None:
    related = _related(scene, at, amount)
    if related:
        return related
    if amount.unit in UNSURE_UNITS and amount.form != "few" and not _timely(scene, amount):
        return None
    alone = amount.form == "one" and amount.stop == amount.first + 1
    if amount.unit in UNSURE_UNITS and alone and not _ends_amount(scene, amount.stop):
        return None  # «بعد عقد مؤتمر»
    if amount.form in SURE_ALONE or amount.form == "few":
        if amount.form == "dual" and (amount.definite or is_name(scene, at)):
            return None
        return _lasting(scene, at, amount, "dates.duration", Reach())
    lasted = at > 0 and scene.tag(at - 1, "lasted", proclitics=None)
    if scene.tag(at, "span_adverb", proclitics=None) or (lasted and amount.form == "one"):
        return _lasting(scene, at, amount, "dates.duration", Reach())
    if amount.form == "bare" and not amount.definite:
        tag = scene.tag(at, "unit", proclitics="ل")
        tail = amount.stop > at + 1
        if tag or tail:
            return _lasting(scene, at, amount, "dates.duration", Reach())
    return None


def _timely(scene: Scene, amount: Amount) -> bool:
    """Whether «من الزمن», «مضت» or a word of time before it says that time is meant."""
    tail = amount.stop > amount.first and scene.tag(amount.stop - 2, "unit_tail")
    return bool(tail) or (
        amount.first > 0
        and scene.tag(amount.first - 1, "ago", "since", "after", "during", "about", proclitics=None)
        is not None
    )
