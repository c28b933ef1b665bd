"""Which reading points to which: spans become ids once all are numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from khabar.readings.actor import Actor
from khabar.readings.attribution import Attribution, Link
from khabar.readings.event import Event, Quantity
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.quotation import Quotation
from khabar.readings.time import Time
from khabar.readings.wording import Wording
from khabar.record.entities import identity
from khabar.record.numbering import best_at
from khabar.text.span import Span
from khabar.text.view import fold

PLACES = ("place", "from", "via", "to")


def anchored(places: Sequence[Place], actors: Sequence[Actor]) -> tuple[Place, ...]:
    """Places with the ids of what they hang on, and of the actor they stand for."""
    named = [p for p in places if p.relation is None]
    acting = {actor.span: actor.id for actor in actors}
    done = []
    for place in places:
        as_actor = None if place.relation else acting.get(place.span)
        relation = place.relation
        if relation is not None:
            inside = {fold(p.text): p.id for p in named if place.span.covers(p.span)}
            before = {fold(p.text): p.id for p in named if p.span.start < place.span.stop}
            known = before | inside

            def at(text: str | None, known: Mapping[str, str] = known) -> str | None:
                return known.get(fold(text)) if text else None

            texts = relation.anchor_texts
            relation = replace(
                relation,
                anchor=at(relation.anchor_text),
                anchors=tuple(i for t in texts if (i := at(t)) is not None),
            )
        done.append(replace(place, as_actor=as_actor, relation=relation))
    return tuple(done)


def chained(
    attributions: Sequence[Attribution], actors: Sequence[Actor], ids: Mapping[str, str]
) -> tuple[Attribution, ...]:
    """Attributions whose links name the entities they stand for."""
    mentions = [(actor.span, actor.entity or "") for actor in actors]

    def link(found: Link) -> Link:
        entity = ids.get(identity(found.entity, found.name))
        if entity is None and found.span is not None and found.named:
            entity = best_at(found.span, mentions)
        return replace(found, entity=entity)

    return tuple(replace(a, chain=tuple(map(link, a.chain))) for a in attributions)


def pointed(
    events: Sequence[Event],
    actors: Sequence[Actor],
    places: Sequence[Place],
    times: Sequence[Time],
    numbers: Sequence[Number],
) -> tuple[Event, ...]:
    """Events whose arguments and quantities carry the ids of what was read there."""
    where = [(p.span, p.id) for p in places]
    when = [(t.span, t.id) for t in times]
    who = [(a.span, a.id) for a in actors]

    def quantity(event: Event, found: Quantity) -> Quantity:
        near = [
            n for n in numbers if (n.value, n.low, n.high) == (found.value, found.low, found.high)
        ]
        near.sort(key=lambda n: abs(n.span.start - event.trigger_span.start))
        return replace(found, number=near[0].id if near else None)

    done = []
    for event in events:
        arguments = tuple(
            replace(
                arg,
                ref=best_at(
                    arg.span, where if arg.role in PLACES else when if arg.role == "time" else who
                ),
            )
            for arg in event.arguments
        )
        quantities = tuple(quantity(event, q) for q in event.quantities)
        done.append(replace(event, arguments=arguments, quantities=quantities))
    return tuple(done)


def innermost(at: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The narrowest attribution whose content holds the place."""
    holding = [
        a
        for a in attributions
        if any(piece.covers(at) for piece in a.content_spans or (a.content_span,))
    ]
    return min(holding, key=lambda a: (a.content_span.width, -_depth(a)), default=None)


def _depth(attribution: Attribution) -> int:
    return len(attribution.chain)


def voiced(
    wording: Sequence[Wording],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
) -> tuple[Wording, ...]:
    """Loaded words with whose they are: a source's only inside quotation marks.

    A mark round the loaded word alone is the publisher's own distance, not a
    source's voice.
    """
    who = [(a.span, a.entity or "") for a in actors]
    done = []
    for word in wording:
        holder = innermost(word.span, attributions)
        quoted = any(q.span.covers(word.span) and q.span != word.span for q in quotations)
        done.append(
            replace(
                word,
                voice=holder.id if holder and quoted else "own",
                within=holder.id if holder else None,
                about=best_at(word.span, who) or None,
            )
        )
    return tuple(done)
