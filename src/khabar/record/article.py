"""The record of one article: annotations in, an `Article` out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from khabar.coding.rules import coded
from khabar.lexicon.version import engine
from khabar.pipeline import Reading
from khabar.readings.article import Article, Passed, Publisher, Summary, Title
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim
from khabar.readings.event import Event
from khabar.readings.fact import Fact
from khabar.readings.time import Time
from khabar.readings.wording import Wording
from khabar.record.claims import claims
from khabar.record.entities import entities, linked
from khabar.record.gloss.seen import known
from khabar.record.numbering import numbered
from khabar.record.people import cast, presumed_innocent
from khabar.record.references import Voices, anchored, chained, dated, pointed, stated, voiced
from khabar.record.situation import situated
from khabar.record.spelling import latinised
from khabar.text.shelf import Shelf
from khabar.text.span import Span


def record(
    reading: Reading,
    *,
    source_doc: str | None = None,
    input_span: Span | None = None,
    fetched: str | None = None,
    publisher_id: str | None = None,
) -> Article:
    """Fold what was read in one document into its article.

    ``input_span`` is where the document lies in the text it was cut from, by
    default the whole of it. Ids are unique within the article and depend on the
    text alone.
    """
    words, language, problems = reading.words, reading.language, reading.problems
    document, sentences = words.document, words.sentences
    title, publisher, author = _title(reading), _publisher(reading, publisher_id), _author(reading)
    actors, places = numbered("a", reading.actors), numbered("p", reading.places)
    times, numbers = numbered("t", reading.times), numbered("n", reading.numbers)
    quotations, attributions = (
        numbered("q", reading.quotations),
        numbered("s", reading.attributions),
    )
    events, facts = numbered("e", reading.events), numbered("f", reading.facts)
    wording = numbered("w", reading.wording)
    del reading  # of a long text it holds as much again as the article
    actors = situated(actors, places, document.text, document.published)
    folded, ids = entities(actors, document.published)
    actors = linked(actors, ids)
    places = anchored(places, actors)
    numbers = dated(numbers, times)
    attributions = chained(attributions, actors, ids)
    events = pointed(events, actors, places, times, numbers)
    actors = cast(actors, attributions, events, document.text)
    events = presumed_innocent(events, actors)
    voices = Voices(attributions)
    events = coded(events, words, actors, _denied(events, voices))
    facts = stated(facts, voices, actors, places)
    wording = voiced(wording, quotations, voices, actors)
    seen = known(words, actors, places, times, numbers)
    told = claims(seen, sentences, attributions, events, facts, wording)
    del seen, words
    return Article(
        doc=document.id,
        source_doc=source_doc,
        engine=engine(),
        text_sha256=sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        input_span=input_span or Span(0, max(1, len(document.text))),
        text=document.text,
        language=language.language,
        title=title,
        publisher=publisher,
        author=author,
        url=document.url or None,
        published=document.published.isoformat() if document.published else None,
        fetched=fetched,
        sentences=sentences,
        summary=summary(sentences, told, attributions, events, facts, times, wording),
        entities=folded,
        numbers=numbers,
        quotations=quotations,
        places=latinised(places),
        times=times,
        actors=actors,
        attributions=attributions,
        events=events,
        facts=facts,
        wording=wording,
        claims=told,
        problems=problems,
    )


def _denied(events: Sequence[Event], voices: Voices) -> frozenset[str]:
    """The events that stand in what somebody denies."""
    said = ((event.id, voices.innermost(event.trigger_span)) for event in events)
    return frozenset(id for id, by in said if by is not None and by.stance == "deny")


def _title(reading: Reading) -> Title | None:
    span, text = reading.layout.title, reading.words.document.text
    if span is not None:
        return Title(text=span.of(text), span=span)
    given = reading.words.document.title
    return Title(text=given, span=None) if given else None


def _publisher(reading: Reading, publisher_id: str | None) -> Publisher | None:
    document = reading.words.document
    if document.publisher:
        return Publisher(name=document.publisher, id=publisher_id)
    line = reading.layout.dateline
    if line is not None and line.agency is not None:
        return Publisher(name=line.agency.of(document.text))
    return None


def _author(reading: Reading) -> str | None:
    document, byline = reading.words.document, reading.layout.byline
    return document.author or (byline.of(document.text) if byline else None)


def summary(
    sentences: Sequence[Span],
    told: Sequence[Claim],
    attributions: Sequence[Attribution],
    events: Sequence[Event],
    facts: Sequence[Fact],
    times: Sequence[Time],
    wording: Sequence[Wording] = (),
) -> Summary:
    """The sourcing in counts. A sentence is unread when no voice, event or fact was found."""
    by_id = {a.id: a for a in attributions}
    origins = [by_id[c.attribution].chain[-1] for c in told if c.attribution]
    through = Counter(
        link.name for c in told if c.attribution for link in by_id[c.attribution].chain[:-1]
    )
    heard = Shelf.of(
        (span, span)
        for span in (
            *(a.content_span for a in attributions),
            *(e.trigger_span for e in events),
            *(f.cue_span or f.subject.span for f in facts),
        )
    )
    return Summary(
        statements=len(told),
        own_voice=sum(c.attribution is None for c in told),
        named=sum(link.named for link in origins),
        unnamed=sum(not link.named for link in origins),
        via=tuple(Passed(name=name, n=n) for name, n in through.most_common()),
        open_times=sum(t.start is None and t.type in ("DATE", "TIME") for t in times),
        side_taking=sum(w.voice == "own" for w in wording),
        unread=tuple(s for s in sentences if not heard.over(s)),
    )
