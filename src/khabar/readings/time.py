"""Times as TIMEX3, and how exact they are in the coders' scales."""

from __future__ import annotations

from typing import Literal

from khabar.readings.value import Placed


class Time(Placed, frozen=True, kw_only=True):
    """A time expression.

    ``value`` is TIMEX3 (2015-08-03, 2015-W31, XXXX-10-02, P4M, PAST_REF);
    ``start`` and ``stop`` are ISO days or instants, half open, null where open.
    ``time_precision`` is ACLED's (1 day, 2 week, 3 month or wider), ``date_prec``
    UCDP's (1 day … 5 more than a month). ``anchored_on`` says what a relative
    expression was counted from.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    start: str | None = None
    stop: str | None = None
    time_precision: Literal[1, 2, 3] | None = None
    date_prec: Literal[1, 2, 3, 4, 5] | None = None
    anchored_on: Literal["published", "text"] | None = None
