"""Years, decades and centuries: «عام 2009», «سنة 1436 هـ», «ثمانينيات القرن الماضي»."""

from __future__ import annotations

from datetime import date

from khabar.annotators.dates.calendar_dates import DASHES
from khabar.annotators.dates.month_names import Year, year_at
from khabar.annotators.dates.relative import STEP
from khabar.annotators.dates.scene import Period, Scene
from khabar.lexicon.hijri import hijri_month
from khabar.lexicon.joints import joint
from khabar.lexicon.number_company import is_counted
from khabar.lexicon.numerals import numeral_at
from khabar.text.words import Kind

FIRST_YEAR, LAST_YEAR = 1800, 2060
YEAR_FIGURES = 4
AGE = tuple(joint("age"))
TO, FROM = joint("to"), joint("of")


def year(scene: Scene, at: int, edge: str) -> Period | None:
    """«عام 2009», «سنة 1436 هـ», «2015»: a bare figure only where it can be nothing else."""
    told = year_at(scene, at)
    if told is None or scene.form(at) in FROM or _is_before_era(scene, told.stop):
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
    if not FIRST_YEAR <= told.year <= LAST_YEAR or scene.form(at) != str(told.year):
        return False
    before = scene.before(at)
    after = scene.form(told.stop) if told.stop < scene.end(at) else ""
    if _is_quantity(scene, at, before, after) or _is_name_of_thing(scene, at, before):
        return False
    if not before:
        return after in DASHES or after == ":"
    if before in TO:
        return scene.before(at - 1).isdigit()
    if before in FROM:
        return scene.tag(told.stop, "year_joint") is not None
    return bool(
        before in ("(", ")", "/", "،", "|")
        or (told.stop < scene.end(at) and scene.tag(told.stop, "year_after", proclitics=None))
        or before in DASHES
        or before.isdigit()
        or before == "و"
        or scene.tag(at - 1, "date_preposition", "year_before", proclitics=None)
    )


def _is_before_era(scene: Scene, at: int) -> bool:
    """«قبل الميلاد»: no calendar of ours reaches there, so it stays unread."""
    return at < scene.end(at - 1) and scene.tag(at, "before_era") is not None


def _is_quantity(scene: Scene, at: int, before: str, after: str) -> bool:
    if after in ("%", "٪", "$", ":", "€") or is_counted(after):
        return True
    if after and scene.tag(at + 1, "counted_after", proclitics=None):
        return True
    after_year = before in DASHES | {"و"} and len(scene.form(at - 2)) == YEAR_FIGURES
    if after_year and scene.form(at - 2).isdigit():
        return False
    return after.endswith("ا") and len(after) > 3 and before != "("


def _is_name_of_thing(scene: Scene, at: int, before: str) -> bool:
    """«قرار 1970», «#2015», «أبو 2010»."""
    if before in ("+", "#", ":", "@", "_", "$", ".") and not scene.words.items[at].gap:
        return True
    return bool(before) and scene.tag(at - 1, "number_noun", proclitics=None) is not None


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
    last = stop >= scene.end(at) or scene.words.items[stop].kind is not Kind.LETTERS
    if tag.kind == "decade" and not (tag.definite or edge or last):
        return None
    if scene.form(stop) in FROM and scene.form(stop + 1).startswith(AGE):
        return None
    if tag.kind == "decade" and at > 1 and scene.tag(at - 2, "person_noun", proclitics=None):
        return None  # «رجل في الثلاثينات»
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
        if (era and era.value == "h") or _is_before_era(scene, stop):
            return None
        return Period(
            era.stop if era else stop, f"{number:02d}", "dates.century", *_years(number * 100, 100)
        )
    return None


def _years(first: int, count: int) -> tuple[date | None, date | None]:
    if first < 1:
        return None, None
    return date(first, 1, 1), date(first + count, 1, 1)
