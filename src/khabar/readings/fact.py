"""Standing facts: what is so, rather than what happened."""

from __future__ import annotations

from typing import Literal

import msgspec

from khabar.readings.value import Value
from khabar.text.span import Span


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """The subject or object of a fact, as the words that name it."""

    text: str
    span: Span
    ref: str | None = None


class Fact(Value, frozen=True, kw_only=True):
    """A lasting relation between two things, and the attribution it rests on."""

    kind: Literal[
        "has_facility", "controls", "located", "known_as",
        "capable_of", "member_of", "stationed_at", "loyal_to",
    ]  # fmt: skip
    subject: Term
    object: Term
    attribution: str | None = None
