"""What goes on in the next sentence: a quotation still open, an account that runs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from khabar.annotators.attribution.assembly import Assembly
from khabar.annotators.attribution.lexicon import of_class
from khabar.readings.attribution import Attribution
from khabar.readings.quotation import Quotation
from khabar.text.annotation import Annotation
from khabar.text.span import Span

LATELY = 40
"""Attributions looked back over for the one that opened a quotation."""


def carried(
    assembly: Assembly,
    bounds: range,
    sentence: int,
    open_here: Sequence[Annotation[Quotation]],
    before: int,
) -> Iterator[Annotation[Attribution]]:
    """The inherited attribution of a sentence, if what was said before runs on into it."""
    words = assembly.near.words
    if not open_here and words.form(bounds.start) not in of_class("carries_on"):
        return
    lately = assembly.found[max(0, before - LATELY) : before]
    earlier = [a for a in lately if not a.value.within]
    if not earlier:
        return
    here = words.sentences[sentence]
    last = earlier[-1]
    for quotation in open_here:
        inside = quotation.value.span
        if not inside.start < here.start < inside.stop:
            continue
        holder = next((a for a in reversed(earlier) if opens(a.value, inside, words.text)), None)
        if holder is None:
            continue
        stop = min(inside.stop, here.stop)
        if stop > here.start and not any(
            Span(here.start, stop).overlaps(a.value.content_span) for a in assembly.found[before:]
        ):
            yield inherited(holder, Span(here.start, stop), len(assembly.found), "direct")
        return
    if len(assembly.found) > before or not runs_on(assembly, bounds, last, sentence):
        return
    yield inherited(
        last,
        words.span(bounds.start, without_stop(assembly, bounds)),
        len(assembly.found),
        "indirect",
    )


def opens(value: Attribution, quotation: Span, text: str) -> bool:
    """Whether an attribution's content takes in the beginning of a quotation."""
    reach = value.content_span
    return reach.start - 3 <= quotation.start < reach.stop + 3


def runs_on(
    assembly: Assembly, bounds: range, last: Annotation[Attribution], sentence: int
) -> bool:
    """«كما تم …» right after a sentence that ended in someone's words goes on with them."""
    words = assembly.near.words
    if words.form(bounds.start) not in of_class("carries_on") or sentence == 0:
        return False
    previous = words.sentences[sentence - 1]
    return (
        previous.covers(last.value.content_span)
        and previous.stop - last.value.content_span.stop <= 4
        and last.value.cue_span is not None
    )


def without_stop(assembly: Assembly, bounds: range) -> int:
    """The end of a sentence with its final stop left out."""
    words = assembly.near.words
    stop = bounds.stop
    while stop - 1 > bounds.start and words.form(stop - 1) in (".", "!", "…"):
        stop -= 1
    return stop


def inherited(
    holder: Annotation[Attribution], span: Span, number: int, mode: str
) -> Annotation[Attribution]:
    """The same chain over a further sentence, with no cue of its own."""
    chain = tuple(replace(link, resolved="carried") for link in holder.value.chain)
    value = replace(
        holder.value,
        id=f"s{number + 1}",
        cue_span=None,
        source_span=None,
        content_span=span,
        content_spans=None,
        mode=mode,
        inherited=True,
        continues=holder.value.id,
        within=None,
        chain=chain,
    )
    return Annotation(span, value, "attribution.carried")
