"""Dates: days, months, years, parts of day and durations as TIMEX3."""
