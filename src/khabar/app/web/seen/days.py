"""Events and reports laid out by day, for the timeline and the slider of the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from khabar.app.web.seen.choose import time_of
from khabar.app.web.seen.places import Sited


@dataclass(frozen=True)
class Days:
    """Marks by day: ``first`` and ``last`` bound them; ``open`` is how many have no day."""

    marks: tuple[dict[str, Any], ...]
    first: date | None
    last: date | None
    open: int


def days(found: Sequence[Sited]) -> Days:
    """A mark for each event whose day is told, first day first."""
    marks = []
    open_ = 0
    for one in found:
        time = one.one.desk.time_of(one.event)
        start, stop = time_of(time) if time else (None, None)
        if start is None or stop is None:
            open_ += 1
            continue
        marks.append(
            {
                "key": one.key,
                "start": start.isoformat(),
                "stop": stop.isoformat(),
                "look": one.one.look,
                "outlet": one.one.outlet,
                "modality": one.event.modality,
            }
        )
    marks.sort(key=lambda mark: (mark["start"], mark["key"]))
    every = [date.fromisoformat(mark[end]) for mark in marks for end in ("start", "stop")]
    return Days(tuple(marks), min(every, default=None), max(every, default=None), open_)


def counted(marks: Iterable[dict[str, Any]]) -> list[tuple[date, int]]:
    """How many events there are on each day that has one."""
    found: Counter[date] = Counter()
    for mark in marks:
        day = date.fromisoformat(mark["start"])
        last = min(date.fromisoformat(mark["stop"]), day + timedelta(days=31))
        while day <= last:
            found[day] += 1
            day += timedelta(days=1)
    return sorted(found.items())
