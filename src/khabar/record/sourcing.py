"""The sourcing line of a claim: observed facts, never raised by rank and never a grade."""

from __future__ import annotations

from typing import Literal

from khabar.readings.attribution import Attribution, Factuality
from khabar.readings.claim import Sourcing

HEDGED = ("PR+", "PR-", "PS+", "PS-")


def sourcing(said: Attribution | None, factuality: Factuality) -> Sourcing:
    """Who says it, through how many, how he knows, and how it is put; ``said`` None: own voice."""
    if said is None:
        return Sourcing(
            who=None, named=None, steps=0, knows="not_stated", said=manner(factuality, denies=False)
        )
    origin = said.chain[-1] if said.chain else None
    return Sourcing(
        who=origin.name if origin else None,
        named=origin.named if origin else False,
        steps=sum(link.role == "via" for link in said.chain[:-1]),
        knows=said.knows,
        knows_span=said.knows_span,
        said=manner(factuality, denies=said.stance == "deny"),
    )


def manner(factuality: Factuality, *, denies: bool) -> Literal["asserted", "hedged", "denied"]:
    """How a claim is put: a denial first, then a hedge; all else is asserted."""
    if denies:
        return "denied"
    return "hedged" if factuality in HEDGED else "asserted"
