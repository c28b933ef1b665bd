"""What happened, in PLOVER's types, with who, to whom, where and when."""

from __future__ import annotations

from typing import Literal

import msgspec

from khabar.readings.value import Value
from khabar.text.span import Span

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Modality = Literal["actual", "planned", "possible", "demanded", "denied"]
Role = Literal[
    "actor", "target", "recipient", "instrument", "place", "from", "via", "to", "time", "purpose"
]


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an event; ``ref`` is the id of the actor, place or time read there."""

    role: Role
    span: Span
    ref: str | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A count of the event; ``number`` is the id of the number it was read from."""

    kind: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    number: str | None = None


class AcledCode(msgspec.Struct, frozen=True, kw_only=True):
    """ACLED's event type and sub-event type, in its own words."""

    event_type: str
    sub_event_type: str


class Event(Value, frozen=True, kw_only=True):
    """An event at its trigger word. ``acled`` is null where ``acled_reason`` says why.

    As annotated, ``Argument.ref`` and ``Quantity.number`` are null.
    """

    trigger_span: Span
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    acled: AcledCode | None = None
    acled_reason: str | None = None
    cameo_root: str | None = None
    type_of_violence: int | None = None
    modality: Modality = "actual"
    arguments: tuple[Argument, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    def argument(self, role: Role) -> Argument | None:
        """The first argument in ``role``."""
        return next((found for found in self.arguments if found.role == role), None)
