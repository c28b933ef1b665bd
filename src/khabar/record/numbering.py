"""Ids within one article: a letter for the kind and a running number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from khabar.readings.value import Value
from khabar.text.annotation import Annotation
from khabar.text.span import Span

V = TypeVar("V", bound=Value)


def numbered(letter: str, found: Iterable[Annotation[V]]) -> tuple[V, ...]:
    """The values in order, each with its id (``t1``, ``t2`` …) and the rule that read it."""
    return tuple(
        replace(a.value, id=f"{letter}{n}", rule=a.rule) for n, a in enumerate(found, start=1)
    )


def best_at(span: Span, candidates: Iterable[tuple[Span, str]]) -> str | None:
    """The id of the candidate that shares most with ``span``: half of the shorter at least."""
    best, share = None, 0.0
    for place, name in candidates:
        shared = min(span.stop, place.stop) - max(span.start, place.start)
        if shared <= 0 or shared < 0.5 * min(span.width, place.width):
            continue
        worth = shared / (span.width + place.width - shared)
        if worth > share:
            best, share = name, worth
    return best
