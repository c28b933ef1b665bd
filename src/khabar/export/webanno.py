"""WebAnno TSV 3.3 for INCEpTION: claims out as spans over tokens, a corrected file back in.

INCEpTION counts UTF-16 units; Khabar counts code points: both ways are turned here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from khabar.export.losses import Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.text.span import Span
from khabar.text.words import Word, tokens

LAYER = "webanno.custom.Statement"
FIELDS = ("statement", "source", "factuality")
HEAD = f"#FORMAT=WebAnno TSV 3.3\n#T_SP={LAYER}|{'|'.join(FIELDS)}\n\n"
SPECIAL = re.compile(r"[\\|\[\]\t;*_]|->")
NUMBERED = re.compile(r"^(?P<value>.*)\[(?P<number>\d+)\]$")
SPLIT = re.compile(r"(?<!\\)\|")
NONE = "*"
"""How the format writes a feature that is not set."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of a file that came back, with its features ("" for one that is not set)."""

    span: Span
    statement: str
    source: str
    factuality: str


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """The first article as a document; INCEpTION has a file for each."""
    kept = iter(articles)
    first = next(kept, None)
    if first is None:
        return
    for other in kept:
        losses.tell("dropped", "articles", "the format holds one document a file", other.doc)
    losses.tell("dropped", "events, places, times", "the layer has claims alone", first.doc)
    losses.rows = len(first.claims)
    yield document(first).encode("utf-8", "replace")


def document(article: Article) -> str:
    """One article in the format; every sentence is a line of text and its tokens."""
    desk, units = Desk(article), _units(article.text)
    values: dict[int, tuple[Span, tuple[str, ...]]] = {
        number: (
            claim.span,
            (
                claim.id,
                voice.chain[-1].name if voice and voice.chain else NONE,
                claim.factuality,
            ),
        )
        for number, claim in enumerate(article.claims, start=1)
        for voice in [desk.voices.get(claim.attribution or "")]
    }
    parts = [HEAD]
    for number, span in enumerate(_lines(article), start=1):
        text = span.of(article.text)
        parts.append("\n#Text=" + text.replace("\\", "\\\\").replace("\n", "\\n") + "\n")
        for at, word in enumerate(tokens(text, span.start), start=1):
            start, stop = units[word.span.start], units[word.span.stop]
            shown = word.span.of(article.text)
            features = "\t".join(_features(word, values))
            parts.append(f"{number}-{at}\t{start}-{stop}\t{shown}\t{features}\t\n")
    return "".join(parts)


def _lines(article: Article) -> list[Span]:
    """The stretches of a text between line ends, all letters in one of them."""
    found, start = [], 0
    for line in article.text.splitlines(keepends=True):
        if line.strip():
            found.append(Span(start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return found


def _features(word: Word, values: dict[int, tuple[Span, tuple[str, ...]]]) -> list[str]:
    here = [(n, given) for n, (span, given) in values.items() if span.overlaps(word.span)]
    if not here:
        return ["_"] * len(FIELDS)
    return [
        "|".join(f"{_escaped(given[field])}[{n}]" for n, given in here)
        for field in range(len(FIELDS))
    ]


def _escaped(value: str) -> str:
    return value if value == NONE else SPECIAL.sub(lambda found: "\\" + found.group(), value)


def _units(text: str) -> list[int]:
    """For each code point, and the end, its place in UTF-16 units."""
    return [0, *accumulate(1 + (ord(letter) > 0xFFFF) for letter in text)]


def read(file: str, text: str) -> tuple[Marked, ...]:
    """The spans of a file that came back, in the order of their places in ``text``.

    A file that is no WebAnno TSV 3, or lacks the layer, raises `ValueError`.
    """
    lines = file.splitlines()
    if not lines or not lines[0].startswith("#FORMAT=WebAnno TSV 3"):
        raise ValueError("it is no WebAnno TSV 3: export it from INCEpTION as such")
    layer = next((line for line in lines if line.startswith(f"#T_SP={LAYER}|")), "")
    if not layer:
        raise ValueError(f"it has no layer {LAYER}: export the document that Khabar wrote")
    order = layer.partition("|")[2].split("|")
    points = {unit: at for at, unit in enumerate(_units(text))}
    found: dict[str, tuple[int, int, dict[str, str]]] = {}
    for line in lines:
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 3 + len(order) or cells[3] == "_":
            continue
        start, stop = _place(cells[1], points)
        for name, cell in zip(order, cells[3:], strict=False):
            for part in SPLIT.split(cell):
                match = NUMBERED.match(part)
                # a span of one token that nothing overlaps may come back without a number
                key = match["number"] if match else f"at{start}"
                value = re.sub(r"\\(.)", r"\1", match["value"] if match else part)
                first, last, values = found.get(key, (start, stop, {}))
                values = {**values, name: "" if value in (NONE, "_") else value}
                found[key] = (min(first, start), max(last, stop), values)
    marked = [
        Marked(Span(first, last), *(values.get(name, "") for name in FIELDS))
        for first, last, values in found.values()
    ]
    return tuple(sorted(marked, key=lambda one: (one.span, one.statement)))


def _place(told: str, points: dict[int, int]) -> tuple[int, int]:
    """A place in UTF-16 units as one in code points; what is none raises `ValueError`."""
    first, _, last = told.partition("-")
    units = [int(each) if each.isascii() and each.isdecimal() else -1 for each in (first, last)]
    start, stop = (points.get(unit, -1) for unit in units)
    if not 0 <= start < stop:
        raise ValueError(f"it marks {told}, which is no place in the text: export it anew")
    return start, stop
