"""W3C Web Annotation (JSON-LD): a claim's body on its place in the text.

Positions count Unicode code points from zero, the end left out, as the model has it.
A program in JavaScript counts UTF-16 units: each annotation says so, and holds the
quotation with what stands before and after, by which a place is found again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from khabar.export.losses import NOTICE, Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.readings.claim import Claim
from khabar.text.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ABOUT = 24
"""Characters before and after a quotation that tell it from its like."""


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """An annotation collection, an item for each claim."""
    yield b'{"@context":"' + CONTEXT.encode() + b'","type":"AnnotationCollection","label":'
    yield msgspec.json.encode(NOTICE) + b',"first":{"type":"AnnotationPage","items":['
    comma = b""
    for article in articles:
        desk = Desk(article)
        for claim in article.claims:
            losses.rows += 1
            yield comma + msgspec.json.encode(_annotation(desk, claim)) + b"\n"
            comma = b","
        if article.claims:
            losses.tell("forced", "chains", "told as text: the model has no chain", article.doc)
    yield b"]}}\n"


def _annotation(desk: Desk, claim: Claim) -> dict[str, Any]:
    article = desk.article
    voice = desk.voices.get(claim.attribution or "")
    tags = [f"{e.type} ({e.modality})" for e in article.events if e.id in claim.events]
    return {
        "@context": CONTEXT,
        "id": f"urn:khabar:{desk.link(claim)}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": article.engine},
        "body": [
            _text(claim.plain.en, "en", "describing"),
            _text(claim.plain.ar, "ar", "describing"),
            _text(desk.chain(voice), "ar", "identifying"),
            _text(claim.factuality, "en", "classifying"),
            *(_text(tag, "en", "tagging") for tag in tags),
        ],
        "target": {
            "type": "SpecificResource",
            "source": article.url or f"urn:khabar:{article.doc}",
            "selector": selectors(article.text, claim.span),
        },
    }


def _text(value: str, language: str, purpose: str) -> dict[str, str]:
    direction = "rtl" if language == "ar" else "ltr"
    return {
        "type": "TextualBody",
        "value": value,
        "format": "text/plain",
        "language": language,
        "textDirection": direction,
        "purpose": purpose,
    }


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """A place by position and by quotation.

    >>> selectors("قال إنه", Span(4, 7))[0]["start"]
    4
    """
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.stop},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - ABOUT) : span.start],
            "suffix": text[span.stop : span.stop + ABOUT],
        },
    ]
