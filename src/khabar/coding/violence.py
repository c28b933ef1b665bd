"""UCDP's type of violence: state-based, non-state or one-sided."""

from __future__ import annotations

from khabar.coding.company import Company
from khabar.readings.event import AcledCode, Event

VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
ARMED = frozenset({"state", "nonstate"})


def type_of_violence(event: Event, code: AcledCode | None, beside: Company) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where UCDP has none or a side is not read.

    UCDP counts armed force by an organised actor against another, or against civilians, that
    kills at least one (UCDP GED Codebook 23.1): so the event was violent, a death is told
    beside it, and both sides are known.
    """
    if code is None or code.event_type not in VIOLENT or not _deadly(event, beside):
        return None
    one, other = beside.actor, beside.other
    if other == "" and beside.target in ("civilian", "official"):
        other = "civilian"
    if one not in ARMED:
        return None
    if other == "civilian":
        return 3
    if other not in ARMED:
        return None
    return 1 if "state" in (one, other) else 2


def _deadly(event: Event, beside: Company) -> bool:
    if "dead" in beside.settings:
        return True
    return any(q.kind == "killed" and (q.value or q.low) for q in event.quantities)
