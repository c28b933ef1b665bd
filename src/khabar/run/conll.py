"""Names in the columns of the public name sets: a token and its label a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.annotators.names.rules import actors
from khabar.annotators.places.rules import places
from khabar.readings.actor import Actor
from khabar.text.annotation import Annotation
from khabar.text.document import Document
from khabar.text.span import Span
from khabar.text.words import words_of

OUTSIDE = "O"
PERSON, PLACE, ORGANISATION = "PERS", "LOC", "ORG"


def label(lines: Iterable[str]) -> Iterator[str]:
    """Label tokens, one a line with a blank line between sentences, as ANERcorp has them.

    What stands after a token on its line is read past. Yields "token label" lines
    and the blank lines, without line ends.

    >>> list(label(["كتب", "محمد", "العلي"]))
    ['كتب O', 'محمد B-PERS', 'العلي I-PERS']
    """
    tokens: list[str] = []
    for line in lines:
        cells = line.split()
        if cells:
            tokens.append(cells[0])
            continue
        yield from _labelled(tokens)
        yield ""
        tokens = []
    yield from _labelled(tokens)


def _labelled(tokens: list[str]) -> Iterator[str]:
    return (f"{token} {tag}" for token, tag in zip(tokens, labels(tokens), strict=True))


def labels(tokens: list[str]) -> list[str]:
    """One label a token of one sentence."""
    if not tokens:
        return []
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token) + 1)
    text = " ".join(tokens)
    words = words_of(Document(text), (Span(0, len(text)),))
    named = tuple(actors(words))
    found = [(_label(actor), _core(actor)) for actor in named]
    found += [(PLACE, place.span) for place in places(words, named) if place.value.relation is None]
    tags = [OUTSIDE] * len(tokens)
    for tag, span in sorted((f for f in found if f[0]), key=lambda f: f[1].start - f[1].stop):
        inside = [
            n
            for n in range(len(tokens))
            if starts[n] < span.stop and span.start < starts[n + 1] - 1
        ]
        if inside and all(tags[n] == OUTSIDE for n in inside):
            for n in inside:
                tags[n] = f"{'B' if n == inside[0] else 'I'}-{tag}"
    return tags


def _label(actor: Annotation[Actor]) -> str:
    """The public sets' class of a mention; "" for what they leave unmarked."""
    value = actor.value
    if value.kind == "person":
        return PERSON if actor.parts else ""
    if value.mention == "noun" or actor.rule == "names.state" or value.kind == "population":
        return ""
    return ORGANISATION


def _core(actor: Annotation[Actor]) -> Span:
    return actor.parts[0].span if actor.parts else actor.span
