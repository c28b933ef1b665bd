"""What a process that reads many articles does once: its tables are not searched for garbage."""

from __future__ import annotations

import gc
from functools import cache

YOUNG = 5_000
"""New values between two looks at the youngest; 20,000 gain no more than these."""


def rest() -> None:
    """Let the garbage collector rest until `settle`: what is loaded before it is no garbage."""
    gc.disable()


@cache
def settle() -> None:
    """Set what is alive apart from the garbage collector; call after the first article.

    The tables that reading has loaded by then hold some millions of objects and live as long
    as the process. The collector walks them again and again, a sixth of the time of reading;
    after `gc.freeze` it looks only at what came later, and it looks less often: an article makes
    thousands of values and no rings of them. Done once a process, whoever asks.
    """
    gc.freeze()
    gc.enable()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
