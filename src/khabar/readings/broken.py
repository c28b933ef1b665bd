"""What stands in the place of an article where a line of input could not be read."""

from __future__ import annotations

from typing import Literal

import msgspec


class Broken(msgspec.Struct, frozen=True, kw_only=True):
    """A line of input that held no article: its number, from 1, and what to mend."""

    schema: Literal["khabar.problem/1"] = "khabar.problem/1"
    line: int
    reason: str
