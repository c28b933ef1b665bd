"""How two articles hang together: one text, one event, one subject, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.compare.instalments import instalments, turned
from khabar.compare.passages import Shared, body, passages
from khabar.compare.subject import overlap, subject
from khabar.compare.wordings import moment
from khabar.readings.article import Article

Kind = Literal["copy", "partial", "same_event", "related", "different"]

COPY, ADDED = 0.6, 0.3
"""A copy has this much of both texts in common, and no stretch of its own longer than that."""

PARTIAL, LONG = 0.2, 12
"""A text taken over in part: that much of one of them, with so many words the same in a passage."""

HEADLINES, OPENINGS = 0.5, 0.55
"""Words that headlines or openings of one event share, as a part of the shorter one's."""

DAYS = 3
"""News of one event in texts of their own lies within so many days."""

SUBJECT = 0.18
"""Below this share of their openings' words two articles are about different things."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two articles hang together, with the shares it was judged by.

    ``reasons`` tell in words of the code what decided: "passages", "instalments", "headlines",
    "openings".
    """

    kind: Kind
    shared: Shared
    headlines: float
    openings: float
    reasons: tuple[str, ...]

    @property
    def one_text(self) -> bool:
        """Whether one article has text of the other."""
        return self.kind in ("copy", "partial")

    @property
    def one_event(self) -> bool:
        """Whether both tell of one event."""
        return self.one_text or self.kind == "same_event"


def relation(first: Article, second: Article) -> Relation:
    """Judge two articles; the order changes nothing but the sides of what they share."""
    shared = passages(body(first), body(second))
    one, other = subject(first), subject(second)
    headlines = overlap(one.headline, other.headline)
    openings = overlap(one.opening, other.opening)

    def judged(kind: Kind, *reasons: str) -> Relation:
        return Relation(kind, shared, headlines, openings, reasons)

    if kind := _text(shared):
        if instalments(first, second, shared):
            return judged("related", "passages", "instalments")
        return judged(kind, "passages")
    later = turned(first, second) or apart(first, second)
    if not later and headlines >= HEADLINES and openings > SUBJECT:
        return judged("same_event", "headlines")
    if not later and openings >= OPENINGS:
        return judged("same_event", "openings")
    if max(headlines, openings) >= SUBJECT:
        return judged("related", "headlines" if headlines > openings else "openings")
    return judged("different", "openings")


def apart(first: Article, second: Article) -> bool:
    """Whether too many days lie between two articles for one event told in two texts."""
    one, other = moment(first), moment(second)
    return one is not None and other is not None and abs((one - other).days) > DAYS


def _text(shared: Shared) -> Kind | None:
    """Copy or partial; None where the texts have too little in common."""
    if shared.less >= COPY and max(shared.alone) <= ADDED:
        return "copy"
    longest = max((passage.taken for passage in shared.passages), default=0)
    return "partial" if longest >= LONG and shared.more >= PARTIAL else None
