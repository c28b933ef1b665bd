"""An agency in the dateline stands between the outlet and everything the article says."""

from __future__ import annotations

from khabar.lexicon.actors import press
from khabar.readings.attribution import Link
from khabar.text.document import Document
from khabar.text.span import Span
from khabar.text.view import fold
from khabar.text.words import words_of


def agency_link(document: Document, span: Span) -> Link | None:
    """The agency as a go-between; None when it is the publisher's own name."""
    name = span.of(document.text)
    if document.publisher and fold(name) in fold(document.publisher):
        return None
    inside = words_of(document, (span,))
    known = press().at(inside, 0) if len(inside) else None
    if known is None or known.value.kind != "agency":
        return None
    return Link(role="via", name=name, kind="agency", named=True, span=span, resolved="carried")
