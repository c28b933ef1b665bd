"""Text marked with names, from the sets the tagger is trained on, as words and labels."""

from __future__ import annotations

import gzip
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from khabar.annotators.names.rules import actors
from khabar.annotators.places.rules import places
from khabar.annotators.tagger.known import Known
from khabar.text.document import Document
from khabar.text.span import Span
from khabar.text.words import Words, words_of

TOGETHER = 40
"""So many sentences are read as one text, as `khabar names --conll` does."""
MARK = re.compile(r"\[([^\]]*)\]([شمج])")
CLASSES = {"ش": "PERS", "م": "LOC", "ج": "ORG"}
WOJOOD = {"PERS": "PERS", "GPE": "LOC", "LOC": "LOC", "ORG": "ORG"}
UNLIKE = frozenset({"ORG"})
"""Wojood marks offices, forces and ministries, which ANERcorp leaves alone."""

Sentence = list[tuple[str, str]]


class Marked(NamedTuple):
    """A text of several sentences, read, with the label of every word."""

    words: Words
    known: Known
    labels: list[str]


def columns(path: Path) -> Iterator[Sentence]:
    """Sentences of a file with a token and its label a line, as ANERcorp has them."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        sentence: Sentence = []
        for line in lines:
            cells = line.split()
            if cells:
                sentence.append((cells[0], cells[1]))
            elif sentence:
                yield sentence
                sentence = []
        if sentence:
            yield sentence


def wojood(path: Path) -> Iterator[Sentence]:
    """Sentences of the Wojood sample, its nested types made flat: the first of ours counts.

    Those with an organisation are left out (see `UNLIKE`): with them the blocks lose a point.
    """
    sentence: Sentence = []
    for line in path.read_text("utf-8").split("\n"):
        token, *labels = line.split() or ("",)
        if not token:
            if sentence and all(label[2:] not in UNLIKE for _, label in sentence):
                yield sentence
            sentence = []
        elif token != "$#$":
            ours = [one for one in labels if one[2:] in WOJOOD]
            sentence.append((token, f"{ours[0][:2]}{WOJOOD[ours[0][2:]]}" if ours else "O"))
    if sentence:
        yield sentence


def brackets(folder: Path) -> Iterator[Sentence]:
    """Our own sentences: a name in square brackets, its class after it."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").split("\n"):
            if line.strip() and not line.startswith("#"):
                yield list(_tokens(line.strip()))


def _tokens(line: str) -> Iterator[tuple[str, str]]:
    at = 0
    for match in MARK.finditer(line):
        yield from ((token, "O") for token in line[at : match.start()].split())
        for n, token in enumerate(match[1].split()):
            yield token, f"{'I' if n else 'B'}-{CLASSES[match[2]]}"
        at = match.end()
    yield from ((token, "O") for token in line[at:].split())


def read(sentences: Iterable[Sentence]) -> Iterator[Marked]:
    """Sentences as texts of `TOGETHER`."""
    waiting: list[Sentence] = []
    for sentence in sentences:
        waiting.append(sentence)
        if len(waiting) == TOGETHER:
            yield _text(waiting)
            waiting = []
    if waiting:
        yield _text(waiting)


def _text(sentences: list[Sentence]) -> Marked:
    starts: list[int] = []
    labels: list[str] = []
    spans: list[Span] = []
    at = 0
    for sentence in sentences:
        first = at
        for token, label in sentence:
            starts.append(at)
            labels.append(label)
            at += len(token) + 1
        spans.append(Span(first, at - 1))
    text = "\n".join(" ".join(token for token, _ in sentence) for sentence in sentences)
    words = words_of(Document(text), spans)
    found: list[str] = []
    before = -1
    for word in words.items:
        token = bisect_right(starts, word.span.start) - 1
        label = labels[token]
        found.append(f"I{label[1:]}" if token == before and label[0] == "B" else label)
        before = token
    named = tuple(actors(words))
    return Marked(words, Known(named, tuple(places(words, named))), found)
