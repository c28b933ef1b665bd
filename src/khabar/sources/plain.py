"""A plain text as a capture: its articles, each a slice of it."""

from __future__ import annotations

import msgspec

from khabar.pipeline import cut
from khabar.sources.captured import Arrival, Capture, Report
from khabar.sources.encodings import decoded
from khabar.sources.inlet import Given
from khabar.sources.refusal import Refusal
from khabar.text.span import Span


def arrival(capture: Capture, given: Given) -> Arrival:
    """The articles of a text. What is no text raises `Refusal`."""
    found = decoded(capture.raw or b"")
    if not found.text.strip():
        raise Refusal("there is nothing in it but white space: give a file that holds an article")
    whole = Report(
        key=capture.address,
        local=True,
        text=found.text,
        publisher=given.publisher,
        published=given.published,
    )
    reports = pieces(whole, single=given.single)
    if capture.method == "stdin":
        reports = tuple(keyed_by_text(report) for report in reports)
    return Arrival(
        capture=msgspec.structs.replace(capture, encoding=found.encoding), reports=reports
    )


def pieces(whole: Report, *, single: bool) -> tuple[Report, ...]:
    """A text cut into its articles; one that holds a single article keeps its key."""
    text = whole.text or ""
    spans = (Span(0, len(text)),) if single else cut(text)
    if len(spans) == 1:
        [span] = spans
        return (
            msgspec.structs.replace(whole, text=span.of(text), start=span.start, stop=span.stop),
        )
    return tuple(
        msgspec.structs.replace(
            whole,
            key=f"{whole.key}#{number}",
            doc=f"{whole.doc}#{number}" if whole.doc else None,
            title=None,
            text=span.of(text),
            start=span.start,
            stop=span.stop,
        )
        for number, span in enumerate(spans, start=1)
    )


def keyed_by_text(report: Report) -> Report:
    """The report known by what it says, for where it came from no one can go again."""
    from hashlib import sha256

    told = "\n".join((report.text or "", report.publisher or "", report.published or ""))
    own = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return msgspec.structs.replace(report, key=f"text:{own}", local=True)
