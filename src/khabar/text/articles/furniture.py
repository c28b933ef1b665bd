"""Lines that carry no news: tags, credits, bylines, calls to read on, marks of the end."""

import re

from khabar.text.articles.lines import Line
from khabar.text.articles.signs import Marker, Signs
from khabar.text.layout import Furniture
from khabar.text.span import Span
from khabar.text.view import folded

LETTER = re.compile(r"[^\W\d_]")
HASHTAGS = re.compile(r"(?:[^\w#]*#\w+)+[^\w#]*")
SLASHED = re.compile(r"[/*=_~-]{2}(?:.*[^/*=_~-])?[/*=_~-]{2,}")
INITIALS = re.compile(r"\(?(?:\w{1,2}[\s./-]+){1,4}\w{1,2}\)?")
ASIDE = re.compile(r"\([^.()]+\)")
LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+")
PIECE = re.compile(r"[^\W\d_]+|\d+")
STOP = re.compile(r"(?<![.!?؟…])[.!?؟…]+[\"»”)]*\s+|\n")
POINTED = re.compile(r"<<[^<>]+>>|>>[^<>]+")
NAME = 3
"""Words in a writer's name."""
LONG, HEAD = 180, 40
"""In letters: only a tag line is longer, and its head shows it."""
SHORT, FEW = 12, 7
"""In words: no call to the reader or credit is longer; no byline is."""


def furniture(line: Line, signs: Signs) -> Furniture | None:
    """What kind of furniture a whole line is, or None for title and prose."""
    if len(line.form) > LONG:
        head = tuple(PIECE.findall(line.form[:HEAD]))
        found = (
            (marker for marker in signs.first_words.get(head[0], ()) if marker.inside)
            if head
            else ()
        )
        return next(
            (m.kind for m in found if head[: len(m.words)] == m.words and not m.colon), None
        )
    words = line.words
    if not LETTER.search(line.form):
        return "closing"
    return _by_signs(line.form, words) or _by_words(line, words, signs)


def _by_signs(form: str, words: tuple[str, ...]) -> Furniture | None:
    if "#" in form and HASHTAGS.fullmatch(form):
        return "tags"
    if POINTED.fullmatch(form):
        return "read_also"
    if len(words) <= FEW and (SLASHED.fullmatch(form) or INITIALS.fullmatch(form)):
        return "closing"
    if len(words) <= SHORT and LINK.search(form):
        return "read_also"
    return "credit" if len(words) <= 3 and form.isascii() else None


def _by_words(line: Line, words: tuple[str, ...], signs: Signs) -> Furniture | None:
    if not words:
        return None
    if ASIDE.fullmatch(line.form) and _byline(words, signs):
        return "byline"
    for marker in signs.first_words.get(words[0], ()):
        if marker.at != "end" and _opens(line, words, marker, signs):
            return marker.kind
    return _closes(line, words, signs)


def _opens(line: Line, words: tuple[str, ...], marker: Marker, signs: Signs) -> bool:
    width = len(marker.words)
    if words[:width] != marker.words:
        return False
    if marker.at == "whole":
        return all(word.isdigit() or len(word) == 1 for word in words[width:])
    if marker.colon:
        return len(words) <= 2 * SHORT and _colon_after(line.form, width)
    if marker.kind == "byline":
        return _named(line, words, width, signs)
    return marker.inside or (len(words) <= SHORT and not line.form.endswith("."))


def _named(line: Line, words: tuple[str, ...], width: int, signs: Signs) -> bool:
    """«كتب فلان» alone on a line: a name or two, not the opening of a sentence or headline."""
    name = words[width:]
    names = 1 + sum(line.form.count(mark) for mark in "،,/-–")
    if not name or line.ended or any(word in signs.joints for word in name):
        return False
    return len(name) <= min(NAME + 3 * (names - 1), FEW)


def writer(text: str, line: Line, signs: Signs) -> Span:
    """The names in a byline, the word that opens it left out («كتب – فلان»)."""
    view = folded(line.span.of(text))
    pieces = list(PIECE.finditer(view.text))
    words = tuple(piece.group() for piece in pieces)
    widths = [
        len(marker.words)
        for marker in signs.first_words.get(words[0], ())
        if marker.kind == "byline" and words[: len(marker.words)] == marker.words
    ]
    if not widths or widths[0] >= len(words) or view.text.lstrip()[:1] == "(":
        return line.span
    return view.span(pieces[widths[0]].start(), pieces[-1].end()).shifted(line.span.start)


def _byline(words: tuple[str, ...], signs: Signs) -> bool:
    """«(تغطية صحفية فلان - تحرير فلان)»."""
    return any(marker.kind == "byline" for marker in signs.first_words.get(words[0], ()))


def _colon_after(form: str, width: int) -> bool:
    pieces = PIECE.finditer(form)
    for _ in range(width - 1):
        next(pieces)
    return form[next(pieces).end() :].lstrip()[:1] == ":"


def _closes(line: Line, words: tuple[str, ...], signs: Signs) -> Furniture | None:
    """A caption by its last word («حريق - أرشيفية»)."""
    if not 1 < len(words) <= FEW or line.ended:
        return None
    for marker in signs.first_words.get(words[-1], ()):
        if marker.at == "end":
            return marker.kind
    return None


def tail(text: str, line: Line, signs: Signs) -> tuple[Furniture, Span] | None:
    """Furniture that was run on to the end of a line of prose («… الخبر. سمات اليمن تعز»)."""
    found = None
    for match in STOP.finditer(text, line.span.start, line.span.stop):
        rest = folded(text[match.end() : min(line.span.stop, match.end() + 40)])
        words = tuple(PIECE.findall(rest.text))
        for marker in signs.first_words.get(words[0], ()) if words else ():
            width = len(marker.words)
            fits = marker.inside and words[:width] == marker.words
            if marker.kind == "tags" and line.form.endswith("."):
                continue
            if fits and (not marker.colon or _colon_after(rest.text, width)):
                found = (marker.kind, Span(match.end(), line.span.stop))
                break
        if found:
            return found
    return None
