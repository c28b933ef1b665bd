"""The day of publication as people and feeds write it."""

from __future__ import annotations

import re
from datetime import date, datetime

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:.+)?", re.IGNORECASE)


def day(published: date | str | None) -> date | None:
    """The day, as the publisher's own clock had it; None or "" is no day.

    A string is ISO 8601's day or RFC 3339's time; anything else raises `ValueError`.

    >>> day("2015-08-03T23:30:00+03:00")
    datetime.date(2015, 8, 3)
    """
    if published is None or published == "":
        return None
    if isinstance(published, date):
        return published.date() if isinstance(published, datetime) else published
    if isinstance(published, str) and DAY.fullmatch(published.strip()):
        try:
            return datetime.fromisoformat(published.strip().upper()).date()
        except ValueError:
            pass
    raise ValueError(
        f"published is {published!r}, which is no day: "
        "write 2015-08-03, or a time as 2015-08-03T14:05:00+03:00"
    )
