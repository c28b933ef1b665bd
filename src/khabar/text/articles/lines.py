"""The lines of a text that hold anything, each with what the eye sees of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.text.letters import SILENT
from khabar.text.span import Span
from khabar.text.view import fold

BREAK = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
LETTERS = re.compile(r"[^\W\d_]+|\d+")
ENDED = re.compile(r"[.!?؟۔…][\s\"'»”’)\]}*]*$")
STOP_WITHIN = re.compile(r"\w{2}[.!؟] +\w")
FEWEST, NARROWEST, WIDEST = 5, 28, 130
"""Bounds on a text that was wrapped: lines in it, and letters in a line."""


@dataclass(frozen=True)
class Line:
    """A line, or several that were wrapped into one paragraph.

    ``form`` is folded and trimmed; ``blank`` counts the empty lines before it.
    """

    span: Span
    form: str
    blank: int

    @property
    def words(self) -> tuple[str, ...]:
        """Its words and numbers, folded."""
        return _words(self.form)

    @property
    def ended(self) -> bool:
        """Whether it closes with a stop (two dots are a headline's pause, and count)."""
        return ENDED.search(self.form[-12:]) is not None


@lru_cache(maxsize=1 << 8)
def _words(form: str) -> tuple[str, ...]:
    """A paragraph is asked for its words by every rule of the layout."""
    return tuple(LETTERS.findall(form))


def lines(text: str) -> tuple[Line, ...]:
    """Every line that holds a letter, figure or mark; wrapped lines are joined.

    >>> [line.form for line in lines("عنوان\\n\\n وصل الوفد. ")]
    ['عنوان', 'وصل الوفد.']
    """
    found: list[Line] = []
    start, blank = 0, 0
    for stop, following in _breaks(text):
        line = _line(text, start, stop, blank)
        blank = 0 if line else blank + 1
        if line:
            found.append(line)
        start = following
    return _paragraphs(text, found) if _wrapped(found) else tuple(found)


def _breaks(text: str) -> list[tuple[int, int]]:
    return [*(match.span() for match in BREAK.finditer(text)), (len(text), len(text))]


def _line(text: str, start: int, stop: int, blank: int) -> Line | None:
    inner = text[start:stop]
    form = fold(inner).strip()
    if not form:
        return None
    lead = len(inner) - len(inner.lstrip())
    tail = len(inner.rstrip())
    while tail > lead and inner[tail - 1] in SILENT and inner[tail - 1].isspace():
        tail -= 1
    return Line(Span(start + lead, start + tail), form, blank)


def _wrapped(found: Sequence[Line]) -> bool:
    """Whether a machine broke the lines at a width.

    Nearly all are full, few of them end in a stop, and stops stand within them:
    that a list of headlines has not.
    """
    widths = sorted(len(line.form) for line in found)
    if len(widths) < FEWEST or widths[-1] > WIDEST:
        return False
    full = widths[-1 - len(widths) // 20]
    if full < NARROWEST:
        return False
    wide = sum(len(line.form) >= 0.8 * full for line in found)
    open_ended = sum(not line.ended for line in found)
    stopped = sum(STOP_WITHIN.search(line.form) is not None for line in found)
    most = wide >= 0.7 * len(found) and open_ended >= 0.6 * len(found)
    return most and stopped >= max(1, len(found) // 8)


def _paragraphs(text: str, found: Sequence[Line]) -> tuple[Line, ...]:
    """Join wrapped lines up to one that is ended and short, or stands before a blank line."""
    full = max(len(line.form) for line in found)
    joined: list[Line] = []
    held: list[Line] = []
    for line in found:
        if held and (line.blank or len(held[-1].form) < 0.75 * full):
            joined.append(_joined(held))
            held = []
        held.append(line)
    return (*joined, _joined(held))


def _joined(held: list[Line]) -> Line:
    span = Span(held[0].span.start, held[-1].span.stop)
    return Line(span, " ".join(line.form for line in held), held[0].blank)
