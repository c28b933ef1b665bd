"""Where sentences end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from khabar.text.letters import SENTENCE_STOPS, SILENT
from khabar.text.span import Span
from khabar.text.view import fold

STOP = re.compile(r"[.!?؟۔…]+")
CLOSERS = re.compile(r"[\"'»”’›)\]}]*")
SOLID = re.compile(r"[^\s()\[\]«»“”\"',،؛:/–—-]*$")
WORD = re.compile(r"[^\W\d_]{3}")
MARKS = re.compile(r"[\"«»“”]")
REACH = 24
"""How many characters before a stop are looked at for an abbreviation."""
AHEAD = 160
LONGEST = 2400
"""Characters: no sentence of the press is longer; a text without stops must cost no more."""
SPACE = re.compile(r"\s+")
ASIDE = re.compile(r"[^«»“”\"\n]{0,60}[»”\"] *(?=[\w(])")
"""A short rest of a quotation, after which the sentence around it goes on."""
ERAS = frozenset(("ه", "م"))
"""One letter that closes a date or a measure («1436 هـ.», «300 م.») is no initial."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """A run of stops with the marks that close on it: ``token`` stands before, folded."""

    run: str
    token: str
    lead: str
    closers: str
    after: int
    quoted: bool
    opens: bool


def sentences(
    text: str, blocks: tuple[Span, ...], abbreviations: frozenset[str]
) -> tuple[Span, ...]:
    """Cut each block into sentences, in order; white space at their ends is left out.

    A block is a stretch of prose that holds whole sentences: a line, or lines
    that were wrapped. ``abbreviations`` are folded and keep their inner stops
    («ق.م»); a single letter before a stop is an initial.

    >>> text = "قال د. سمير: وصلنا في 3.5 ساعة. ثم عدنا"
    >>> [span.of(text) for span in sentences(text, (Span(0, len(text)),), frozenset())]
    ['قال د. سمير: وصلنا في 3.5 ساعة.', 'ثم عدنا']
    """
    found: list[Span] = []
    for block in blocks:
        start = block.start
        for stop in _stops(text, block):
            if _ends(text, stop, abbreviations):
                found += _trimmed(text, start, stop.after)
                start = stop.after
        found += _trimmed(text, start, block.stop)
    return tuple(found)


def _stops(text: str, block: Span) -> Iterator[_Stop]:
    """Every run of stops with more of the block after it."""
    last = block.start + len(block.of(text).rstrip())
    at, depth = block.start, 0
    while match := STOP.search(text, at, last):
        closers = CLOSERS.match(text, match.end(), last)
        after = closers.end() if closers else match.end()
        if after >= last:
            return
        depth += _turns(text, at, match.start(), depth)
        lead = text[max(block.start, match.start() - REACH) : match.start()]
        solid = SOLID.search(lead)
        token = solid.group() if solid else ""
        yield _Stop(
            match.group(),
            fold(token),
            lead[: len(lead) - len(token)].rstrip(),
            text[match.end() : after],
            after,
            depth > 0,
            match.start() - len(token) <= block.start,
        )
        depth += _turns(text, match.start(), after, depth)
        at = after


def _turns(text: str, start: int, stop: int, depth: int) -> int:
    """How many quotations more are open at ``stop`` than at ``start`` (a plain mark shuts one)."""
    now = depth
    for mark in MARKS.findall(text, start, stop):
        opens = mark in "«“" or (mark == '"' and now == 0)
        now = now + 1 if opens else max(0, now - 1)
    return now - depth


def _ends(text: str, stop: _Stop, abbreviations: frozenset[str]) -> bool:
    following = text[stop.after]
    if not (following.isspace() or following in SILENT):
        return _ends_unspaced(text, stop, abbreviations)
    if stop.run == "." and stop.closers in ("", ")") and _shortened(stop, abbreviations):
        return False
    if stop.quoted and not stop.closers and stop.run in ("...", "…"):
        return False
    return not (stop.quoted and not stop.closers and ASIDE.match(_ahead(text, stop)))


def _ends_unspaced(text: str, stop: _Stop, abbreviations: frozenset[str]) -> bool:
    """Whether a stop with no space after it («المدينتين.وقال») parts two sentences."""
    if len(stop.run) > 1 or stop.run == "…" or stop.token in abbreviations:
        return False
    if not stop.closers and not (stop.token.isalpha() and len(stop.token) > 2):
        return False
    return text[stop.after] > "\u0600" and WORD.match(_ahead(text, stop)) is not None


def _ahead(text: str, stop: _Stop) -> str:
    """The next few words, folded."""
    return fold(text[stop.after : stop.after + AHEAD])


def _shortened(stop: _Stop, abbreviations: frozenset[str]) -> bool:
    """Whether the stop belongs to an abbreviation, an initial or the number of a list item."""
    token = stop.token
    if token.isdigit() and (stop.opens or stop.lead[-1:] in SENTENCE_STOPS):
        return True
    pieces = token.split(".")
    if len(pieces[-1]) == 1 and pieces[-1].isalpha():
        return not (token in ERAS and stop.lead[-1:].isdigit())
    return token in abbreviations


def _trimmed(text: str, start: int, stop: int) -> Iterator[Span]:
    """The span without the white space at its ends, if anything but marks stands in it.

    What is longer than any sentence is cut at a space.
    """
    while stop - start > LONGEST:
        space = SPACE.search(text, start + LONGEST, stop)
        if space is None:
            break
        yield from _solid(text, start, space.start())
        start = space.end()
    yield from _solid(text, start, stop)


def _solid(text: str, start: int, stop: int) -> Iterator[Span]:
    inner = text[start:stop]
    shown = inner.strip()
    if shown[:1].isalnum() or any(letter.isalnum() for letter in shown):
        lead = len(inner) - len(inner.lstrip())
        yield Span(start + lead, start + lead + len(shown))
