"""Days, weeks, months and lengths of time, spelt as TIMEX3 spells them."""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)
OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "10Y": "XXX", "100Y": "XX"}
"""What is left open where nothing says which day, week, month … is meant."""
CLOCK_UNITS = {"H": "H", "MIN": "M", "S": "S"}
FIRST_YEAR, LAST_YEAR = 2, 9000
"""No day is counted out beyond these."""
YEARS = {"Y": 1, "10Y": 10, "100Y": 100, "1000Y": 1000}


def safe(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def period(unit: str, day: date) -> tuple[str, date, date] | None:
    """The week, month, year, decade or century that ``day`` is in: value, since, until."""
    if unit == "D":
        return day.isoformat(), day, day + DAY
    if unit == "W":
        monday = monday_of(day)
        return week_of(day), monday, monday + 7 * DAY
    if unit == "M":
        first = day.replace(day=1)
        return f"{day.year:04d}-{day.month:02d}", first, month_after(first)
    width = YEARS.get(unit)
    if width is None or width > 100:
        return None
    first_year = day.year // width * width
    value = f"{day.year:04d}"[: {1: 4, 10: 3, 100: 2}[width]]
    if first_year < 1 or first_year + width > 9999:
        return None
    return value, date(first_year, 1, 1), date(first_year + width, 1, 1)


def moved(day: date, count: float, unit: str) -> date | None:
    """The day ``count`` units later (earlier where negative); None off the calendar."""
    try:
        other = _moved(day, count, unit)
    except (ValueError, OverflowError):
        return None
    return other if other and FIRST_YEAR <= other.year <= LAST_YEAR else None


def _moved(day: date, count: float, unit: str) -> date:
    if unit in ("D", "W"):
        return day + timedelta(days=round(count * (7 if unit == "W" else 1)))
    if unit in CLOCK_UNITS:
        hours = count / {"H": 1, "MIN": 60, "S": 3600}[unit]
        return day + timedelta(days=int(hours / 24))
    months = round(count * (1 if unit == "M" else 12 * YEARS[unit]))
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (month_after(date(year, month + 1, 1)) - DAY).day
    return date(year, month + 1, min(day.day, last))


def length(count: float | None, unit: str) -> str:
    """A duration: P4M, PT24H, P20Y; X for a count that the text leaves vague.

    >>> length(2, "10Y"), length(None, "H"), length(1.5, "Y"), length(0.5, "H")
    ('P20Y', 'PTXH', 'P1.5Y', 'PT30M')
    """
    if unit in CLOCK_UNITS:
        if count is not None and count != int(count) and unit == "H":
            count, unit = count * 60, "MIN"
        return f"PT{_count(count)}{CLOCK_UNITS[unit]}"
    if unit in YEARS:
        if count is None:
            return {"Y": "PXY", "10Y": "PXDE", "100Y": "PXCE", "1000Y": "PXY"}[unit]
        return f"P{_count(count * YEARS[unit])}Y"
    return f"P{_count(count)}{unit}"


def joined_length(parts: tuple[tuple[float, str], ...]) -> str:
    """Several amounts as one duration, the largest first.

    >>> joined_length(((1, "Y"), (3, "M"), (2, "H")))
    'P1Y3MT2H'
    """
    days = "".join(length(n, unit)[1:] for n, unit in parts if unit not in CLOCK_UNITS)
    hours = "".join(length(n, unit)[2:] for n, unit in parts if unit in CLOCK_UNITS)
    return f"P{days}T{hours}" if hours else f"P{days}"


def _count(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"
