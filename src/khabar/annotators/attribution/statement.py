"""What one cue hands on, before its source is known."""

from __future__ import annotations

from typing import NamedTuple

from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.sources import Source


class Statement(NamedTuple):
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
    aside: bool = False
    """It only qualifies a noun of what another says: his word is no link of its chain."""

    pieces: tuple[tuple[int, int], ...] = ()
    """The halves of a content that its cue parts, as word numbers; none where it is whole."""

    resumes: bool = False
    """The outermost speaker of the sentence goes on, not one that he told of."""

    retold: bool = False
    """Whoever spoke last hands it on («ونقل عن سائق»): he is its go-between."""
