"""The text layer of a PDF. A scan has none, and is refused by name."""

from __future__ import annotations

import logging
import re
from io import BytesIO
from time import monotonic

import msgspec

from khabar.sources.captured import Arrival, Capture, Report
from khabar.sources.inlet import Given
from khabar.sources.refusal import Refusal

MOST_PAGES = 2000
FEWEST_LETTERS = 10
"""Letters a page must have on average to be text and not a picture of it."""

LETTER = re.compile(r"[^\W\d_]")
FORWARD, BACKWARD = re.compile(r"\bال"), re.compile(r"لا\b")


def arrival(capture: Capture, given: Given) -> Arrival:
    """The text of a PDF as one report, its pages one after another."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    ends = monotonic() + given.seconds
    try:
        reader = PdfReader(BytesIO(capture.raw or b""))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refusal("it is locked by a password: save it without one")
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise Refusal(f"it has {count} pages, more than {MOST_PAGES}: cut it up")
        pages = []
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            if monotonic() > ends:
                raise Refusal("reading it took too long: raise --seconds, or save its text")
    except Refusal:
        raise
    except Exception as wrong:  # pypdf raises many kinds for broken files
        said = str(wrong)[:80] or type(wrong).__name__
        raise Refusal(f"it is no PDF that can be read ({said}): save its text") from None
    text = "\n\n".join(pages).strip()
    if len(LETTER.findall(text)) < FEWEST_LETTERS * max(1, len(pages)):
        raise Refusal(
            "it is a scan, a picture without a text layer: have its text recognised first"
        )
    if len(BACKWARD.findall(text)) > 20 + 2 * len(FORWARD.findall(text)):
        raise Refusal(
            "its letters stand from left to right: save its text from the program it is from"
        )
    report = Report(
        key=capture.address,
        local=True,
        text=text,
        publisher=given.publisher,
        published=given.published,
        start=0,
        stop=len(text),
    )
    whole = msgspec.structs.replace(capture, media_type="application/pdf")
    return Arrival(capture=whole, reports=(report,))
