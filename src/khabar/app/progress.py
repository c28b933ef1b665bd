"""A bar on stderr, on a terminal and for long work alone."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds of work before a bar is worth the screen."""


def followed(steps: Iterable[tuple[int, T]], total: int | None, *, quiet: bool) -> Iterator[T]:
    """The second of each pair, while the bar shows the first out of ``total``."""
    if quiet or not sys.stderr.isatty():
        for _, item in steps:
            yield item
        return
    began, bar, task = monotonic(), None, None
    try:
        for done, item in steps:
            if bar is None and monotonic() - began > PATIENCE:
                from rich.console import Console
                from rich.progress import Progress

                bar = Progress(console=Console(file=sys.stderr), transient=True)
                task = bar.add_task("reading", total=total)
                bar.start()
            if bar is not None and task is not None:
                bar.update(task, completed=done)
            yield item
    finally:
        if bar is not None:
            bar.stop()
