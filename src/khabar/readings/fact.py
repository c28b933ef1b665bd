"""Standing facts: what is so, rather than what happened."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from khabar.readings.value import Added, Value
from khabar.text.span import Span

FactKind = Literal[
    "has_facility", "controls", "located", "known_as",
    "capable_of", "member_of", "stationed_at", "loyal_to",
    "has_part", "has_population", "held_post", "accused_of", "backed_by", "close_to", "led_by",
]  # fmt: skip


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """The subject or object of a fact, as the words that name it."""

    text: str
    span: Span
    ref: str | None = None


class Fact(Value, frozen=True, kw_only=True):
    """A lasting relation between two things, and the attribution it rests on.

    ``subject`` is what the fact is about: who controls, belongs, is known as; the body that
    is led or backed. ``cue_span`` is the words that state the relation. As annotated,
    ``attribution`` and the ``ref`` of both terms are null.
    """

    kind: FactKind
    subject: Term
    object: Term
    attribution: str | None = None
    cue_span: Annotated[Span | None, Added] = None
