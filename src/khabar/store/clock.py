"""The time as the store writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as the store writes it, to the microsecond, in UTC.

    >>> stamp(datetime(2026, 11, 20, 8, 5, tzinfo=UTC))
    '2026-11-20T08:05:00.000000Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
