"""An article while what people decided is laid into it; see `khabar.record.corrected`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from msgspec.structs import replace

from khabar.readings.article import Article
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim, Gloss
from khabar.readings.event import Event
from khabar.readings.review import CORRECTED, Correction, Missed, Reviewed
from khabar.record.added import Added, next_id
from khabar.record.corrected_events import changed
from khabar.record.corrected_voices import voiced
from khabar.record.sourcing import sourcing
from khabar.text.span import Span


def corrections(claim: Claim) -> list[Correction]:
    """The corrections of a claim that say another thing than was read."""
    return list(claim.review.changes) if claim.review else []


class Retold:
    """An article while it is corrected."""

    def __init__(self, article: Article) -> None:
        self.read = article
        self.claims = {one.id: one for one in article.claims}
        self.voices = {one.id: one for one in article.attributions}
        self.events = {one.id: one for one in article.events}
        self.added = Added(article)
        self.gone: set[str] = set()

    def article(self) -> Article:
        """The article as it is now."""
        return replace(
            self.read,
            claims=tuple(one for id, one in self.claims.items() if id not in self.gone),
            attributions=tuple(one for id, one in self.voices.items() if id not in self.gone),
            events=tuple(one for id, one in self.events.items() if id not in self.gone),
            **self.added.fields(self.events.values()),
        )

    def correct(self, claim: Claim) -> None:
        """Lay the corrections of one claim in."""
        told = corrections(claim)
        own = {one.field: one.value for one in told if "." not in one.field}
        of_events: dict[str, dict[str, str]] = {}
        for one in told:
            event, _, field = one.field.rpartition(".")
            if event:
                of_events.setdefault(event, {})[field] = one.value
        for id, values in of_events.items():
            if id in self.events:
                self.events[id] = changed(self.added, self.events[id], values)
        claim = self.spoken(claim, own)
        signed = "; ".join(f"{one.field} → {one.value or '–'} ({one.who})" for one in told)
        gloss = Gloss(ar=f"{claim.plain.ar} [✎ {signed}]", en=f"{claim.plain.en} [✎ {signed}]")
        self.claims[claim.id] = replace(claim, plain=gloss)

    def spoken(self, claim: Claim, values: Mapping[str, str]) -> Claim:
        """A claim with the values of its statement as they were corrected."""
        if not values:
            return claim
        said = self.voices.get(claim.attribution or "")
        if "words" in values:
            first, _, last = values["words"].partition("-")
            claim = replace(claim, span=Span(int(first), int(last)))
            if said is not None:
                said = replace(said, content_span=claim.span, content_spans=None)
        if values.get("factuality"):
            claim = replace(claim, factuality=cast(Any, values["factuality"]))
        if values.get("source") == "":
            return replace(claim, attribution=None, sourcing=sourcing(None, claim.factuality))
        if said is None and "source" not in values:
            return claim
        if said is None:
            said = Attribution(
                id=next_id("s", self.voices), rule=CORRECTED, content_span=claim.span
            )
        said = voiced(self.added, replace(said, factuality=claim.factuality), values)
        self.voices[said.id] = said
        return replace(claim, attribution=said.id, sourcing=sourcing(said, claim.factuality))

    def merge(self) -> None:
        """Give each statement what was said to be part of it."""
        heads = {
            one.review.statement: one.id
            for one in self.claims.values()
            if one.review and one.review.verdict == "merged" and not one.review.into
        }
        for part in [*self.claims.values()]:
            into = heads.get(part.review.into) if part.review and part.review.into else None
            if into is None or into == part.id:
                continue
            head = self.claims[into]
            span = Span(min(head.span[0], part.span[0]), max(head.span[1], part.span[1]))
            self.claims[into] = replace(
                head,
                span=span,
                events=tuple(dict.fromkeys((*head.events, *part.events))),
                facts=tuple(dict.fromkeys((*head.facts, *part.facts))),
                wording=tuple(dict.fromkeys((*head.wording, *part.wording))),
            )
            self.gone.add(part.id)

    def add(self, missed: Missed) -> None:
        """A statement that a person added, or that is a part of one that was split."""
        whole = next(
            (
                one
                for one in self.claims.values()
                if one.review and one.review.verdict == "split" and missed.id in one.review.parts
            ),
            None,
        )
        given = {one.field: one.value for one in missed.values}
        review = Reviewed(verdict="missed", who=missed.who, at=missed.at, statement=missed.id)
        words = " ".join(missed.text.split())
        claim = Claim(
            id=next_id("c", self.claims), rule=CORRECTED, span=missed.span, attribution=None,
            plain=Gloss(ar=f"«{words}»", en=f"«{words}»"), review=review,
            events=tuple(self.events_in(missed.span, whole)) if whole else (),
        )  # fmt: skip
        claim = replace(claim, sourcing=sourcing(None, claim.factuality))
        if whole is not None:
            claim = replace(claim, factuality=whole.factuality)
            said = self.voices.get(whole.attribution or "")
            if said is not None:
                mine = replace(
                    said, id=next_id("s", self.voices), content_span=missed.span, content_spans=None
                )
                self.voices[mine.id] = mine
                claim = replace(claim, attribution=mine.id, sourcing=whole.sourcing)
        self.claims[claim.id] = claim
        own = {name: value for name, value in given.items() if "." not in name and name != "words"}
        claim = self.spoken(claim, own)
        by_event: dict[str, dict[str, str]] = {}
        for name, value in given.items():
            event, _, field = name.rpartition(".")
            if event:
                by_event.setdefault(event, {})[field] = value
        for values in by_event.values():
            if values.get("type"):
                bare = Event(
                    id=next_id("e", self.events), rule=CORRECTED, trigger_span=missed.span,
                    type=cast(Any, values["type"]),
                )  # fmt: skip
                self.events[bare.id] = changed(self.added, bare, values)
                claim = replace(claim, events=(*claim.events, bare.id))
        self.claims[claim.id] = claim

    def events_in(self, span: Span, whole: Claim) -> Iterator[str]:
        """The events of a statement that stand in a part of it."""
        for id in whole.events:
            if id in self.events and span.covers(Span(*self.events[id].trigger_span)):
                yield id

    def leave(self, *, rejected: bool) -> None:
        """Take out what does not stand, with all that no other statement holds."""
        for claim in self.claims.values():
            verdict = claim.review.verdict if claim.review else None
            if (verdict == "rejected" and not rejected) or (
                verdict == "split" and claim.review and claim.review.parts
            ):
                self.gone.add(claim.id)
        left = [one for id, one in self.claims.items() if id not in self.gone]
        out = [one for id, one in self.claims.items() if id in self.gone]
        self.gone |= {e for one in out for e in one.events} - {
            e for one in left for e in one.events
        }
        self.gone |= {one.attribution or "" for one in out} - {one.attribution for one in left}
