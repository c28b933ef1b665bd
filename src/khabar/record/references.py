"""Which reading points to which: spans become ids once all are numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from khabar.readings.actor import Actor
from khabar.readings.attribution import Attribution, Link
from khabar.readings.event import Argument, Event, Quantity
from khabar.readings.fact import Fact, Term
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.quotation import Quotation
from khabar.readings.time import Time
from khabar.readings.wording import Wording
from khabar.record.entities import identity
from khabar.text.shelf import Shelf
from khabar.text.span import Span
from khabar.text.view import fold

PLACES = ("place", "from", "via", "to")
NEAR = 600
"""Code points round a trigger in which the number of a toll is looked for."""


def best(shelf: Shelf[str], span: Span) -> str | None:
    """What shares most with ``span``, half of the shorter at least."""
    found, share = None, 0.0
    start, stop = span
    for (first, last), value in shelf.near(span):
        if first >= stop or start >= last:
            continue
        shared = min(stop, last) - max(start, first)
        width, other = stop - start, last - first
        if shared < 0.5 * min(width, other):
            continue
        worth = shared / (width + other - shared)
        if worth > share:
            found, share = value, worth
    return found


def anchored(places: Sequence[Place], actors: Sequence[Actor]) -> tuple[Place, ...]:
    """Places with the ids of what they hang on, and of the actor they stand for.

    An anchor is the place of that name within the phrase, else the last one named before it.
    """
    acting = {actor.span: actor.id for actor in actors}
    named = Shelf.of((p.span, p) for p in places if p.relation is None)
    known: dict[str, str] = {}
    done = []
    for place in sorted(places, key=lambda p: p.span):
        relation = place.relation
        if relation is None:
            known[fold(place.text)] = place.id
            done.append(replace(place, as_actor=acting.get(place.span)))
            continue
        here = {fold(p.text): p.id for p in named.over(place.span)}
        seen = known | here
        anchors = tuple(seen[key] for t in relation.anchor_texts if (key := fold(t)) in seen)
        anchor = seen.get(fold(relation.anchor_text)) if relation.anchor_text else None
        done.append(replace(place, relation=replace(relation, anchor=anchor, anchors=anchors)))
    order = {place.id: n for n, place in enumerate(places)}
    return tuple(sorted(done, key=lambda p: order[p.id]))


def chained(
    attributions: Sequence[Attribution], actors: Sequence[Actor], ids: Mapping[str, str]
) -> tuple[Attribution, ...]:
    """Attributions whose links name the entities they stand for."""
    mentions = Shelf.of((actor.span, actor.entity or "") for actor in actors)

    def link(found: Link) -> Link:
        entity = ids.get(identity(found.entity, found.name))
        if entity is None and found.span is not None and found.named:
            entity = best(mentions, found.span)
        return replace(found, entity=entity)

    return tuple(replace(a, chain=tuple(map(link, a.chain))) for a in attributions)


def dated(numbers: Sequence[Number], times: Sequence[Time]) -> tuple[Number, ...]:
    """Numbers with the ids of the time they were counted up to and of their total."""
    when = {time.span: time.id for time in times}
    totals = {number.span: number.id for number in numbers}
    return tuple(
        replace(
            number,
            as_of=when.get(number.as_of_span) if number.as_of_span else None,
            part_of=totals.get(number.part_of_span) if number.part_of_span else None,
        )
        for number in numbers
    )


def pointed(
    events: Sequence[Event],
    actors: Sequence[Actor],
    places: Sequence[Place],
    times: Sequence[Time],
    numbers: Sequence[Number],
) -> tuple[Event, ...]:
    """Events whose arguments and quantities carry the ids of what was read there."""
    where = Shelf.of((p.span, p.id) for p in places)
    when = Shelf.of((t.span, t.id) for t in times)
    who = Shelf.of((a.span, a.id) for a in actors)
    counted = Shelf.of((n.span, n) for n in numbers)

    def argument(found: Argument) -> Argument:
        among = where if found.role in PLACES else when if found.role == "time" else who
        return replace(found, ref=best(among, found.span))

    def quantity(event: Event, found: Quantity) -> Quantity:
        at = event.trigger_span
        window = Span(max(0, at.start - NEAR), at.stop + NEAR)
        toll = (found.value, found.low, found.high)
        near = [n for n in counted.over(window) if (n.value, n.low, n.high) == toll]
        near.sort(key=lambda n: abs(n.span.start - at.start))
        return replace(found, number=near[0].id if near else None)

    return tuple(
        replace(
            event,
            arguments=tuple(map(argument, event.arguments)),
            quantities=tuple(quantity(event, q) for q in event.quantities),
        )
        for event in events
    )


class Voices:
    """Whose word each place rests on."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._held = Shelf.of(
            (piece, a) for a in attributions for piece in a.content_spans or (a.content_span,)
        )

    def innermost(self, at: Span) -> Attribution | None:
        """The narrowest attribution whose content holds the place; None is the publisher."""
        start, stop = at
        holding = [
            (last - first, -len(a.chain), a)
            for (first, last), a in self._held.near(at)
            if first <= start and stop <= last
        ]
        if len(holding) < 2:
            return holding[0][2] if holding else None
        return min(holding, key=lambda held: held[:2])[2]


def stated(
    facts: Sequence[Fact],
    voices: Voices,
    actors: Sequence[Actor],
    places: Sequence[Place],
) -> tuple[Fact, ...]:
    """Facts with the ids of what their terms name and of whose word they rest on.

    A term that is a place and an actor points to the actor.
    """
    known = Shelf.of((*((a.span, a.id) for a in actors), *((p.span, p.id) for p in places)))

    def term(found: Term) -> Term:
        return replace(found, ref=best(known, found.span))

    done = []
    for fact in facts:
        said = voices.innermost(fact.cue_span or fact.subject.span)
        done.append(
            replace(
                fact,
                subject=term(fact.subject),
                object=term(fact.object),
                attribution=said.id if said else None,
            )
        )
    return tuple(done)


def voiced(
    wording: Sequence[Wording],
    quotations: Sequence[Quotation],
    voices: Voices,
    actors: Sequence[Actor],
) -> tuple[Wording, ...]:
    """Loaded words with whose they are: a source's only inside quotation marks.

    A mark round the loaded word alone, in what a source says, gives the word to that source;
    where nobody else speaks it is the publisher's own distance. Nothing between marks is given
    a plainer wording: a quotation is not rewritten.
    """
    who = Shelf.of((a.span, a.entity or "") for a in actors)
    marks = Shelf.of((q.span, q) for q in quotations)
    done = []
    for word in wording:
        holder = voices.innermost(word.span)
        quoted = bool(marks.around(word.span))
        done.append(
            replace(
                word,
                voice=holder.id if holder and quoted else "own",
                within=holder.id if holder else None,
                about=best(who, word.span) or None,
                plainer=None if quoted else word.plainer,
                plainer_en=None if quoted else word.plainer_en,
            )
        )
    return tuple(done)
