"""«وأدّى», it led to, and «وادي», a valley: one word when their letters are folded."""

from __future__ import annotations

from khabar.lexicon.verbs import is_masdar

HAMZA, DOTLESS_YEH = "\u0623", "\u0649"
LED_TO = frozenset({"الي", "ذلك", "هذا"})
"""Folded words that come after the verb and after no valley."""


def led_to(written: str, after: str) -> bool:
    """Whether the word as ``written`` is the verb, ``after`` being the folded word behind it.

    The hamza shows it, or what follows: «إلى», or the deed that led («وادى تداول الخبر إلى»).

    >>> led_to("وأدى", "ذلك"), led_to("وادى", "تداول"), led_to("وادى", "حلفا")
    (True, True, False)
    """
    if HAMZA in written or after in LED_TO:
        return True
    if not written.endswith(DOTLESS_YEH) or after.endswith("ا"):
        return False  # «وادى حلفا»; a subject has no tanwin
    return is_masdar(after)
