"""The dead in the coders' columns: the lowest and highest told, and by which rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khabar.readings.number import Number


class Deaths(NamedTuple):
    """``low`` and ``high`` are counts or None; ``words`` as printed; ``rule`` says how read."""

    low: int | None
    high: int | None
    words: str
    rule: str


def deaths(found: Sequence[Number]) -> Deaths:
    """What the figures of an event come to.

    Vague words count by their low reading (ten for «عشرات», a hundred for «مئات»), as
    ACLED's codebook has it, and are flagged; where nothing is told nothing is filled.
    """
    if not found:
        return Deaths(None, None, "", "not told")
    lows = [n.low if n.low is not None else n.value for n in found]
    highs = [n.high if n.high is not None else n.value for n in found]
    known = [int(one) for one in lows if one is not None]
    tops = [int(one) for one in highs if one is not None]
    vague = any(n.value is None for n in found)
    words = " ; ".join(dict.fromkeys(" ".join(n.text.split()) for n in found))
    rule = "vague word: low reading" if vague else "lowest told"
    if len(set(known)) > 1:
        rule += "; source reports vary"
    return Deaths(min(known, default=None), max(tops, default=None), words, rule)
