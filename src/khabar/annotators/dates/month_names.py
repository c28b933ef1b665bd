"""Names of months and figures of years where they stand."""

from __future__ import annotations

from typing import NamedTuple

from khabar.annotators.dates.scene import Scene
from khabar.lexicon.joints import joint
from khabar.lexicon.number_company import is_counted
from khabar.lexicon.numerals import numeral_at
from khabar.text.words import Kind

OF = joint("of")
OR = joint("or")
YEARS = joint("years")


EARLIEST, LATEST = 100, 2100
SPELT = (1900, 2100)
FOUR_FIGURES, YEAR_FIGURES = 1000, 4


class Month(NamedTuple):
    """A month's name up to ``stop``, its double included («تشرين الثاني/نوفمبر»)."""

    stop: int
    month: int
    calendar: str
    sure: bool
    """False where the word by itself may be something else («مارس», «آب»)."""
    name: str = ""
    """The name as it is spelt, folded."""


class Year(NamedTuple):
    """A year up to ``stop``."""

    stop: int
    year: int
    calendar: str
    named: bool
    """Whether a word for year stands before it."""


def month_at(scene: Scene, at: int, *, proclitics: str | None = "") -> Month | None:
    """The month named at ``at``, whatever of its other names stands beside it taken in."""
    tag = scene.tag(at, "month", "month_if", proclitics=proclitics)
    if tag is None or (tag.definite and tag.word.detail == "gregorian"):
        return None
    stop, sure = tag.stop, tag.kind == "month"
    for opened in (0, 1):
        mark = scene.form(stop) if opened else ""
        if opened and (mark not in ("/", "(", "-", "–", "—", "،") and mark not in OR):
            break
        twin = scene.tag(stop + opened, "month", "month_if")
        if twin and twin.value == tag.value and twin.word.detail == tag.word.detail:
            stop, sure = twin.stop, tag.kind == "month" or twin.key != tag.key
            if mark == "(" and scene.form(stop) == ")":
                stop += 1
            break
    return Month(stop, int(tag.value), tag.word.detail, sure, tag.key)


def year_at(scene: Scene, at: int, calendar: str = "") -> Year | None:
    """«2015», «عام 1948», «سنة ألف وتسعمئة وخمس», «1436 هـ», «(1933)» after its noun."""
    if at >= len(scene.words.items):
        return None
    end = scene.end(at)
    if scene.form(at) in OF and at + 1 < end:
        at += 1
    noun = scene.tag(at, "year_noun", proclitics=None)
    if noun:
        at = noun.stop
    bracket = at < end and scene.form(at) == "("
    place = at + 1 if bracket else at
    if place >= end or (bracket and not (noun or calendar)):
        return None
    numeral = numeral_at(scene.words, place, end)
    if numeral is None or numeral.form not in ("digits", "words", "dual"):
        return None
    value, stop = numeral.value, numeral.stop
    digits = len(scene.form(place)) if numeral.form == "digits" else 0
    if not isinstance(value, int) or (digits and stop > place + 1):
        return None
    if digits == 2 and noun and noun.key not in YEARS:
        value += 1900 if value > 30 else 2000
    elif not _may_be_year(value, digits, named=noun is not None, definite=numeral.definite):
        return None
    if bracket:
        if scene.form(stop) != ")":
            return None
        stop += 1
    era = scene.tag(stop, "era") if stop < end else None
    if era:
        stop = era.stop
    hijri = era.value == "h" if era else calendar == "hijri" and value < 1600
    if not hijri and value < 1600 and not (noun or era or calendar):
        return None
    return Year(stop, value, "hijri" if hijri else "gregorian", noun is not None)


def _may_be_year(value: int, digits: int, *, named: bool, definite: bool) -> bool:
    """Whether a number is a year: four figures, or three figures or words after «عام»."""
    if not EARLIEST <= value <= LATEST or digits not in (0, 3, YEAR_FIGURES):
        return False
    return digits == YEAR_FIGURES or (named and not (value < FOUR_FIGURES and definite))


def spelt_year(scene: Scene, at: int, end: int) -> Year | None:
    """«العاشر من أيلول، ألفين وخمسة»: a year in words with no word for year before it."""
    if at < end and scene.form(at) in OF | {"،", ","}:
        at += 1
    if at >= end or scene.words.items[at].kind is not Kind.LETTERS:
        return None
    told = numeral_at(scene.words, at, end)
    if told is None or told.form not in ("words", "dual") or told.proclitics or told.definite:
        return None
    if not SPELT[0] <= told.value <= SPELT[1] or is_counted(scene.form(told.stop)):
        return None
    return Year(told.stop, int(told.value), "gregorian", False)
