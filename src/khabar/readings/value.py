"""What every reading has in common."""

from __future__ import annotations

import msgspec

from khabar.text.span import Span

ADDED = "x-added"
"""Says of a field in the JSON Schema that it was added after the format was first printed."""
Added = msgspec.Meta(extra_json_schema={ADDED: True})


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen reading. ``id`` and ``rule`` are filled when an article is recorded."""

    id: str = ""
    rule: str = ""


class Placed(Value, frozen=True, kw_only=True):
    """A reading that stands at one place: ``text`` is the article's own letters there."""

    span: Span
    text: str
