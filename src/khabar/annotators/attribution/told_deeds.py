"""Verbal nouns of telling with who tells behind them: «بعد إعلان الوزارة أن …»."""

from __future__ import annotations

from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.statements import verb_statement
from khabar.annotators.attribution.surroundings import Surroundings

TOLD = ("attribution.verb_source_that", "attribution.verb_object")
"""Rules by which a verbal noun of telling may have what is told behind it."""


def deed_statement(near: Surroundings, cue: Cue, bounds: range, floor: int) -> Statement | None:
    """«بعد إعلان الوزارة فرض حظر»: read as its verb would be, up to the comma.

    Only where somebody known stands right behind it, and not what is announced.
    """
    words, at = near.words, cue.stop
    if at not in near.actors and head_of(words, at) is None:
        return None
    found = verb_statement(near, cue._replace(manner="verb"), bounds, floor)
    if found is None or found.source is None or found.rule not in TOLD:
        return None
    if found.source.first != at or found.source.kind == "document" or found.first < at:
        return None
    commas = (n for n in range(found.first, found.stop) if words.form(n) in ("،", ","))
    return found._replace(stop=next(commas, found.stop))
