"""Numbers and what they count."""

from __future__ import annotations

from typing import Annotated, Literal

from khabar.readings.value import Added, Placed
from khabar.text.span import Span

Standing = Literal["rising", "cumulative", "preliminary", "final", "earlier"]


class Number(Placed, frozen=True, kw_only=True):
    """A count or measure. ``value`` is null where the text keeps it vague («عشرات»).

    ``of`` is what is counted: killed, injured, killed_or_injured, casualties, arrested,
    displaced, missing, vehicles, people, km, percent … or "" where nothing is said.
    ``low`` and ``high`` are null where that side is open. ``counted_span`` is the noun
    that says in the text's own words what or whom is counted («مدنياً», «جنود»), null
    where none stands with the number: whose dead they are is told there or not at all.

    ``as_of`` names the time up to which a toll was counted, ``part_of`` the total that
    a number is a part of; as annotated both hold null and the spans count.
    ``standing`` is how the text gives a toll: rising («ارتفعت إلى»), cumulative («منذ
    بداية …», «إجمالي»), preliminary («حصيلة أولية»), final, or earlier, one that it
    sets aside («حصيلة سابقة»). Two tolls of one event that differ contradict each
    other only where neither their times nor their standing tell them apart.
    """

    value: int | float | None
    low: int | float | None
    high: int | float | None
    of: str = ""
    counted_span: Annotated[Span | None, Added] = None
    approximate: bool = False
    as_of: str | None = None
    as_of_span: Annotated[Span | None, Added] = None
    part_of: str | None = None
    part_of_span: Annotated[Span | None, Added] = None
    standing: Annotated[Standing | None, Added] = None
