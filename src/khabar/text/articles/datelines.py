"""Datelines: «دمشق – سانا», «القاهرة - (أ ف ب): …», «بيروت، 3 آب (رويترز) - …»."""

import re
from collections.abc import Iterator

from khabar.text.articles.lines import Line
from khabar.text.articles.signs import Signs
from khabar.text.layout import Dateline
from khabar.text.letters import SILENT
from khabar.text.span import Span
from khabar.text.view import View, folded

REACH = 90
"""No dateline runs further into a line, in characters."""
MOST_WORDS, PART_WORDS = 12, 4
LEAVING = re.compile(r"[\s:./–—\-" + "".join(sorted(SILENT)) + "]*")
REST = 25
"""What follows a dateline in its line is news, at least so many characters of it."""
END = re.compile(r"\s*(?:[-–—:/]+|(?<=[^\W\d_]{3})\.(?=\s))\s*|(?<=[)»”])\s+(?=[^\W\d_])")
PART = re.compile(r"[^-–—:/|،,()«»“”\"]+")
BRACKETED = re.compile(r"[(«\"“][^()«»\"“”]{2,30}[)»\"”]\s*$")
WORD = re.compile(r"[^\W\d_]+|\d+")
DASHED = re.compile(r"[-–—/]")
FIGURED = re.compile(r"[^-–—:/|،,()«»“”\"\d]+")
INITIAL = re.compile(r"\b[^\W\d_]\.")
"""Before a writer's name («ب. سلمان»)."""
CLOCK = re.compile(r"\d{1,2}:\d\d")
YEAR = re.compile(r"(?:1[3-9]|20)\d\d")


def whole(text: str, line: Line, signs: Signs) -> Dateline | None:
    """The dateline that a line is, if it holds nothing else."""
    if len(line.form) > REACH:
        return None
    words = line.words
    if not words or len(words) > MOST_WORDS or line.form.endswith((".", "؟", "!")):
        return None
    if dated(line, signs):
        return _read(text, line.span, signs)
    parted = _parts(line.form) > 1 and _parts_fit(line.form, signs)
    if len(words) <= 7 and parted and (DASHED.search(line.form) or _agency(line.form, signs)):
        return _read(text, line.span, signs)
    return None


def dated(line: Line, signs: Signs) -> bool:
    """Whether a line is a date or an hour and little else: who prints it, and where."""
    if any(word in signs.joints for word in line.words):
        return False
    figures = sum(word.isdigit() for word in line.words)
    named = sum(word in signs.months for word in line.words)
    if not figures or not (CLOCK.search(line.form) or (named and YEAR.search(line.form))):
        return False
    rest = [word for word in line.words if not _of_a_date(word, signs)]
    first = line.words[0]
    return len(rest) <= 2 or (len(rest) <= 4 and (first not in rest or _town([first], signs)))


def _of_a_date(word: str, signs: Signs) -> bool:
    return len(word) == 1 or word.isdigit() or word in signs.months or word in signs.generic


def after(text: str, dateline: Dateline, stop: int) -> int:
    """Where the prose begins that follows a dateline in its line, which ends at ``stop``."""
    leaving = LEAVING.match(text, dateline.span.stop, stop)
    return leaving.end() if leaving else dateline.span.stop


def opening(text: str, line: Line, signs: Signs) -> Dateline | None:
    """The dateline at the head of a line of prose, its closing mark left out of ``span``."""
    view = folded(text[line.span.start : min(line.span.stop, line.span.start + 3 * REACH)])
    found = None
    for match in END.finditer(view.text[:REACH]):
        if not match.start() or len(line.form) - match.end() < REST:
            continue
        if _between_months(view.text, match, signs):
            continue
        if _fits(view.text[: match.start()], match.group().strip(), signs):
            found = view.span(0, match.start()).shifted(line.span.start)
    return _read(text, found, signs) if found else None


def _between_months(form: str, mark: re.Match[str], signs: Signs) -> bool:
    """«اليوم الاثنين 18 يوليو/تموز»: a mark between the two names of one month."""
    named, again = WORD.findall(form[: mark.start()])[-1:], WORD.match(form, mark.end())
    return named != [] and again is not None and {*named, again.group()} <= signs.months


def _fits(form: str, end: str, signs: Signs) -> bool:
    words = WORD.findall(form)
    if not words or len(words) > MOST_WORDS or not _parts_fit(form, signs):
        return False
    if not end and form.rstrip().endswith(("»", "”")):  # «واشنطن ـ «رويترز» قال …»
        return _parts(form) == 2 and _town(_first_part(form), signs) and _agency(form, signs)
    if _parts(form) == 1:
        name = " ".join(words)
        if not end and BRACKETED.fullmatch(form):
            return name in signs.agencies  # «(رويترز) قال …»
        return end not in (".", "") and (
            name in signs.agencies or _town(words, signs) or _town_and_agency(words, signs)
        )
    if _agency(form, signs):
        return True
    if not end:
        return False
    if end in (".", "/"):
        return len(words) <= 4 and _town(_first_part(form), signs)
    if BRACKETED.search(form):
        return len(words) <= 8
    return len(words) <= 6


def _parts(form: str) -> int:
    return sum(1 for part in PART.findall(form) if part.strip())


def _first_part(form: str) -> list[str]:
    return next((WORD.findall(part) for part in PART.findall(form) if part.strip()), [])


def _parts_fit(form: str, signs: Signs) -> bool:
    """Short parts, none with a function word or a figure alone at its head."""
    parts = [WORD.findall(part) for part in PART.findall(form) if part.strip()]
    if not parts or parts[0][:1] == [] or parts[0][0].isdigit() or parts[0][0] in signs.openers:
        return False
    if parts[0][0] in signs.flashes:
        return False  # «عاجل | الجيش: …»
    named = any(word in signs.months for part in parts for word in part)
    limit = PART_WORDS + 3 if named else PART_WORDS
    return all(len(part) <= limit and not _joined(part, signs) for part in parts)


def _joined(words: list[str], signs: Signs) -> bool:
    """Whether a function word stands among the words; before a day it may («في 5 مارس»)."""
    return any(
        word in signs.joints and not "".join(words[at + 1 : at + 2]).isdigit()
        for at, word in enumerate(words)
    )


def _agency(form: str, signs: Signs) -> bool:
    return any(True for _ in _agencies(form, signs))


def _agencies(form: str, signs: Signs) -> Iterator[re.Match[str]]:
    for part in FIGURED.finditer(form):
        words = WORD.findall(part.group())
        names = (" ".join(words), *words)
        if any(name in signs.outlets or name in signs.agencies for name in names):
            yield part


def _town_and_agency(words: list[str], signs: Signs) -> bool:
    """«القاهرة ـ رويترز»: a tatweel for a dash, which folding takes away."""
    return any(
        _town(words[:at], signs) and " ".join(words[at:]) in signs.agencies
        for at in range(1, len(words))
    )


def _town(words: list[str], signs: Signs) -> bool:
    """Whether words name a town or land, a word for its kind before it or not («مدينة الواحة»)."""
    if len(words) > 1 and words[0] in signs.place_heads:
        words = words[1:]
    return bool(words) and " ".join(words) in signs.towns


def _read(text: str, span: Span, signs: Signs) -> Dateline:
    """Tell the place from the agency, as far as known names, brackets and length show it."""
    view = folded(span.of(text))
    known = next(_agencies(view.text, signs), None)
    agency = _place_of(span, view, known, signs) if known else None
    towns: list[Span] = []
    rest: list[Span] = []
    for part in FIGURED.finditer(view.text):
        words = [w for w in WORD.findall(part.group()) if len(w) > 1 and w not in signs.joints]
        found = _place_of(span, view, part, signs)
        if not found or found == agency or not 0 < len(words) < PART_WORDS:
            continue
        if INITIAL.search(part.group()):
            continue
        if any(word in signs.months or word in signs.generic for word in words):
            continue
        (towns if _town(words, signs) else rest).append(found)
    if towns:
        place = towns[0]
        return Dateline(span, place, agency or next((r for r in rest if r != place), None))
    if agency is None and len(rest) > 1:
        return Dateline(span, *_guessed(text, rest))
    single = [found for found in rest if len(found.of(text).split()) == 1]
    return Dateline(span, single[0] if single else None, agency)


def _guessed(text: str, rest: list[Span]) -> tuple[Span | None, Span | None]:
    """Of two unknown names the one word is the town, the other the outlet."""
    first, second = rest[0], rest[1]
    one, two = (len(found.of(text).split()) for found in (first, second))
    if one == 1 < two:
        return first, second
    return (second, first) if two == 1 < one else (None, first)


def _place_of(span: Span, view: View, part: re.Match[str], signs: Signs) -> Span | None:
    """Where a part was published, single letters («م واس») and function words left out."""
    words = list(WORD.finditer(part.group()))
    while any(len(word.group()) > 1 for word in words) and len(words[0].group()) == 1:
        words.pop(0)
    while words and words[-1].group() in signs.joints:
        words.pop()
    if not words:
        return None
    start, stop = part.start() + words[0].start(), part.start() + words[-1].end()
    return view.span(start, stop).shifted(span.start)
