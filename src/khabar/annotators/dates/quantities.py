"""Amounts of time: «أربعة أشهر», «ساعتين», «نصف ساعة», «الأيام الثلاثة»."""

from __future__ import annotations

from typing import NamedTuple

from khabar.annotators.dates.scene import Scene
from khabar.annotators.dates.timex import joined_length, length
from khabar.lexicon.joints import joint
from khabar.lexicon.number_words import atoms, atoms_role
from khabar.lexicon.numerals import numeral_at

OF = joint("of")
THE = joint("the")


MOST = 100000
TEN = 10
CONSTRUCT = "ي"
MOST_PARTS = 4
ORDER = ("100Y", "10Y", "Y", "M", "W", "D", "H", "MIN", "S")
RANKS = frozenset(("ordinal", "ordinal_unit"))
"""Before «عشرة» they make a rank: «المرحلة التاسعة عشرة»."""


class Amount(NamedTuple):
    """An amount up to word ``stop``; ``number`` is None where the text leaves it vague.

    ``form`` is counted, dual, one (a bare singular), few («عدة») or bare (a plural
    alone); ``rest`` are the smaller amounts joined on («ساعتين و30 دقيقة»).
    """

    stop: int
    number: float | None
    unit: str
    form: str
    definite: bool
    first: int
    rest: tuple[tuple[float, str], ...] = ()

    @property
    def length(self) -> str:
        """The amount as TIMEX3 spells it."""
        if self.number is None or not self.rest:
            return length(self.number, self.unit)
        return joined_length(((self.number, self.unit), *self.rest))


def amount_at(scene: Scene, at: int) -> Amount | None:
    """The amount of time that begins at ``at``, with «نحو» and the like before it."""
    start = at
    end = scene.end(at)
    about = scene.tag(at, "about", proclitics=None)
    if about and about.stop < end:
        at = about.stop
    found = _counted(scene, at, end) or _unit_first(scene, at, end) or _fraction(scene, at, end)
    if found is None:
        return None
    if about and found.form == "bare":
        return None
    if about and found.form == "one" and not scene.tag(start, "alone_no", proclitics=None):
        found = found._replace(form="counted")
    tail = scene.tag(found.stop, "unit_tail") if found.stop < end else None
    stop = tail.stop if tail else found.stop
    if tail and found.form == "one" and tail.value == "one":
        found = found._replace(form="counted")
    found = found._replace(stop=stop, first=start)
    return _with_rest(scene, found, end) if found.number is not None else found


def _with_rest(scene: Scene, found: Amount, end: int) -> Amount:
    """«عام وثلاثة أشهر», «ساعتين و30 دقيقة», «يومان وشهر»: each unit once, in any order."""
    stop, unit, rest, forms = found.stop, found.unit, found.rest, {found.form}
    while stop < end and scene.form(stop).startswith("و") and len(rest) < MOST_PARTS:
        place = stop + (scene.form(stop) == "و")
        more = None
        if place < end:
            more = _counted(scene, place, end) or _unit_first(scene, place, end)
        if more is None or more.number is None or more.definite or unit not in ORDER:
            break
        if more.unit not in ORDER or more.unit in {unit}.union(smaller for _, smaller in rest):
            break
        stop, rest = more.stop, (*rest, (more.number, more.unit))
        forms.add(more.form)
    if not rest or forms == {"one"} or found.number is None:
        return found
    (number, unit), *smaller = sorted(
        ((found.number, unit), *rest), key=lambda part: ORDER.index(part[1])
    )
    return found._replace(stop=stop, number=number, unit=unit, rest=tuple(smaller), form="counted")


def _counted(scene: Scene, at: int, end: int) -> Amount | None:
    """«24 ساعة», «ثلاثة أيام», «عدة أشهر», «الـ 24 ساعة»."""
    definite = scene.form(at) in THE
    place = at + 1 if definite else at
    few = scene.tag(place, "vague_count", proclitics=None) if place < end else None
    if few:
        unit = scene.tag(few.stop, "unit") if few.stop < end else None
        if unit and unit.word.detail == "plural":
            return Amount(unit.stop, None, unit.value, "few", unit.definite, at)
    if place >= end:
        return None
    numeral = numeral_at(scene.words, place, end)
    if numeral is None or numeral.form == "ordinal" or numeral.value > MOST:
        return None
    if numeral.value == TEN and any(a.role in RANKS for a in atoms(scene.before(place))):
        return None
    stop = _past_bracket(scene, place, numeral.stop)
    bracketed = stop > numeral.stop
    if scene.form(stop) in OF:
        stop += 1
    unit = scene.tag(stop, "unit") if stop < end else None
    if unit is None or (unit.definite and unit.word.detail == "singular"):
        return None
    no_count = bracketed and numeral.value <= TEN
    if unit.word.detail == "singular" and (no_count or _heads_a_day(scene, unit.stop, end)):
        return None  # «المادة (7) يوم …», «أصيب ستة يوم الأربعاء», «تظاهر العشرات مساء السبت»
    count = None if numeral.form in ("vague", "few") else float(numeral.value)
    if count is None:
        return Amount(unit.stop, None, unit.value, "few", unit.definite, at)
    stop, count = _and_half(scene, unit.stop, end, count)
    definite = definite or numeral.definite or unit.definite
    return Amount(stop, count, unit.value, "counted", definite, at)


def _past_bracket(scene: Scene, at: int, stop: int) -> int:
    """«(67) عاماً»: past the bracket about a figure."""
    bracketed = scene.before(at) == "(" and scene.form(stop) == ")"
    return stop + 1 if bracketed else stop


def _heads_a_day(scene: Scene, at: int, end: int) -> bool:
    """«يوم الأربعاء», «مساء أمس»: whether a word of time is the head of a day."""
    return at < end and scene.tag(at, "weekday", "bare_weekday", "day", "feast") is not None


def _and_half(scene: Scene, at: int, end: int, count: float) -> tuple[int, float]:
    if at < end:
        apart = scene.form(at) == "و" and at + 1 < end
        place = at + 1 if apart else at
        part = atoms_role(scene.form(place), "fraction", "" if apart else "و")
        if part:
            again = scene.tag(place + 1, "unit") if place + 1 < end else None
            repeated = again is not None and again.definite and again.detail == "singular"
            return place + 1 + repeated, count + part[0].value
    return at, count


def _unit_first(scene: Scene, at: int, end: int) -> Amount | None:
    """«ساعتين», «الأيام الثلاثة», «عام ونصف», «أشهر»."""
    unit = scene.tag(at, "unit", proclitics=None)
    if unit is None:
        return None
    stop, detail = unit.stop, unit.word.detail
    if detail == "dual" and unit.key.endswith(CONSTRUCT) and not _is_month(scene, stop, end):
        return None
    if detail == "dual":
        stop, count = _and_half(scene, stop, end, 2)
        return Amount(stop, count, unit.value, "dual", unit.definite, at)
    if detail == "singular" and unit.value == "S" and unit.definite:
        return None  # «الثانية» is the second, or two o'clock
    if detail == "singular":
        stop, count = _and_half(scene, stop, end, 1)
        form = "counted" if count != 1 else "one"
        return Amount(stop, count, unit.value, form, unit.definite, at)
    if scene.tag(stop, "weekday") and not unit.definite:
        return None
    if unit.definite and stop < end:
        place = stop + (scene.form(stop) in THE)  # «الساعات الـ 24»
        numeral = numeral_at(scene.words, place, end) if place < end else None
        if (
            numeral
            and numeral.form in ("words", "digits")
            and (numeral.definite or numeral.form == "digits")
            and not numeral.proclitics
            and numeral.value <= MOST
        ):
            return Amount(numeral.stop, float(numeral.value), unit.value, "counted", True, at)
    return Amount(stop, None, unit.value, "bare", unit.definite, at)


def _is_month(scene: Scene, at: int, end: int) -> bool:
    """Whether a month's name follows: «شهري آذار ونيسان», not «على أساس شهري»."""
    return at < end and scene.tag(at, "month", "month_if") is not None


def _fraction(scene: Scene, at: int, end: int) -> Amount | None:
    """«نصف ساعة», «ربع قرن»."""
    if not atoms(scene.form(at)):
        return None
    part = next(
        (p for c in ("", "ب", "ل", "و") for p in atoms_role(scene.form(at), "fraction", c)), None
    )
    unit = scene.tag(at + 1, "unit") if part and at + 1 < end else None
    if part is None or unit is None or unit.word.detail != "singular" or part.definite:
        return None
    return Amount(unit.stop, part.value, unit.value, "counted", unit.definite, at)
