"""Sentences marked with cue, source and content: read from their braces.

``{q cue} {s source} {c content} {v go-between}``. A number after the letter tells the
statements of a line apart (1 where there is none), braces nest, and a part may come in pieces.
``{q2=1 …}`` has the source of statement 1, ``{q=NAME|…}`` the source NAME of another
sentence, ``{q! …}`` nobody. A line without a cue or source beside content has no attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).with_name("attribution")
OPENS = re.compile(r"\{([qscv])(\d?)(!|=(?:\d|[^|{}]*\|))? ?")

Place = tuple[int, int]


@dataclass
class Cited:
    """One statement of a line: where its parts stand, and who is meant."""

    number: int
    parts: dict[str, list[Place]] = field(default_factory=dict)
    who: str = ""

    def hull(self, part: str) -> Place | None:
        """From the first to the last letter of a part, None where the line has none."""
        places = self.parts.get(part)
        return (places[0][0], places[-1][1]) if places else None


@dataclass
class Line:
    """A text without its braces, and its statements."""

    text: str
    file: str
    cited: list[Cited]


def lines(folder: Path = FOLDER) -> Iterator[Line]:
    """Every marked line of a folder, files by name."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield parsed(line, path.stem)


def parsed(line: str, file: str = "") -> Line:
    """The text and the statements of a line; ValueError names a brace that does not close."""
    text: list[str] = []
    length = at = 0
    open_parts: list[tuple[str, int, int]] = []
    told: dict[int, Cited] = {}
    while at < len(line):
        opening = OPENS.match(line, at)
        if opening:
            letter, number, meant = opening[1], int(opening[2] or 1), opening[3] or ""
            cited = told.setdefault(number, Cited(number))
            open_parts.append((letter, number, length))
            if meant:
                cited.who = meant.strip("=|")
            at = opening.end()
        elif line[at] == "}":
            if not open_parts:
                raise ValueError(f"a brace closes that never opened: {line}")
            letter, number, start = open_parts.pop()
            told[number].parts.setdefault(letter, []).append((start, length))
            at += 1
        else:
            text.append(line[at])
            length += 1
            at += 1
    if open_parts:
        raise ValueError(f"a brace opens and never closes: {line}")
    whole = "".join(text)
    kept = [c for c in told.values() if "c" in c.parts and {"q", "s"} & set(c.parts)]
    for cited in kept:
        cited.who = _who(cited, told, whole)
    return Line(whole, file, sorted(kept, key=lambda c: c.number))


def _who(cited: Cited, told: dict[int, Cited], text: str) -> str:
    """Whom a statement rests on: "!" for nobody, "" where the marks do not say."""
    if cited.who.isdigit():
        return _who(told[int(cited.who)], told, text)
    if cited.who:
        return cited.who
    place = cited.hull("s")
    return text[place[0] : place[1]] if place else ""
