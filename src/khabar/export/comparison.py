"""Two articles set against each other, as a line of JSON or a few lines to read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from khabar.compare.changes import Change
from khabar.compare.pair import Comparison
from khabar.readings.article import Article
from khabar.text.span import Span

SHOWN = 5
"""Passages, edits and differences of a sort that a page shows; JSON has all."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Characters of each text that are one text, and how many of their words are the same."""

    a: Span
    b: Span
    words: int


class Reworded(msgspec.Struct, frozen=True, kw_only=True):
    """What stands otherwise inside a passage: cut from a, added in b, or reworded."""

    kind: str
    a: Span | None
    b: Span | None


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field that both tell: the words of each, where they stand, and how b stands to a."""

    field: str
    standing: str
    a: str
    b: str
    a_span: Span
    b_span: Span


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``khabar compare --format json``.

    ``earlier`` is "a" or "b", whose text the other has, null for a tie.
    ``independent_sources`` is the number of origins that can be told apart: text shows
    that origins depend on one another, never that they do not.
    """

    schema: str = "khabar.comparison/1"
    id: str
    relation: str
    reasons: tuple[str, ...]
    share_a: float
    share_b: float
    origin: str | None
    origin_stated: str | None
    earlier: str | None
    earlier_by: str | None
    independent_sources: int | None
    contradictions: tuple[Difference, ...]
    differences: tuple[Difference, ...]
    passages: tuple[Passage, ...]
    edits: tuple[Reworded, ...]


def compared(name: str, first: Article, second: Article, found: Comparison) -> Compared:
    """The comparison as it is written."""
    relation = found.relation

    def shown(change: Change) -> Difference:
        return Difference(
            field=change.field,
            standing=change.standing,
            a=change.first.of(first.text),
            b=change.second.of(second.text),
            a_span=change.first,
            b_span=change.second,
        )

    return Compared(
        id=name,
        relation=relation.kind,
        reasons=relation.reasons,
        share_a=round(relation.shared.share[0], 3),
        share_b=round(relation.shared.share[1], 3),
        origin=found.source.name if found.source else None,
        origin_stated=found.source.stated if found.source else None,
        earlier=_side(found),
        earlier_by=found.direction.by if found.direction else None,
        independent_sources=found.origins,
        contradictions=tuple(map(shown, found.contradictions)),
        differences=tuple(map(shown, found.differences)),
        passages=tuple(
            Passage(a=one.first, b=one.second, words=one.taken) for one in relation.shared.passages
        ),
        edits=tuple(
            Reworded(kind=edit.kind, a=edit.first, b=edit.second)
            for one in relation.shared.passages
            for edit in one.edits
        ),
    )


def _side(found: Comparison) -> str | None:
    if found.direction is None or found.direction.earlier is None:
        return None
    return "ab"[found.direction.earlier]


def page(first: Article, second: Article, found: Compared) -> Iterator[str]:
    """The comparison in lines to read."""
    yield f"{found.relation.replace('_', ' ')}: {_name(first)} and {_name(second)}"
    yield f"  shared: {found.share_a:.0%} of A's words, {found.share_b:.0%} of B's"
    if found.origin:
        yield f"  the shared text comes from {found.origin} (told by the {found.origin_stated})"
    if found.earlier:
        yield f"  earlier of the two: {found.earlier.upper()} (told by {found.earlier_by})"
    if found.independent_sources:
        yield f"  origins that can be told apart: {found.independent_sources}"
    for one in found.differences[:SHOWN]:
        yield f"  {one.field}: A «{one.a}» | B «{one.b}» ({one.standing})"
    for edit in found.edits[:SHOWN]:
        left = edit.a.of(first.text) if edit.a else "–"
        right = edit.b.of(second.text) if edit.b else "–"
        yield f"  {edit.kind}: A «{' '.join(left.split())}» | B «{' '.join(right.split())}»"
    more = len(found.edits) - SHOWN
    if more > 0:
        yield f"  and {more} further changes of words (--format json has them all)"


def _name(article: Article) -> str:
    return article.publisher.name if article.publisher else article.doc
