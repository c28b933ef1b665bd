"""Whose word a stretch of text rests on, link by link."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from khabar.readings.value import Added, Value
from khabar.text.span import Span

LinkKind = Literal[
    "agency", "outlet", "organization", "person", "unnamed", "document", "social", "public"
]
Stance = Literal["neutral", "affirm", "doubt", "deny", "hedge"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
Knows = Literal["saw", "took_part", "was_told", "document", "not_stated"]
Resolved = Literal["stated", "agreement", "carried", "unknown"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One who handed a statement on.

    ``name`` is the fullest name in the article and ``span`` where it stands;
    ``resolved`` says how we know that it is he: stated here, by agreement of a
    pronoun or definite noun, carried over from an earlier sentence, or unknown.
    """

    role: Literal["publisher", "via", "origin"]
    name: str
    name_en: str | None = None
    kind: LinkKind
    named: bool
    span: Span | None = None
    entity: str | None = None
    resolved: Resolved = "stated"


class Attribution(Value, frozen=True, kw_only=True):
    """Content laid on someone's word (PARC 3.0: source, cue, content).

    ``chain`` runs from the outermost link to the origin. ``factuality`` is
    FactBank's, relative to the last link. ``content_span`` lies within one
    sentence; ``content_spans`` gives the pieces where a cue breaks it.
    ``continues`` and ``within`` name other attributions. ``knows`` is how the
    origin knows, where the text says it, and ``knows_span`` the words that do.
    """

    cue_span: Span | None = None
    source_span: Span | None = None
    content_span: Span
    content_spans: tuple[Span, ...] | None = None
    mode: Literal["direct", "indirect", "mixed"] = "indirect"
    stance: Stance = "neutral"
    factuality: Factuality = "CT+"
    inherited: bool = False
    continues: str | None = None
    within: str | None = None
    knows: Knows = "not_stated"
    knows_span: Annotated[Span | None, Added] = None
    chain: tuple[Link, ...] = ()
