"""An article's text cut into runs at every border of a mark, for the reader.

A mark is never put inside another: where two overlap, the text is cut, and each run carries
the looks of all marks over it. The text itself is never changed: the runs joined are the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from khabar.export.html.sweep import Stretch, Sweep
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim
from khabar.record.corrected import standing
from khabar.text.shelf import Shelf
from khabar.text.span import Span

KINDS = ("sources", "events", "places", "times", "words")
"""What a reader switches on and off; sources alone at first."""

Tip = Callable[[str, object], str]
"""Tells in a few words what was read: ``tip("event", event)``."""


SIGNS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x20), 0x7F, 0xFEFF} - {0x9, 0xD}
"""What has no letter: it would turn the direction of what follows, or is not shown at all."""

SIGN = re.compile(f"[{''.join(map(re.escape, map(chr, sorted(SIGNS))))}]")


class Mark(NamedTuple):
    """A reading laid over characters: ``look`` is its class, ``claim`` the claim it is of."""

    span: Span
    look: str
    claim: str = ""
    tip: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a claim begins: its id and its number in the list."""

    claim: str
    number: int
    look: str


@dataclass(frozen=True, slots=True)
class Run:
    """Characters under the same marks. ``claims`` are those that stand over them, innermost
    first; ``refs`` those that begin here; ``why`` is the value that stands here."""

    text: str
    start: int
    voice: str
    looks: tuple[str, ...]
    claims: tuple[str, ...]
    refs: tuple[Ref, ...]
    tip: str
    why: str
    lit: bool
    first_lit: bool

    @property
    def sign(self) -> str:
        """The name of a sign that is shown by a mark instead of itself; "" for letters."""
        return f"U+{ord(self.text):04X}" if len(self.text) == 1 and SIGN.match(self.text) else ""


class Group(NamedTuple):
    """Neighbouring runs in one voice and of the same claims: one ground is laid under them, for
    the ground of a run would cover what a letter of the run before it reaches out with."""

    voice: str
    claims: tuple[str, ...]
    lit: bool
    first_lit: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed: ``kind`` is title, body or aside (no news: dateline, tags, credits)."""

    kind: str
    runs: tuple[Run, ...]

    @property
    def groups(self) -> Iterator[Group]:
        """The runs by what they have in common."""
        for (voice, claims, lit), met in groupby(
            self.runs, key=lambda run: (run.voice, run.claims, run.lit)
        ):
            runs = tuple(met)
            yield Group(voice, claims, lit, any(run.first_lit for run in runs), runs)


def look_of(said: Attribution | None) -> str:
    """How whose word it is looks: own, named or unnamed."""
    if said is None:
        return "own"
    return "named" if said.chain and said.chain[-1].named else "unnamed"


def lit_of(article: Article, claim: Claim) -> tuple[Span, ...]:
    """The exact characters of a claim: content and its pieces, cue and source.

    In the publisher's own voice: its sentence, without what stands in it on others' word.
    """
    said = next((a for a in article.attributions if a.id == claim.attribution), None)
    if said is None:
        others = [span for a in article.attributions for span in _laid(a)]
        return _own(article.text, Span(*claim.span), others)
    return tuple(_laid(said))


def _laid(said: Attribution) -> list[Span]:
    """Where an attribution stands: its content, cue and source."""
    parts = [*(said.content_spans or (said.content_span,)), said.cue_span, said.source_span]
    return [Span(*part) for part in parts if part]


def _own(text: str, whole: Span, others: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of a stretch without others, as far as it has letters."""
    left, at = [], whole.start
    for span in sorted(span for span in others if span.overlaps(whole)):
        if span.start > at:
            left.append(Span(at, span.start))
        at = max(at, span.stop)
    if at < whole.stop:
        left.append(Span(at, whole.stop))
    told = tuple(span for span in left if any(map(str.isalnum, span.of(text))))
    return told or (whole,)


def _marks(article: Article, tip: Tip) -> Iterator[Mark]:
    gone = [claim for claim in article.claims if claim.review and not claim.review.stands]
    for claim in gone:
        yield Mark(Span(*claim.span), "gone", claim.id)
    left = {claim.id for claim in article.claims} - {claim.id for claim in gone}
    article = standing(article)
    claim_of = {c.attribution: c.id for c in article.claims if c.attribution}
    laid = Shelf.of((span, span) for said in article.attributions for span in _laid(said))
    for claim in article.claims:
        if claim.attribution is None and claim.id in left:
            whole = Span(*claim.span)
            for piece in _own(article.text, whole, laid.over(whole)):
                yield Mark(piece, "own", claim.id)
    for said in article.attributions:
        of = claim_of.get(said.id, "")
        if of and of not in left:
            continue  # a person added it: it is lit from the list
        for piece in said.content_spans or (said.content_span,):
            yield Mark(Span(*piece), look_of(said), of)
        if said.cue_span:
            yield Mark(Span(*said.cue_span), "cue", of)
        if said.source_span:
            yield Mark(Span(*said.source_span), "source", of)
    for event in article.events:
        yield Mark(Span(*event.trigger_span), "event", tip=tip("event", event), id=event.id)
    for place in article.places:
        yield Mark(Span(*place.span), "place", tip=tip("place", place), id=place.id)
    for time in article.times:
        yield Mark(Span(*time.span), "time", tip=tip("time", time), id=time.id)
    for word in article.wording:
        look = "word" if word.voice == "own" else "word quoted"
        yield Mark(Span(*word.span), look, tip=tip("word", word), id=word.id)
    for unread in article.summary.unread:
        yield Mark(Span(*unread), "unread", tip=tip("unread", None))


def lines(article: Article, lit: Sequence[Span], tip: Tip) -> tuple[Line, ...]:
    """The lines of the text, blank ones left out, each in runs; ``lit`` characters light up."""
    signs = (Mark(Span(*met.span()), "sign") for met in SIGN.finditer(article.text))
    laid = (*_marks(article, tip), *(Mark(span, "lit") for span in lit), *signs)
    runs = _Runs(article, laid)
    title = Span(*article.title.span) if article.title and article.title.span else None
    told = Shelf.of((Span(*sentence), True) for sentence in article.sentences)
    found, start = [], 0
    for line in article.text.split("\n"):
        stop = start + len(line)
        if line.strip():
            here = Span(start, stop)
            if title and here.overlaps(title):
                kind = "title"
            else:
                kind = "body" if told.over(here) else "aside"
            found.append(Line(kind, tuple(runs.upto(start, stop))))
        start = stop + 1
    return tuple(found)


def _refs(article: Article, marks: Sequence[Mark]) -> list[tuple[int, Ref]]:
    """Where the number of each claim stands: before the word in which its first mark begins,
    for a number within a word would part letters that are joined."""
    first: dict[str, int] = {}
    looks: dict[str, str] = {}
    for mark in marks:
        if mark.claim:
            first.setdefault(mark.claim, mark.span.start)
            if mark.look in ("own", "named", "unnamed"):
                looks[mark.claim] = mark.look
    placed = []
    for number, claim in enumerate(article.claims, start=1):
        at = first.get(claim.id)
        if at is None:
            continue
        while at and not article.text[at - 1].isspace() and at > first[claim.id] - 40:
            at -= 1
        placed.append((at, Ref(claim.id, number, looks.get(claim.id, "own"))))
    return sorted(placed, key=lambda pair: (pair[0], pair[1].number))


class _Runs:
    """Stretches as runs, each with the numbers of the claims that begin in it."""

    def __init__(self, article: Article, marks: Sequence[Mark]) -> None:
        self.text = article.text
        self.refs = _refs(article, sorted(marks, key=lambda mark: mark.span.start))[::-1]
        self.sweep = Sweep(marks, [at for at, _ in self.refs])
        self.lit = False

    def upto(self, start: int, stop: int) -> Iterator[Run]:
        """The runs of the characters from ``start`` to ``stop``."""
        for stretch in self.sweep.upto(start, stop):
            refs = []
            while self.refs and self.refs[-1][0] <= stretch.start:
                refs.append(self.refs.pop()[1])
            yield self._run(stretch, tuple(refs))

    def _run(self, stretch: Stretch[Mark], refs: tuple[Ref, ...]) -> Run:
        at, until, under = stretch
        by_width = sorted(under, key=lambda mark: mark.span.stop - mark.span.start)
        claims = tuple(dict.fromkeys(mark.claim for mark in by_width if mark.claim))
        # content within content: the innermost voice colours it
        voice = next((m.look for m in by_width if m.look in ("own", "named", "unnamed")), "")
        others = dict.fromkeys(
            m.look for m in by_width if m.look not in ("own", "named", "unnamed", "lit")
        )
        named = next((mark for mark in by_width if mark.id), None)
        tips = dict.fromkeys(mark.tip for mark in by_width if mark.tip and mark.look != "unread")
        if not tips:
            tips = dict.fromkeys(mark.tip for mark in by_width if mark.tip)
        lit = any(mark.look == "lit" for mark in under)
        first = lit and not self.lit
        self.lit = self.lit or lit
        return Run(
            self.text[at:until], at, voice, tuple(others), claims,
            refs, " · ".join(tips), named.id if named else "", lit, first,
        )  # fmt: skip
