"""The chance that an attribution was read rightly: it orders what a person looks at first.

It says nothing of whether a thing happened. A reading is right where its cue is one, the source
is the right one and the content is mostly the right words. Calibrated on sentences that
the rules were not written with (docs/figures.md).
"""

from __future__ import annotations

from khabar.lexicon.learned.odds import HIGHEST, LEAST, STEP, odds
from khabar.readings.attribution import Attribution
from khabar.text.span import Span

SHORT, MIDDLE = 12, 40
"""Lengths of a content in letters."""
NEAR = 3
"""Letters between cue and source that stand side by side, at most."""
MANY = 3


def confidence(said: Attribution | None, rivals: int, sentence: Span) -> float | None:
    """How likely the reading of ``said`` is right, to the nearest .05; None: not calibrated.

    ``rivals`` counts the attributions of its ``sentence``, itself among them. The publisher's own
    voice, what goes on without a cue, and rules that were seldom met have none.
    """
    if said is None or said.cue_span is None:
        return None
    model = odds()
    if model.met.get(f"rule {said.rule}", 0) < LEAST:
        return None
    return rounded(model.chance(traits(said, rivals, sentence)))


def rounded(chance: float) -> float:
    """To the nearest step, and never certain."""
    return min(HIGHEST, max(STEP, round(round(chance / STEP) * STEP, 2)))


def traits(said: Attribution, rivals: int, sentence: Span) -> list[str]:
    """What shows of a reading: rule, source, where the content ends, company."""
    origin = said.chain[-1] if said.chain else None
    content = said.content_span
    found = [
        "all",
        f"rule {said.rule}",
        f"mode {said.mode}",
        f"rivals {min(rivals, MANY)}",
        f"source {origin.resolved if origin else 'unknown'}",
        f"kind {origin.kind if origin else 'none'}",
        f"length {_length(content.stop - content.start)}",
    ]
    if sentence.stop - content.stop <= NEAR:
        found.append("ends sentence")
    if said.within:
        found.append("nested")
    if said.source_span is not None and said.cue_span is not None:
        gap = max(
            said.source_span.start - said.cue_span.stop, said.cue_span.start - said.source_span.stop
        )
        found.append("source near" if gap <= NEAR else "source far")
    return found


def _length(letters: int) -> str:
    if letters < SHORT:
        return "short"
    return "middle" if letters < MIDDLE else "long"
