"""The Sunday of Easter in the western and in the eastern reckoning."""

from datetime import date, timedelta

JULIAN_BEHIND = 13
"""Days between the Julian and the common calendar, from 1900 to 2099."""


def easter(year: int) -> date:
    """Easter Sunday of a year of the common calendar (anonymous Gregorian reckoning).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    shift = moon - weekday
    month = 3 + (shift + 40) // 44
    return date(year, month, shift + 28 - 31 * (month // 4))


def eastern_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus's Julian reckoning), in the common calendar.

    >>> eastern_easter(2024), eastern_easter(2025)
    (datetime.date(2024, 5, 5), datetime.date(2025, 4, 20))
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=JULIAN_BEHIND)
