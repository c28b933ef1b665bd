"""A stretch of text on one person's word, told plainly."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from khabar.readings.attribution import Factuality, Knows
from khabar.readings.review import Finding, Reviewed
from khabar.readings.value import Added, Value
from khabar.text.span import Span


class Gloss(msgspec.Struct, frozen=True, kw_only=True):
    """A rule-made sentence in plain Arabic and English: never stronger than the text."""

    ar: str
    en: str


class Sourcing(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim rests on, as far as the text shows it: observed facts, no grade.

    ``who`` is the origin's name and ``named`` whether it is a name at all (both null in the
    publisher's own voice). ``steps`` counts who handed the words on between publisher and
    origin. ``knows`` is how the origin knows, and ``knows_span`` the words that say so.
    ``said`` is how it is put. Rank and office raise nothing here.
    """

    who: str | None
    named: bool | None
    steps: int
    knows: Knows
    knows_span: Span | None = None
    said: Literal["asserted", "hedged", "denied"]


class Claim(Value, frozen=True, kw_only=True):
    """What one voice says in one stretch.

    ``attribution`` is null for the publisher's own voice. ``grade`` stays null
    until a person sets it; ``confidence`` is the calibrated chance that the
    reading is right, or null. ``review`` is what people made of the reading and
    ``findings`` what the desk holds of the matter: a store adds both, where
    people wrote them.
    """

    span: Span
    attribution: str | None
    events: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    factuality: Factuality = "CT+"
    plain: Gloss
    sourcing: Annotated[Sourcing | None, Added] = None
    grade: None = None
    confidence: float | None = None
    review: Annotated[Reviewed | None, Added] = None
    findings: Annotated[tuple[Finding, ...], Added] = ()
