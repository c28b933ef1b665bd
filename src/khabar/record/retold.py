"""An article while what people decided is laid into it; see `khabar.record.corrected`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from msgspec.structs import replace

from khabar.readings.article import Article
from khabar.readings.attribution import Attribution, Link
from khabar.readings.claim import Claim, Gloss
from khabar.readings.event import AcledCode, Argument, Event, Quantity, Role
from khabar.readings.review import CORRECTED, Correction, Missed, Reviewed
from khabar.record import typed
from khabar.record.reviewable import MANY
from khabar.record.sourcing import sourcing
from khabar.text.span import Span

ROLES: tuple[Role, ...] = ("actor", "target", "place", "time")
RECODED = "the type was corrected by a person: code it anew"
EMPTY = {"mode": "indirect", "stance": "neutral", "knows": "not_stated"}
"""What a manner is where a person says that none is told."""

NOBODY = Link(role="origin", name="", kind="organization", named=True)
MOST = 200
"""Places in a text where the words of a correction are looked for."""


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
        self.more: dict[str, list[Any]] = {
            name: [] for name in ("places", "times", "numbers", "actors", "entities")
        }
        self.gone: set[str] = set()

    def article(self) -> Article:
        """The article as it is now."""
        more = {
            name: (*self.left(name, added), *added) for name, added in self.more.items() if added
        }
        return replace(
            self.read,
            claims=tuple(one for id, one in self.claims.items() if id not in self.gone),
            attributions=tuple(one for id, one in self.voices.items() if id not in self.gone),
            events=tuple(one for id, one in self.events.items() if id not in self.gone),
            **more,
        )

    def left(self, name: str, added: list[Any]) -> Iterator[Any]:
        """What was read, without mentions that a person says mean another: unless an event holds
        them yet."""
        anew = {one.span for one in added} if name in ("places", "actors", "times") else set()
        held = {a.ref for e in self.events.values() for a in e.arguments} if anew else set()
        for one in getattr(self.read, name):
            if not anew or one.span not in anew or one.id in held:
                yield one

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
                self.events[id] = self.event(self.events[id], values)
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
            said = Attribution(id=_next("s", self.voices), rule=CORRECTED, content_span=claim.span)
        said = self.voiced(replace(said, factuality=claim.factuality), values)
        self.voices[said.id] = said
        return replace(claim, attribution=said.id, sourcing=sourcing(said, claim.factuality))

    def voiced(self, said: Attribution, values: Mapping[str, str]) -> Attribution:
        """An attribution with its chain, cue and manner as they were corrected."""
        chain = [*said.chain]
        if {"source", "source_kind", "named"} & values.keys():
            last = (
                chain.pop()
                if chain
                else Link(role="origin", name="", kind="organization", named=True)
            )
            chain.append(_origin(last, values))
        if "via" in values:
            old = {link.name: link for link in chain}
            via = [
                old.get(name) or Link(role="via", name=name, kind="outlet", named=True)
                for name in map(str.strip, values["via"].split(MANY.strip()))
                if name
            ]
            chain = [*(one for one in chain if one.role == "publisher"), *via, *chain[-1:]]
        given = {
            name: values[name] or empty
            for name, empty in (
                ("mode", "indirect"),
                ("stance", "neutral"),
                ("knows", "not_stated"),
            )
            if name in values
        }
        cue = said.cue_span
        if "cue" in values:
            cue = self.where(values["cue"], Span(*said.content_span), None)
        return replace(said, rule=CORRECTED, chain=tuple(chain), cue_span=cue, **cast(Any, given))

    def event(self, event: Event, values: Mapping[str, str]) -> Event:
        """An event with the values that were corrected."""
        if values.get("type"):
            event = replace(
                event, type=cast(Any, values["type"]), mode=None, acled=None,
                acled_reason=RECODED, cameo_root=None, type_of_violence=None,
            )  # fmt: skip
        if "acled" in values:
            kind, _, sub = values["acled"].partition(" / ")
            code = AcledCode(event_type=kind.strip(), sub_event_type=sub.strip())
            event = replace(event, acled=code if kind.strip() else None)
        if values.get("modality"):
            event = replace(event, modality=cast(Any, values["modality"]))
        for role in ROLES:
            if role in values:
                event = self.argued(event, role, values[role])
        for kind in ("killed", "injured"):
            if kind in values:
                event = self.counted(event, kind, values[kind])
        return replace(event, rule=CORRECTED)

    def argued(self, event: Event, role: Role, told: str) -> Event:
        """An event with other words in a role; nothing where the person said so."""
        old = event.argument(role)
        stood = Span(*old.span) if old else Span(*event.trigger_span)
        kept = [one for one in event.arguments if one.role != role]
        for words in (one.strip() for one in told.split(MANY.strip())):
            if words:
                at = self.where(words, Span(*event.trigger_span), stood)
                assert at is not None
                kept.append(Argument(role=role, span=at, ref=self.meant(role, words, at)))
        return replace(event, arguments=tuple(kept))

    def meant(self, role: Role, words: str, at: Span) -> str:
        """What the words stand for, added to the article; gives its id."""
        if role == "place":
            return self.put("p", "places", typed.place(words, self.read, at))
        if role == "time":
            return self.put("t", "times", typed.time(words, self.read, at))
        whom, entity = typed.actor(words, self.read, at)
        if entity is not None:
            whom = replace(whom, entity=self.put("x", "entities", entity))
        return self.put("a", "actors", whom)

    def counted(self, event: Event, kind: str, told: str) -> Event:
        """An event with other figures of the dead or the injured."""
        numbers = {one.id: one for one in self.read.numbers}
        old = next((one for one in event.quantities if one.kind == kind), None)
        read = numbers.get(old.number or "") if old else None
        at = Span(*(read.span if read else event.trigger_span))
        kept = [one for one in event.quantities if one.kind != kind]
        for one in (piece.strip() for piece in told.split(MANY.strip())):
            if one:
                number = typed.count(one, kind, self.read, at)
                id = self.put("n", "numbers", number)
                kept.append(
                    Quantity(
                        kind=kind, value=number.value, low=number.low, high=number.high, number=id
                    )
                )
        return replace(event, quantities=tuple(kept))

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
            id=_next("c", self.claims), rule=CORRECTED, span=missed.span, attribution=None,
            plain=Gloss(ar=f"«{words}»", en=f"«{words}»"), review=review,
            events=tuple(self.events_in(missed.span, whole)) if whole else (),
        )  # fmt: skip
        claim = replace(claim, sourcing=sourcing(None, claim.factuality))
        if whole is not None:
            claim = replace(claim, factuality=whole.factuality)
            said = self.voices.get(whole.attribution or "")
            if said is not None:
                mine = replace(
                    said, id=_next("s", self.voices), content_span=missed.span, content_spans=None
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
                    id=_next("e", self.events), rule=CORRECTED, trigger_span=missed.span,
                    type=cast(Any, values["type"]),
                )  # fmt: skip
                self.events[bare.id] = self.event(bare, values)
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

    def where(self, words: str, near: Span, otherwise: Span | None) -> Span | None:
        """Where words stand in the text, the nearest to a place; else what is given."""
        found: list[Span] = []
        at = self.read.text.find(words) if words else -1
        while at >= 0 and len(found) < MOST:
            found.append(Span(at, at + len(words)))
            at = self.read.text.find(words, at + 1)
        return min(found, key=lambda one: abs(one.start - near.start), default=otherwise)

    def put(self, letter: str, name: str, value: Any) -> str:
        """Add a reading to the article under a new id."""
        known = [one.id for one in (*getattr(self.read, name), *self.more[name])]
        id = _next(letter, known)
        self.more[name].append(replace(value, id=id))
        return id


def _next(letter: str, known: Iterable[str]) -> str:
    numbers = [int(one[1:]) for one in known if one[1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1}"


def _origin(last: Link, values: Mapping[str, str]) -> Link:
    """The origin of a chain as it was corrected: whoever is named anew is no one read before."""
    if values.get("source"):
        last = Link(
            role="origin", name=values["source"], kind=last.kind, named=last.named or not last.name
        )
    if values.get("source_kind"):
        last = replace(last, kind=cast(Any, values["source_kind"]))
    if values.get("named"):
        last = replace(last, named=values["named"] == "yes")
    return last
