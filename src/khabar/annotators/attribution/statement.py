"""What one cue hands on, before its source is known."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.annotators.attribution.cues import Cue
from khabar.annotators.attribution.sources import Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A cue, its stated source (None: to be resolved) and its content as word numbers.

    ``via`` are the go-betweens stated with it, outermost first.
    """

    cue: Cue
    source: Source | None
    first: int
    stop: int
    direct: bool
    via: tuple[Source, ...] = ()
    rule: str = "attribution.verb_source_that"
    public: bool = False
