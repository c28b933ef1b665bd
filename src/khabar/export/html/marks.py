"""An article's text cut into runs, each with all that was read there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khabar.export.html.sweep import Stretch, Sweep
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution
from khabar.text.span import Span


class Mark(NamedTuple):
    """A reading laid over characters: ``look`` is its class on the page.

    ``statement`` is the id of an attribution, ``tip`` what is said on hovering.
    """

    span: Span
    look: str
    statement: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters under the same marks. ``first`` are the statements that open here."""

    text: str
    looks: tuple[str, ...]
    statements: tuple[str, ...]
    first: tuple[str, ...]
    tip: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text as printed: ``kind`` is title, body or aside."""

    kind: str
    runs: tuple[Run, ...]


VOICES = ("named", "unnamed")


def voice(said: Attribution) -> str:
    """How the page shows whose word a statement is: named or unnamed."""
    return "named" if said.chain and said.chain[-1].named else "unnamed"


def marks_of(article: Article, shared: Sequence[Span] = ()) -> Iterator[Mark]:
    """Every mark that the page can show, in no order."""
    for said in article.attributions:
        for piece in said.content_spans or (said.content_span,):
            yield Mark(Span(*piece), voice(said), said.id)
        if said.cue_span:
            yield Mark(Span(*said.cue_span), "cue", said.id)
        if said.source_span:
            yield Mark(Span(*said.source_span), "source", said.id)
        yield from _links(article, said)
    for word in article.wording:
        look = "loaded" if word.voice == "own" else "loaded-quoted"
        yield Mark(Span(*word.span), look, tip=word.plainer or "")
    for place in article.places:
        yield Mark(Span(*place.span), "place", tip=place.name_en or "")
    for time in article.times:
        yield Mark(Span(*time.span), "time", tip=time.value)
    for unread in article.summary.unread:
        yield Mark(Span(*unread), "unread")
    for span in shared:
        yield Mark(span, "shared")


def _links(article: Article, said: Attribution) -> Iterator[Mark]:
    """The other links of a chain, where they are named in the statement's own sentence."""
    start = said.content_span[0]
    after = bisect_right(article.sentences, start, key=lambda sentence: sentence[0])
    if not after:
        return
    sentence = Span(*article.sentences[after - 1])
    for link in said.chain:
        if link.span and link.span != said.source_span and sentence.covers(link.span):
            yield Mark(Span(*link.span), "source", said.id)


def lines(article: Article, shared: Sequence[Span] = ()) -> tuple[Line, ...]:
    """The lines of the text, blank ones left out, each in runs."""
    runs = _Runs(article.text, marks_of(article, shared))
    title = article.title.span if article.title else None
    told = [Span(*sentence) for sentence in article.sentences]
    found, start = [], 0
    for line in article.text.split("\n"):
        stop = start + len(line)
        if line.strip():
            here = Span(start, stop)
            if title and here.overlaps(title):
                kind = "title"
            else:
                while told and told[0].stop <= start:
                    told.pop(0)
                kind = "body" if told and told[0].overlaps(here) else "aside"
            found.append(Line(kind, tuple(runs.upto(start, stop))))
        start = stop + 1
    return tuple(found)


class _Runs:
    """Stretches as runs; each statement is first where it opens."""

    def __init__(self, text: str, marks: Iterator[Mark]) -> None:
        self.text = text
        self.sweep = Sweep(marks)
        self.told: set[str] = set()

    def upto(self, start: int, stop: int) -> Iterator[Run]:
        """The runs of the characters from ``start`` to ``stop``."""
        yield from map(self._run, self.sweep.upto(start, stop))

    def _run(self, stretch: Stretch[Mark]) -> Run:
        at, until, under = stretch
        looks = dict.fromkeys(mark.look for mark in under if mark.look not in VOICES)
        voices = [mark.look for mark in under if mark.look in VOICES]
        # content within content: the innermost voice colours it
        kept = (*looks, *voices[-1:])
        statements = tuple(dict.fromkeys(m.statement for m in under if m.statement))
        first = tuple(s for s in statements if s not in self.told)
        self.told.update(first)
        tip = next((mark.tip for mark in reversed(under) if mark.tip), "")
        return Run(self.text[at:until], kept, statements, first, tip)
