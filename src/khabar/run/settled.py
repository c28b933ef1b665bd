"""What a process that reads many articles does once: its tables are not searched for garbage."""

from __future__ import annotations

import gc
from functools import cache


@cache
def settle() -> None:
    """Set what is alive apart from the garbage collector; call after the first article.

    The tables that reading has loaded by then hold some millions of objects and live as long
    as the process. The collector walks them again and again, a sixth of the time of reading;
    after `gc.freeze` it looks only at what came later. Done once a process, whoever asks.
    """
    gc.freeze()
