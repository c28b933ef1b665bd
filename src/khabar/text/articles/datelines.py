"""Datelines: «دمشق – سانا», «القاهرة - (أ ف ب): …», «بيروت، 3 آب (رويترز) - …»."""

import re
from collections.abc import Iterator

from khabar.text.articles.lines import Line
from khabar.text.articles.signs import Signs
from khabar.text.layout import Dateline
from khabar.text.span import Span
from khabar.text.view import View, folded

REACH = 90
"""No dateline runs further into a line, in characters."""
MOST_WORDS, PART_WORDS = 12, 4
REST = 25
"""What follows a dateline in its line is news, at least so many characters of it."""
END = re.compile(r"\s*(?:[-–—:]+|(?<=[^\W\d_]{3})\.(?=\s))\s*")
PART = re.compile(r"[^-–—:/|،,()«»“”\"]+")
BRACKETED = re.compile(r"[(«\"“][^()«»\"“”]{2,30}[)»\"”]\s*$")
WORD = re.compile(r"[^\W\d_]+|\d+")
CLOCK = re.compile(r"\d{1,2}:\d\d")
YEAR = re.compile(r"(?:1[3-9]|20)\d\d")


def whole(text: str, line: Line, signs: Signs) -> Dateline | None:
    """The dateline that a line is, if it holds nothing else."""
    words = line.words
    if not words or len(words) > MOST_WORDS or line.form.endswith((".", "؟", "!")):
        return None
    if dated(line, signs):
        return _read(text, line.span, signs)
    if len(words) <= 7 and _parts_fit(line.form, signs) and _parts(line.form) > 1:
        return _read(text, line.span, signs)
    return None


def dated(line: Line, signs: Signs) -> bool:
    """Whether a line is a date or an hour and little else."""
    words = line.words
    figures = sum(word.isdigit() for word in words)
    if not figures or any(word in signs.joints for word in words):
        return False
    named = sum(word in signs.months for word in words)
    if CLOCK.search(line.form):
        return len(words) - figures - named <= 5
    return bool(named and YEAR.search(line.form)) and len(words) - figures - named <= 6


def opening(text: str, line: Line, signs: Signs) -> Dateline | None:
    """The dateline at the head of a line of prose, its closing mark left out of ``span``."""
    head = text[line.span.start : min(line.span.stop, line.span.start + REACH)]
    found = None
    for match in END.finditer(head):
        span = Span(line.span.start, line.span.start + match.start()) if match.start() else None
        if span is None or line.span.stop - line.span.start - match.end() < REST:
            continue
        if _fits(folded(span.of(text)).text, match.group().strip(), signs):
            found = _read(text, span, signs)
    return found


def _fits(form: str, end: str, signs: Signs) -> bool:
    words = WORD.findall(form)
    if not words or len(words) > MOST_WORDS or not _parts_fit(form, signs):
        return False
    if _parts(form) == 1:
        return end != "." and " ".join(words) in signs.agencies
    if _agency(form, signs):
        return True
    if end == ".":
        return False
    if BRACKETED.search(form):
        return len(words) <= 8
    return len(words) <= 6


def _parts(form: str) -> int:
    return sum(1 for part in PART.findall(form) if part.strip())


def _parts_fit(form: str, signs: Signs) -> bool:
    """Short parts, none with a function word or a figure alone at its head."""
    parts = [WORD.findall(part) for part in PART.findall(form) if part.strip()]
    if not parts or parts[0][:1] == [] or parts[0][0].isdigit() or parts[0][0] in signs.openers:
        return False
    named = any(word in signs.months for part in parts for word in part)
    limit = PART_WORDS + 3 if named else PART_WORDS
    return all(
        len(part) <= limit and not any(word in signs.joints for word in part) for part in parts
    )


def _agency(form: str, signs: Signs) -> bool:
    return any(True for _ in _agencies(form, signs))


def _agencies(form: str, signs: Signs) -> Iterator[re.Match[str]]:
    for part in PART.finditer(form):
        words = WORD.findall(part.group())
        names = (" ".join(words), *words)
        if any(name in signs.outlets or name in signs.agencies for name in names):
            yield part


def _read(text: str, span: Span, signs: Signs) -> Dateline:
    """Tell the place from the agency, as far as words and brackets show it."""
    view = folded(span.of(text))
    agency = next((_place_of(span, view, part) for part in _agencies(view.text, signs)), None)
    rest = []
    for part in PART.finditer(view.text):
        found = _place_of(span, view, part)
        words = WORD.findall(part.group())
        if found and found != agency and len(words) <= PART_WORDS - 1:
            plain = not any(word.isdigit() or word in signs.months for word in words)
            rest += [found] if plain else []
    if agency is None and len(rest) > 1:
        return Dateline(span, *_guessed(text, rest))
    return Dateline(span, rest[0] if rest else None, agency)


def _guessed(text: str, rest: list[Span]) -> tuple[Span | None, Span | None]:
    """Of two unknown names the one word is the town; of two like ones, the first."""
    first, second = rest[0], rest[1]
    if len(second.of(text).split()) < len(first.of(text).split()):
        return second, first
    return first, second


def _place_of(span: Span, view: View, part: re.Match[str]) -> Span | None:
    inner = part.group()
    start = part.start() + len(inner) - len(inner.lstrip())
    stop = part.start() + len(inner.rstrip())
    return view.span(start, stop).shifted(span.start) if stop > start else None
