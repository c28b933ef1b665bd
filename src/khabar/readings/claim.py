"""A stretch of text on one person's word, told plainly."""

from __future__ import annotations

import msgspec

from khabar.readings.attribution import Factuality
from khabar.readings.value import Value
from khabar.text.span import Span


class Gloss(msgspec.Struct, frozen=True, kw_only=True):
    """A rule-made sentence in plain Arabic and English: never stronger than the text."""

    ar: str
    en: str


class Claim(Value, frozen=True, kw_only=True):
    """What one voice says in one stretch.

    ``attribution`` is null for the publisher's own voice. ``grade`` stays null
    until a person sets it; ``confidence`` is the calibrated chance that the
    reading is right, or null.
    """

    span: Span
    attribution: str | None
    events: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    factuality: Factuality = "CT+"
    plain: Gloss
    grade: None = None
    confidence: float | None = None
