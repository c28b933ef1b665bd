"""What exports take from an article: short quotations, chains in a line, who and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from khabar.readings.actor import Actor, Entity
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim
from khabar.readings.event import Argument, Event
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.review import CORRECTED
from khabar.readings.time import Time
from khabar.text.span import Span

LONGEST = 300
"""Characters of press text that one field of an export quotes."""

ARROW = " ← "


@dataclass(frozen=True)
class Desk:
    """An article with its readings by id."""

    article: Article

    @cached_property
    def voices(self) -> dict[str, Attribution]:
        """Attributions by id."""
        return {one.id: one for one in self.article.attributions}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by id."""
        return {one.id: one for one in self.article.places}

    @cached_property
    def times(self) -> dict[str, Time]:
        """Times by id."""
        return {one.id: one for one in self.article.times}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Mentions by id."""
        return {one.id: one for one in self.article.actors}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {one.id: one for one in self.article.entities}

    @cached_property
    def numbers(self) -> dict[str, Number]:
        """Numbers by id."""
        return {one.id: one for one in self.article.numbers}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """The claim that each event stands in, by the event's id."""
        return {event: claim for claim in self.article.claims for event in claim.events}

    def quote(self, span: Span | None, longest: int = LONGEST) -> str:
        """The letters of a place on one line, cut at a word with «…» where they are many."""
        if span is None:
            return ""
        words = " ".join(span.of(self.article.text).split())
        if len(words) <= longest:
            return words
        return words[:longest].rpartition(" ")[0] + " …"

    def words(self, argument: Argument) -> str:
        """An argument as printed, or as a person corrected it."""
        ref = argument.ref or ""
        given = self.places.get(ref) or self.actors.get(ref)
        if given is not None and given.rule == CORRECTED:
            return given.name
        time = self.times.get(ref)
        if time is not None and time.rule == CORRECTED:
            return time.value
        return self.quote(argument.span)

    def chain(self, voice: Attribution | None) -> str:
        """Publisher, go-betweens and origin in a line, the outlet first."""
        publisher = self.article.publisher.name if self.article.publisher else ""
        names = [publisher] if publisher else []
        if voice is None:
            return publisher
        names += [link.name for link in voice.chain if link.name != publisher]
        return ARROW.join(names)

    def voice_of(self, event: Event) -> Attribution | None:
        """Whose word an event rests on; None for the publisher's own."""
        claim = self.claim_of.get(event.id)
        return self.voices.get(claim.attribution or "") if claim else None

    def link(self, claim: Claim) -> str:
        """The claim's name across articles."""
        return f"{self.article.doc}#{claim.id}"

    def place_of(self, event: Event) -> Place | None:
        """Where an event is said to have been."""
        found = event.argument("place")
        return self.places.get(found.ref or "") if found else None

    def time_of(self, event: Event) -> Time | None:
        """When an event is said to have been."""
        found = event.argument("time")
        return self.times.get(found.ref or "") if found else None

    def party(self, event: Event, role: str) -> tuple[str, Entity | None]:
        """The words of an actor or target, and whom they point to."""
        found = event.argument(role)  # type: ignore[arg-type]
        if found is None:
            return "", None
        actor = self.actors.get(found.ref or "")
        return self.words(found), self.entities.get(actor.entity or "") if actor else None
