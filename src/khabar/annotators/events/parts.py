"""Who has which part in an event: words by role."""

from __future__ import annotations

Place = tuple[int, int]
Parts = dict[str, Place]
VICTIM = "victim"
"""The target by a verb of undergoing: it goes before what a preposition seems to bring."""
OTHER = {"actor": "target", "target": "actor"}
