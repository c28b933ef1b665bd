"""One claim for each stretch in one voice, the innermost voice first to speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.readings.attribution import Attribution, Factuality
from khabar.readings.claim import Claim
from khabar.readings.event import Event
from khabar.readings.fact import Fact
from khabar.readings.wording import Wording
from khabar.record.confidence import confidence
from khabar.record.gloss.seen import Known
from khabar.record.gloss.sentence import plain
from khabar.record.references import Voices
from khabar.record.sourcing import sourcing
from khabar.text.shelf import Shelf
from khabar.text.span import Span, hull

FACTUALITY: dict[str, Factuality] = {
    "planned": "CTu",
    "possible": "PS+",
    "demanded": "CTu",
    "denied": "CT-",
}
"""What an event's modality leaves of an own-voice claim (FactBank; Sauri, Pustejovsky 2009)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one voice, before they are a claim."""

    span: Span
    said: Attribution | None
    events: tuple[Event, ...]
    confidence: float | None


def claims(
    seen: Known,
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
    events: Sequence[Event],
    facts: Sequence[Fact],
    wording: Sequence[Wording],
) -> tuple[Claim, ...]:
    """The claims of an article, in order of place.

    A sentence in which nothing was read gives none: it is listed as unread.
    """
    voices = Voices(attributions)
    heard = Shelf.of((a.content_span, a) for a in attributions)
    told = Shelf.of((e.trigger_span, e) for e in events)
    standing = Shelf.of((f.cue_span or f.subject.span, f) for f in facts)
    loaded = Shelf.of((w.span, w) for w in wording)
    found: list[Stretch] = []
    for sentence in sentences:
        here = heard.within(sentence)
        inside = [(e, voices.innermost(e.trigger_span)) for e in told.over(sentence)]
        own = tuple(e for e, said in inside if said is None)
        stated = not here and any(f.attribution is None for f in standing.over(sentence))
        alone = len(here) + bool(own or stated) == 1
        for each in here:
            parts = [s for s in (each.cue_span, each.source_span, each.content_span) if s]
            reach = sentence if alone else hull([s for s in parts if sentence.covers(s)])
            sure = confidence(each, len(here), sentence)
            found.append(Stretch(reach, each, tuple(e for e, by in inside if by is each), sure))
        if own or stated:
            found.append(Stretch(sentence, None, own, None))
    done = []
    for number, stretch in enumerate(found, start=1):
        said = stretch.said
        voice = said.id if said else None
        content = said.content_span if said else stretch.span
        stated_here = [f for f in standing.over(stretch.span) if f.attribution == voice]
        done.append(
            Claim(
                id=f"c{number}",
                rule="claims.innermost" if said else "claims.own_voice",
                span=stretch.span,
                attribution=voice,
                events=tuple(e.id for e in stretch.events),
                facts=tuple(f.id for f in stated_here),
                wording=tuple(w.id for w in loaded.over(stretch.span) if w.within == voice),
                factuality=said.factuality if said else _own(stretch.events),
                sourcing=sourcing(said, said.factuality if said else _own(stretch.events)),
                plain=plain(seen, content, said, stretch.events, stated_here),
                confidence=stretch.confidence,
            )
        )
    return tuple(done)


def _own(events: Sequence[Event]) -> Factuality:
    """An own-voice claim is asserted unless everything it tells is planned, possible or denied."""
    marks = {FACTUALITY.get(event.modality, "CT+") for event in events}
    return marks.pop() if len(marks) == 1 else "CT+"
