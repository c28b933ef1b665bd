"""An event as one voice tells it in one article, with all that was read of it at hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from khabar.compare.copied import Told
from khabar.compare.subject import stems
from khabar.readings.article import Article
from khabar.readings.event import Event
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.review import CORRECTED
from khabar.readings.time import Time
from khabar.text.span import Span


class Party(NamedTuple):
    """Who takes part: ``known`` is the id of an actor that our tables know, else "".

    ``given`` is the name that a person gave where he corrected the reading, else "".
    """

    span: Span
    known: str
    words: frozenset[str]
    given: str = ""


class Telling(NamedTuple):
    """An event of one article.

    ``article`` is the article's place in the list, ``voice`` the statement it stands in
    (None: the publisher's own voice). Fields that the article leaves out are None.
    """

    article: int
    event: Event
    voice: Told | None
    denied: bool
    trigger: frozenset[str]
    actor: Party | None
    target: Party | None
    place: Place | None
    time: Time | None
    counts: tuple[tuple[str, Number], ...]

    @property
    def known(self) -> int:
        """How many fields it fills."""
        filled = (self.actor, self.target, self.place, self.time)
        return sum(one is not None for one in filled) + bool(self.counts)


def tellings(article: Article, at: int) -> tuple[Telling, ...]:
    """The events of an article, in the order of the text; those of a question or wish too."""
    return tuple(_tellings(article, at))


def _tellings(article: Article, at: int) -> Iterator[Telling]:
    voices = _voices(article, at)
    actors = {actor.id: actor for actor in article.actors}
    keys = {entity.id: entity.key or "" for entity in article.entities}
    places = {place.id: place for place in article.places}
    times = {time.id: time for time in article.times}
    numbers = {number.id: number for number in article.numbers}

    def party(event: Event, role: str) -> Party | None:
        found = event.argument(role)  # type: ignore[arg-type]
        if found is None:
            return None
        actor = actors.get(found.ref or "")
        known = keys.get(actor.entity or "", "") if actor else ""
        given = actor.name if actor and actor.rule == CORRECTED else ""
        return Party(found.span, known, stems(given or found.span.of(article.text)), given)

    for event in article.events:
        place, time = event.argument("place"), event.argument("time")
        yield Telling(
            at,
            event,
            voices.get(event.id),
            event.modality == "denied",
            stems(event.trigger_span.of(article.text)),
            party(event, "actor"),
            party(event, "target"),
            places.get(place.ref or "") if place else None,
            times.get(time.ref or "") if time else None,
            tuple(
                (quantity.kind, numbers[quantity.number])
                for quantity in event.quantities
                if quantity.number in numbers
            ),
        )


def _voices(article: Article, at: int) -> dict[str, Told]:
    order = {said.id: number for number, said in enumerate(article.attributions)}
    return {
        event: Told(at, order[claim.attribution])
        for claim in article.claims
        if claim.attribution
        for event in claim.events
    }
