"""Whether work grows with its size and no faster, on a machine that may be busy.

A machine that does other things makes a run slower, never quicker: so one attempt within
the bound shows that the work is in proportion, and only many outside it show that it is not.
"""

from collections.abc import Callable
from time import process_time

ATTEMPTS = 5
LEAST = 0.02
"""Seconds below which a run says nothing of proportion."""


def seconds(work: Callable[[], object]) -> float:
    """The processor's time for one run."""
    began = process_time()
    work()
    return process_time() - began


def in_proportion(
    small: Callable[[], object], large: Callable[[], object], times: int
) -> tuple[bool, list[tuple[float, float]]]:
    """Whether ``large``, which is ``times`` as much, costs less than three times that.

    Returns the attempts as well, for the message of a test.
    """
    took = []
    for _ in range(ATTEMPTS):
        took.append((seconds(small), seconds(large)))
        least = max(min(one for one, _ in took), LEAST)
        if took[-1][1] < 3 * times * least:
            return True, took
    return False, took
