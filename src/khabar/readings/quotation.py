"""Words between quotation marks."""

from __future__ import annotations

from khabar.readings.value import Value
from khabar.text.span import Span


class Quotation(Value, frozen=True, kw_only=True):
    """``span`` is what stands inside the marks, ``marks_span`` takes them in.

    ``closed`` is false where the text never closes it.
    """

    span: Span
    marks_span: Span
    closed: bool = True
