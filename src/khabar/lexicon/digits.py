"""The value of a run of digits with its separators."""

from functools import lru_cache

DECIMAL, THOUSANDS = "\u066b", "\u066c"
MOST_DIGITS = 15
"""More digits than this are a serial number, not a quantity."""


@lru_cache(maxsize=1 << 12)
def digits_value(form: str, scaled: bool = False) -> int | float | None:
    """The number that folded digits spell, or None where they spell none («1.2.3»).

    A comma or stop before exactly three digits parts thousands, unless a word for
    thousand or million follows (``scaled``: «1.250 مليون») or the first part is 0.

    >>> digits_value("1,214"), digits_value("3.5"), digits_value("30.000")
    (1214, 3.5, 30000)
    >>> digits_value("0.125"), digits_value("1.250", True), digits_value("12.10.2020")
    (0.125, 1.25, None)
    """
    plain = form.replace(DECIMAL, "_").replace(THOUSANDS, ",")
    if len(plain) > MOST_DIGITS + 6:
        return None
    if "_" in plain:
        whole, _, part = plain.replace(",", "").partition("_")
        return float(f"{whole}.{part}") if part.isdigit() and whole.isdigit() else None
    marks = [letter for letter in plain if letter in ".,"]
    if not marks:
        return int(plain) if len(plain) <= MOST_DIGITS else None
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        whole, _, part = plain.rpartition(marks[-1])
        return float(f"{whole.replace(',', '').replace('.', '')}.{part}")
    groups = plain.replace(",", ".").split(".")
    thousands = (
        len(set(marks)) == 1
        and all(len(group) == 3 for group in groups[1:])
        and groups[0] != "0"
        and len(groups[0]) <= 3
    )
    if thousands and not (scaled and len(groups) == 2):
        return int("".join(groups))
    if len(groups) == 2:
        return float(f"{groups[0]}.{groups[1]}")
    return None
