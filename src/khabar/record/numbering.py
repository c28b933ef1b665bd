"""Ids within one article: a letter for the kind and a running number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from khabar.readings.value import Value
from khabar.text.annotation import Annotation

V = TypeVar("V", bound=Value)


def numbered(letter: str, found: Iterable[Annotation[V]]) -> tuple[V, ...]:
    """The values in order, each with its id (``t1``, ``t2`` …) and the rule that read it."""
    return tuple(
        replace(a.value, id=f"{letter}{n}", rule=a.rule) for n, a in enumerate(found, start=1)
    )
