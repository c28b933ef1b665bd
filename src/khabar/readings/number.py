"""Numbers and what they count."""

from __future__ import annotations

from khabar.readings.value import Placed


class Number(Placed, frozen=True, kw_only=True):
    """A count or measure. ``value`` is null where the text keeps it vague («عشرات»).

    ``of`` is what is counted: killed, injured, killed_or_injured, casualties, arrested,
    displaced, missing, vehicles, people, km, percent … or "" where nothing is said.
    ``low`` and ``high`` are null where that side is open. ``as_of`` names a time,
    ``part_of`` a number; as annotated both hold null.
    """

    value: int | float | None
    low: int | float | None
    high: int | float | None
    of: str = ""
    approximate: bool = False
    as_of: str | None = None
    part_of: str | None = None
