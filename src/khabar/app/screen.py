"""What the place that is written to can show."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import NamedTuple

WIDEST, PLAIN = 110, 100
RIGHT_TO_LEFT_TERMINALS = ("VTE_VERSION", "KONSOLE_VERSION", "MLTERM")


class Screen(NamedTuple):
    """``width`` in columns; whether there are colours; whether Arabic is set right to left."""

    width: int
    colour: bool
    bidi: bool


def screen(out: Path | None = None) -> Screen:
    """The terminal as it is; for a file or a pipe a plain page.

    A terminal is trusted with right to left where it is known to set it, or where
    ``KHABAR_BIDI=1`` says so; ``KHABAR_BIDI=0`` says that it cannot.
    """
    if out is not None or not sys.stdout.isatty():
        return Screen(PLAIN, colour=False, bidi=False)
    width = min(WIDEST, get_terminal_size((PLAIN, 24)).columns)
    told = os.environ.get("KHABAR_BIDI")
    known = any(name in os.environ for name in RIGHT_TO_LEFT_TERMINALS)
    apple = os.environ.get("TERM_PROGRAM") == "Apple_Terminal"
    return Screen(
        width,
        colour=not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        bidi=told == "1" if told else known or apple,
    )
