"""How an article is laid out: title, dateline, byline, body, and what is not told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.text.span import Span

Furniture = Literal["dateline", "byline", "tags", "credit", "read_also", "closing"]
"""``closing`` is a mark of the end («// انتهى //»), a clerk's initials, a row of signs."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """«دمشق – سانا»: where and through which agency, as far as it says."""

    span: Span
    place: Span | None = None
    agency: Span | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of one article. ``body`` are the blocks of prose, in order, title left out.

    ``byline`` is the writer's name as far as it could be told. ``furniture`` are
    the parts that carry no news (datelines, tag lines, credits, bylines).
    """

    title: Span | None
    body: tuple[Span, ...]
    dateline: Dateline | None = None
    byline: Span | None = None
    furniture: tuple[tuple[Furniture, Span], ...] = ()
