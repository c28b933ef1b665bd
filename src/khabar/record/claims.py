"""One claim for each stretch in one voice, the innermost voice first to speak."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim
from khabar.readings.event import Event
from khabar.readings.fact import Fact
from khabar.readings.wording import Wording
from khabar.record.gloss import plain
from khabar.record.references import innermost
from khabar.text.span import Span, hull

FACTUALITY = {"planned": "CTu", "possible": "PS+", "demanded": "CTu", "denied": "CT-"}
"""What an event's modality leaves of an own-voice claim (FactBank; Sauri, Pustejovsky 2009)."""


def claims(
    text: str,
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
    events: Sequence[Event],
    facts: Sequence[Fact],
    wording: Sequence[Wording],
) -> tuple[Claim, ...]:
    """The claims of an article, in order of place.

    A sentence in which nothing was read gives none: it is listed as unread.
    """
    owner = {event.id: innermost(event.trigger_span, attributions) for event in events}
    found: list[tuple[Span, Attribution | None, list[Event]]] = []
    for sentence in sentences:
        here = [a for a in attributions if sentence.covers(a.content_span)]
        told = [e for e in events if sentence.covers(e.trigger_span)]
        own = [e for e in told if owner[e.id] is None]
        stated = [f for f in facts if sentence.covers(f.subject.span) and f.attribution is None]
        alone = len(here) + bool(own or stated) == 1
        for each in here:
            parts = [s for s in (each.cue_span, each.source_span, each.content_span) if s]
            reach = sentence if alone else hull([s for s in parts if sentence.covers(s)])
            found.append((reach, each, [e for e in told if owner[e.id] is each]))
        if own or stated:
            found.append((sentence, None, own))
    done = []
    for number, (reach, said, inside) in enumerate(found, start=1):
        content = said.content_span if said else reach
        done.append(
            Claim(
                id=f"c{number}",
                rule="claims.innermost" if said else "claims.own_voice",
                span=reach,
                attribution=said.id if said else None,
                events=tuple(e.id for e in inside),
                facts=tuple(
                    f.id
                    for f in facts
                    if f.attribution == (said.id if said else None) and reach.covers(f.subject.span)
                ),
                wording=tuple(
                    w.id
                    for w in wording
                    if w.within == (said.id if said else None) and reach.covers(w.span)
                ),
                factuality=said.factuality if said else _own(inside),
                plain=plain(text, content.of(text), said, inside),
            )
        )
    return tuple(done)


def _own(events: Sequence[Event]):  # type: ignore[no-untyped-def]
    """An own-voice claim is asserted unless everything it tells is planned, possible or denied."""
    marks = {FACTUALITY.get(event.modality, "CT+") for event in events}
    return marks.pop() if len(marks) == 1 else "CT+"
