"""The calendar of the hijra (Umm al-Qura), as days of the common calendar."""

from datetime import date
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1343, 1500
"""The years that the tables of Umm al-Qura cover."""
FIRST_COMMON = 1600
"""A year from here on is meant in the common calendar."""
EPOCH = 227015
"""The day number (as `date.toordinal`) of 1 Muharram of the year 1, civil reckoning."""


@lru_cache(maxsize=1 << 10)
def hijri_day(year: int, month: int, day: int) -> date | None:
    """The day, by Umm al-Qura where its tables reach, else by the arithmetical calendar.

    The sighting of the moon may move it by one day. None where there is no such day.

    >>> hijri_day(1444, 9, 1)
    datetime.date(2023, 3, 23)
    """
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    if FIRST_YEAR <= year <= LAST_YEAR:
        from hijridate import Hijri

        try:
            found = Hijri(year, month, day).to_gregorian()
            return date(found.year, found.month, found.day)
        except (ValueError, OverflowError):
            return None
    if not 1 <= year <= 2000:
        return None
    passed = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return date.fromordinal(EPOCH + passed + day - 1)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """The first day of a month and the first day of the next."""
    first = hijri_day(year, month, 1)
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (first, after) if first and after else None


def hijri_year_of(day: date) -> int:
    """The year of the hijra that a day falls in."""
    guess = int((day.toordinal() - EPOCH) / 354.367) + 1
    for year in (guess + 1, guess, guess - 1):
        first = hijri_day(year, 1, 1)
        if first and first <= day:
            return year
    return guess


def hijri_year_in(year: int, month: int) -> int:
    """The Hijri year whose ``month`` begins in a common year («رمضان 2001»).

    A year below 1600 is Hijri already and comes back as it is.

    >>> hijri_year_in(2001, 9), hijri_year_in(1444, 9)
    (1422, 1444)
    """
    if year < FIRST_COMMON:
        return year
    guess = hijri_year_of(date(year, 1, 1))
    for known in (guess, guess + 1):
        first = hijri_day(known, month, 1)
        if first and first.year == year:
            return known
    return guess
