"""How two articles hang together: one text, one event, one subject, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from khabar.compare.deeds import one_deed
from khabar.compare.grounds import Grounds, grounds
from khabar.compare.instalments import instalments, turned
from khabar.compare.passages import Body, Shared, body, passages
from khabar.compare.printed import Printed
from khabar.compare.subject import Subject, answers, overlap, subject
from khabar.compare.where import elsewhere, one_setting
from khabar.compare.wordings import moment

Kind = Literal["copy", "partial", "same_event", "related", "different"]

COPY, ADDED = 0.6, 0.3
"""A copy has this much of both texts in common, and no stretch of its own longer than that."""

HALF, PART, LONG = 0.5, 0.25, 12
"""A text taken over in part: half of one of them, or a quarter where both open alike, with
so many words the same in one passage. Less is a formula or a background paragraph."""

WHOLE = 0.9
"""A report printed again days later is still the same; with more changed it is a new one."""

ALIKE, OPENINGS = 0.5, 0.6
"""Words that two accounts of one event share, as a part of the shorter one's: in headline and
opening on average, or in the opening alone."""

HEADED, TOLD, OPENED = 0.5, 0.15, 0.45
"""The same with names in common on one day or the next: in the headline and a little in the
opening, or in the opening alone."""

SOON = 1
DAYS = 3
"""News of one event in texts of their own lies within so many days."""

SUBJECT = 0.18
"""Below this share of their openings' words two articles are about different things."""

NAMED = 0.12
"""The same where both are about one name and hardly a week apart."""

WEEK = 7


@dataclass(frozen=True, slots=True)
class Relation:
    """How two articles hang together, with the shares it was judged by.

    ``reasons`` tell in words of the code what decided: "passages", "instalments", "days",
    "headlines", "openings", "voices", "names", "events", "setting".
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


class Prepared(NamedTuple):
    """An article with what every comparison asks of it."""

    printed: Printed
    body: Body
    subject: Subject
    grounds: Grounds


def prepared(article: Printed, known: Grounds | None = None) -> Prepared:
    """Make an article ready for many comparisons; ``known`` are its grounds, where at hand."""
    return Prepared(article, body(article), subject(article), known or grounds(article))


def relation(first: Printed, second: Printed) -> Relation:
    """Judge two articles; the order changes nothing but the sides of what they share."""
    return related(prepared(first), prepared(second))


def related(one: Prepared, other: Prepared) -> Relation:
    """The same for articles made ready before."""
    first, second = one.printed, other.printed
    shared = passages(one.body, other.body)
    headlines = overlap(one.subject.headline, other.subject.headline)
    openings = overlap(one.subject.opening, other.subject.opening)

    def judged(kind: Kind, *reasons: str) -> Relation:
        return Relation(kind, shared, headlines, openings, reasons)

    kind = _text(shared, max(headlines, openings))
    if kind and (turned(first, second) or instalments(first, second, shared)):
        return judged("related", "passages", "instalments")
    if kind and shared.less < WHOLE and apart(first, second):
        return judged("related", "passages", "days")
    if kind:
        return judged(kind, "passages")
    later = turned(first, second) or apart(first, second) or elsewhere(first, second)
    alike = max((headlines + openings) / 2 - ALIKE, openings - OPENINGS) >= 0
    if not later and (alike or _named(one, other, headlines, openings)):
        if answers(first) and answers(second) and not answers(first) & answers(second):
            return judged("related", "voices")
        words = "headlines" if headlines > openings else "openings"
        return judged("same_event", words if alike else "names")
    if not later and max(headlines, openings) >= SUBJECT and one_deed(first, second):
        return judged("same_event", "events")
    if not later and openings >= SUBJECT and one_setting(first, second):
        return judged("same_event", "setting")
    near = NAMED if _names(one, other) and not apart(first, second, WEEK) else SUBJECT
    if max(headlines, openings) >= near:
        return judged("related", "headlines" if headlines > openings else "openings")
    return judged("different", "openings")


def apart(first: Printed, second: Printed, most: int = DAYS) -> bool:
    """Whether too many days lie between two articles for one event told in two texts."""
    one, other = moment(first), moment(second)
    return one is not None and other is not None and abs((one - other).days) > most


def _named(one: Prepared, other: Prepared, headlines: float, openings: float) -> bool:
    """Whether names that both are about bear out what fewer words have in common."""
    enough = openings >= OPENED or (headlines >= HEADED and openings >= TOLD)
    return enough and _names(one, other) and not apart(one.printed, other.printed, SOON)


def _names(one: Prepared, other: Prepared) -> bool:
    """Whether both are about one name."""
    return bool(one.grounds.names & other.grounds.names)


def _text(shared: Shared, alike: float) -> Kind | None:
    """Copy or partial; None where the texts have too little in common."""
    if shared.less >= COPY and max(shared.alone) <= ADDED:
        return "copy"
    longest = max((passage.taken for passage in shared.passages), default=0)
    enough = shared.more >= HALF or (shared.more >= PART and alike >= OPENINGS)
    return "partial" if enough and longest >= LONG else None
