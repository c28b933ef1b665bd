"""Names in the columns of the public name sets: a token and its label a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from khabar.annotators.names.rules import actors
from khabar.annotators.places.rules import places
from khabar.annotators.tagger.known import Known
from khabar.annotators.tagger.rules import learned
from khabar.annotators.tagger.scores import tagged
from khabar.readings.actor import Actor
from khabar.text.annotation import Annotation
from khabar.text.document import Document
from khabar.text.span import Span
from khabar.text.words import words_of

OUTSIDE = "O"
TOGETHER = 40
"""So many sentences are read as one text, so that a surname finds its full name."""
PERSON, PLACE, ORGANISATION = "PERS", "LOC", "ORG"
CLASSES = (PERSON, PLACE, ORGANISATION)
SURNAMES = ("names.surname", "tagger.surname")
"""The rules that see further than the tagger: a whole name that stood elsewhere."""


def label(lines: Iterable[str]) -> Iterator[str]:
    """Label tokens, one a line with a blank line between sentences, as ANERcorp has them.

    What stands after a token on its line is read past. Yields "token label" lines
    and the blank lines, without line ends.

    >>> list(label(["كتب", "محمد", "العلي"]))
    ['كتب O', 'محمد B-PERS', 'العلي I-PERS']
    """
    sentences: list[list[str]] = [[]]
    for line in lines:
        cells = line.split()
        if cells:
            sentences[-1].append(cells[0])
        elif len(sentences) < TOGETHER:
            sentences.append([])
        else:
            yield from _labelled(sentences)
            yield ""
            sentences = [[]]
    yield from _labelled(sentences)


def _labelled(sentences: list[list[str]]) -> Iterator[str]:
    for number, (tokens, tags) in enumerate(zip(sentences, labels(sentences), strict=True)):
        if number:
            yield ""
        yield from (f"{token} {tag}" for token, tag in zip(tokens, tags, strict=True))


def labels(sentences: list[list[str]]) -> list[list[str]]:
    """One label a token of sentences that belong together."""
    starts: list[int] = []
    stops: list[int] = []
    spans: list[Span] = []
    at = 0
    for tokens in sentences:
        for token in tokens:
            starts.append(at)
            stops.append(at + len(token))
            at += len(token) + 1
        if tokens:
            spans.append(Span(starts[-len(tokens)], stops[-1]))
    text = "\n".join(" ".join(tokens) for tokens in sentences if tokens)
    words = words_of(Document(text), spans)
    named = tuple(actors(words))
    placed = tuple(places(words, named))
    names = tagged(words, Known(named, placed))
    found = [(name.kind, words.span(name.first, name.stop)) for name in names]
    again = [one for one in learned(words, named, placed) if one.rule in SURNAMES]
    found += [(_label(actor), _core(actor)) for actor in again]
    tags = [OUTSIDE] * len(starts)
    for tag, span in found:
        inside = range(bisect_right(stops, span.start), bisect_left(starts, span.stop))
        if tag in CLASSES and all(tags[n] == OUTSIDE for n in inside):
            for n in inside:
                tags[n] = f"{'B' if n == inside[0] else 'I'}-{tag}"
    taken = iter(tags)
    return [list(islice(taken, len(tokens))) for tokens in sentences]


def _label(actor: Annotation[Actor]) -> str:
    """The public sets' class of a mention; "" for what they leave unmarked."""
    value = actor.value
    if not actor.parts or value.mention == "noun":
        return ""
    return PERSON if value.kind == "person" else ORGANISATION


def _core(actor: Annotation[Actor]) -> Span:
    """The name itself, without the title or the kind of organisation before it."""
    return actor.parts[0].span if actor.parts else actor.span
