"""Events with the values that people corrected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from msgspec.structs import replace

from khabar.readings.event import AcledCode, Argument, Event, Quantity, Role
from khabar.readings.review import CORRECTED
from khabar.record import typed
from khabar.record.added import Added
from khabar.record.reviewable import MANY
from khabar.text.span import Span

ROLES: tuple[Role, ...] = ("actor", "target", "place", "time")
RECODED = "the type was corrected by a person: code it anew"


def changed(added: Added, event: Event, values: Mapping[str, str]) -> Event:
    """An event with the values that were corrected."""
    if values.get("type"):
        event = replace(
            event, type=cast(Any, values["type"]), mode=None, acled=None,
            acled_reason=RECODED, cameo_root=None, type_of_violence=None,
        )  # fmt: skip
    if "acled" in values:
        kind, _, sub = values["acled"].partition(" / ")
        code = AcledCode(event_type=kind.strip(), sub_event_type=sub.strip())
        event = replace(event, acled=code if kind.strip() else None)
    if values.get("modality"):
        event = replace(event, modality=cast(Any, values["modality"]))
    for role in ROLES:
        if role in values:
            event = _argued(added, event, role, values[role])
    for kind in ("killed", "injured"):
        if kind in values:
            event = _counted(added, event, kind, values[kind])
    return replace(event, rule=CORRECTED)


def _argued(added: Added, event: Event, role: Role, told: str) -> Event:
    """An event with other words in a role; nothing where the person said so."""
    old = event.argument(role)
    stood = Span(*old.span) if old else Span(*event.trigger_span)
    kept = [one for one in event.arguments if one.role != role]
    for words in (one.strip() for one in told.split(MANY.strip())):
        if words:
            at = added.where(words, Span(*event.trigger_span), stood)
            assert at is not None
            kept.append(Argument(role=role, span=at, ref=_meant(added, role, words, at)))
    return replace(event, arguments=tuple(kept))


def _meant(added: Added, role: Role, words: str, at: Span) -> str:
    """What the words stand for, added to the article; gives its id."""
    if role == "place":
        return added.put("p", "places", typed.place(words, added.read, at))
    if role == "time":
        return added.put("t", "times", typed.time(words, added.read, at))
    whom, entity = typed.actor(words, added.read, at)
    if entity is not None:
        whom = replace(whom, entity=added.put("x", "entities", entity))
    return added.put("a", "actors", whom)


def _counted(added: Added, event: Event, kind: str, told: str) -> Event:
    """An event with other figures of the dead or the injured."""
    numbers = {one.id: one for one in added.read.numbers}
    old = next((one for one in event.quantities if one.kind == kind), None)
    read = numbers.get(old.number or "") if old else None
    at = Span(*(read.span if read else event.trigger_span))
    kept = [one for one in event.quantities if one.kind != kind]
    for one in (piece.strip() for piece in told.split(MANY.strip())):
        if one:
            number = typed.count(one, kind, added.read, at)
            id = added.put("n", "numbers", number)
            kept.append(
                Quantity(kind=kind, value=number.value, low=number.low, high=number.high, number=id)
            )
    return replace(event, quantities=tuple(kept))
