"""How many: the number itself, how rough it is, and between what bounds."""

from __future__ import annotations

from khabar.annotators.numbers.scene import Found, Scene, Size
from khabar.annotators.numbers.shares import ratio
from khabar.lexicon.numerals import Numeral, numeral_at
from khabar.text.words import Kind

ROUGH = ("about", "more_than", "at_least", "less_than", "at_most")
AFTER = {"after_about": "about", "after_least": "at_least", "after_most": "at_most"}
TENFOLD = 10
FEW = (3, 9)
CHANGE_BACK = 12
"""So many words before «من 12 إلى 27» stands the verb of a change."""
FEWEST_TIMES = 2
DASHES = frozenset("-–—−")
GOES_ON = DASHES | set(")./")
SMALL = 100
"""Below this a first number shares the second one's thousand («بين 30 و40 ألفاً»)."""
PROCLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب"))
BELOW_ZERO = frozenset(("percent", "degree", "things", "points", ""))
STROKES = frozenset("/\\:_+#@")


def size_at(scene: Scene, at: int) -> Found | None:
    """The number that begins at word ``at``, its «نحو» and «على الأقل» taken in."""
    minus = scene.tag(at, "minus")
    if minus:
        return _below_zero(scene, at, minus.stop)
    rough = scene.tag(at, *ROUGH, "between", "from", proclitics=None)
    place = rough.stop if rough else at
    end = scene.end(at)
    if rough and place < end and scene.form(place) == "ال":
        place += 1
    if place >= end or place in scene.timed:
        return None
    if rough and rough.kind in ("between", "from"):
        return _between(scene, at, place, end)
    if rough and scene.tag(place, *ROUGH):
        return None
    numeral = numeral_at(scene.words, place, end)
    if numeral is None or numeral.form == "ordinal" or not _free(scene, numeral, end):
        return None
    if rough and numeral.proclitics not in ("", "ال"):
        return None
    joined = None if rough or _changed_from(scene, numeral) else _dashed(scene, numeral, end)
    if joined:
        return joined
    return _sized(scene, at, place, numeral, rough.kind if rough else "")


def _sized(scene: Scene, at: int, place: int, numeral: Numeral, rough: str) -> Found:
    stop = numeral.stop
    after = scene.tag(stop, *AFTER)
    if after and not rough:
        rough, stop = AFTER[after.kind], after.stop
    value, low, high, approximate = bounded(numeral, rough)
    rule = "numbers.vague" if value is None else "numbers.rough" if rough else "numbers.plain"
    return Found(at, stop, value, low, high, rule, approximate, head=place)


def changes(scene: Scene, at: int) -> bool:
    """«ارتفع من 12 إلى 27»: a word of change makes the two figures before and after, no range."""
    start = max(scene.start(at), at - CHANGE_BACK)
    return any(scene.tag(place, "change", proclitics=None) for place in range(start, at))


def _changed_from(scene: Scene, numeral: Numeral) -> bool:
    first = numeral.first
    return scene.tag(first - 1, "from") is not None and changes(scene, first)


def _below_zero(scene: Scene, at: int, place: int) -> Found | None:
    """«سالب خمسة», «ناقص 3»."""
    numeral = numeral_at(scene.words, place, scene.end(at)) if place < scene.end(at) else None
    if numeral is None or numeral.form not in ("digits", "words") or numeral.proclitics:
        return None
    part = ratio(scene, place)
    if part and part.value:
        return part._replace(first=at, value=-part.value, low=-part.value, high=-part.value)
    size = -numeral.value
    return Found(at, numeral.stop, size, size, size, "numbers.below_zero", head=place)


def signed(scene: Scene, found: Found) -> Found:
    """«-5 درجات», «5 درجات تحت الصفر»: a number below zero; «-5 قتلى» is an item of a list."""
    if found.value is None or found.approximate or found.value <= 0:
        return found
    below = scene.tag(found.last, "below_zero") if found.last < scene.end(found.first) else None
    dash = found.first - 1 if _has_sign(scene, found.first) else found.first
    if below is None and (dash == found.first or found.of not in BELOW_ZERO):
        return found
    size = -found.value
    last = below.stop if below else found.last
    return found._replace(
        first=dash, value=size, low=size, high=size, rule="numbers.below_zero", last=last
    )


def _has_sign(scene: Scene, first: int) -> bool:
    """Whether a dash stands before the figures at ``first`` and nothing before the dash."""
    items, dash = scene.words.items, first - 1
    if dash <= scene.start(first) or items[first].gap or items[dash].form not in DASHES:
        return False
    return items[dash].gap and not scene.form(dash - 1)[-1:].isdigit()


def roughened(scene: Scene, found: Found, at: int) -> Found:
    """«28 عنصراً على الأقل»: the bound told after what is counted."""
    after = scene.tag(at, *AFTER) if at < scene.end(found.first) else None
    if after is None or found.approximate or found.value is None:
        return found
    low = None if after.kind != "after_least" else found.value
    high = None if after.kind != "after_most" else found.value
    return found._replace(low=low, high=high, approximate=True, last=max(found.last, after.stop))


def bounded(numeral: Numeral, rough: str) -> tuple[Size, Size, Size, bool]:
    """Value, low, high and whether it is rough. «عشرات» has no value, only bounds."""
    value = numeral.value
    if numeral.form == "few":
        scale = value / FEW[0]
        return None, _whole(FEW[0] * scale), _whole(FEW[1] * scale), True
    if numeral.form == "vague":
        return None, _whole(FEWEST_TIMES * value), _whole(TENFOLD * value - 1), True
    if rough == "about":
        return value, None, None, True
    if rough in ("more_than", "at_least"):
        return value, value, None, True
    if rough in ("less_than", "at_most"):
        return value, None, value, True
    return value, value, value, False


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _between(scene: Scene, at: int, place: int, end: int) -> Found | None:
    """«بين 10 و15», «من 3 إلى 5»."""
    low = numeral_at(scene.words, place, end)
    if low is None or low.form not in ("digits", "words", "dual"):
        return None
    middle = low.stop
    if scene.form(middle) == "و" or scene.tag(middle, "to"):
        middle = middle + 1
    elif not scene.form(middle).startswith("و"):
        return None
    if middle >= end:
        return None
    high = numeral_at(scene.words, middle, end)
    between = scene.tag(at, "between", proclitics=None)
    if high is None or high.form not in ("digits", "words", "dual"):
        return None
    if middle == low.stop and (high.proclitics != "و" or between is None):
        return None
    if between is None and (scene.form(low.stop) == "و" or changes(scene, at)):
        return None
    return _ranged(at, place, low, high)


def _ranged(at: int, place: int, low: Numeral, high: Numeral) -> Found | None:
    bottom, top = low.value, high.value
    if low.stop - low.first == 1 and bottom < SMALL:
        bottom *= _scale(high)
    bottom, top = min(bottom, top), max(bottom, top)
    if bottom == top:
        return None
    return Found(at, high.stop, None, bottom, top, "numbers.range", True, head=place)


def _scale(numeral: Numeral) -> int:
    """«3 إلى 5 آلاف»: the thousand of the second number belongs to the first as well."""
    if numeral.stop - numeral.first != 2:
        return 1
    for scale in (10**9, 10**6, 10**3):
        if numeral.value % scale == 0:
            return scale
    return 1


def _dashed(scene: Scene, low: Numeral, end: int) -> Found | None:
    """«10-15 شخصاً» and «10 إلى 15 شخصاً»."""
    stop = low.stop
    joint = scene.form(stop) in DASHES or scene.tag(stop, "to") is not None
    if not joint or stop + 1 >= end or low.form == "vague" or stop + 1 in scene.timed:
        return None
    high = numeral_at(scene.words, stop + 1, end)
    if high is None or high.form not in ("digits", "words") or high.proclitics:
        return None
    counted = scene.tag(high.stop, "counted", "percent", proclitics=None)
    return _ranged(low.first, low.first, low, high) if counted else None


def _free(scene: Scene, numeral: Numeral, end: int) -> bool:
    """Whether the figures stand by themselves: no score, phone, part number or list mark."""
    words, first = scene.words, numeral.first
    if words.items[first].kind is not Kind.DIGITS:
        return True
    if "+" in (scene.form(first - 1), scene.form(numeral.stop)):
        return False
    before = words.items[first - 1] if first > scene.start(first) else None
    after = words.items[numeral.stop] if numeral.stop < end else None
    if before and not words.items[first].gap:
        if before.form in STROKES or before.kind is Kind.LATIN:
            return False
        if before.kind is Kind.LETTERS and before.form not in PROCLITICS:
            return False
        if before.form in DASHES and not _has_sign(scene, first):
            return False
    if after and not after.gap:
        if after.form in STROKES or (after.kind is Kind.LATIN and len(after.form) < 2):
            return False
        if after.form in DASHES and numeral.stop + 1 < end:
            beyond = words.items[numeral.stop + 1]
            if not beyond.gap and _dashed(scene, numeral, end) is None:
                return False
    if before and before.form in DASHES and _is_figure(scene, first - 2):
        return False
    if after and after.form in DASHES and _is_figure(scene, numeral.stop + 1):
        return _dashed(scene, numeral, end) is not None
    opens = before is None
    return not (opens and after is not None and after.form in GOES_ON)


def _is_figure(scene: Scene, at: int) -> bool:
    """Whether word ``at`` is a run of digits and no part of a time."""
    return at >= 0 and scene.form(at).isdigit() and at not in scene.timed
