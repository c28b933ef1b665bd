"""``make bench-store``, stories: how well planted reports are grouped, and what it costs.

What belongs together is known, so the grouping can be judged: the adjusted Rand index (Hubert
and Arabie 1985) is 1 where it is right, 0 where it is chance. Beside it stand the part of the
pairs laid together that belong together, and the part of those that belong together that were.
"""

from __future__ import annotations

import argparse
import random
import resource
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from math import comb
from pathlib import Path
from time import process_time
from typing import NamedTuple

from planted import SEED, Report, readings, reports

from khabar.compare.stories import Stories
from khabar.readings.article import Article


class Grouped(NamedTuple):
    """How well a grouping is; ``right`` are the pairs laid together that belong together."""

    index: float
    right: float
    found: float


def judged(truth: Sequence[int], told: Sequence[str]) -> Grouped:
    """How far two groupings of the same things agree, chance taken off."""
    both = sum(comb(n, 2) for n in Counter(zip(truth, told, strict=True)).values())
    one = sum(comb(n, 2) for n in Counter(truth).values())
    other = sum(comb(n, 2) for n in Counter(told).values())
    expected = one * other / comb(len(truth), 2)
    most = (one + other) / 2
    index = (both - expected) / (most - expected) if most != expected else 1.0
    return Grouped(index, both / max(other, 1), both / max(one, 1))


def grouped(planted: Sequence[Report], read: Sequence[Article]) -> tuple[Grouped, float]:
    """Group reports that come in any order, and the seconds of processor time it took."""
    order = list(range(len(planted)))
    random.Random(SEED).shuffle(order)
    stories = Stories()
    begun = process_time()
    for number in order:
        stories.add(f"{number:07d}", read[number])
    spent = process_time() - begun
    told = [stories.story(f"{number:07d}") for number in range(len(planted))]
    return judged([report.event for report in planted], told), spent


def measure(planted: Sequence[Report], records: Path | None) -> None:
    """Group a thousand, ten thousand and all; print the table."""
    count = len(planted)
    read: list[Article] = []
    coming = readings(planted, records)
    print(f"{'reports':>9} {'ARI':>6} {'right':>6} {'found':>6} {'ms each':>8}  peak memory")
    for some in [200, *(n for n in (1_000, 10_000) if n < count), count]:
        read += islice(coming, some - len(read))
        found, spent = grouped(planted[:some], read)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        figures = " ".join(f"{figure:>6.3f}" for figure in found)
        if some > 200 or count == 200:  # the first loads tables
            cost = 1000 * spent / some
            print(f"{some:>9,} {figures} {cost:>8.2f}  {memory:,.0f} MB", flush=True)


def main() -> None:
    """Plant, read, group."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--articles", type=int, default=100_000)
    flags.add_argument(
        "--records", type=Path, help="a folder to lay readings in and take them from"
    )
    told = flags.parse_args()
    measure(reports(told.articles), told.records)


if __name__ == "__main__":
    main()
