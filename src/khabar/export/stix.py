"""STIX 2.1: an article as a report, a statement as a note, whom and where they name.

STIX is for what was observed and for who threatens whom. Khabar knows neither: it knows who
says what. So there are no sightings, no observed data, no threat actors, no opinions and no
relationships, which would all say that something is so. What STIX has no property for stands in
an extension that the bundle defines. Equal objects have equal ids, whatever file they are in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from uuid import uuid5

import msgspec

from khabar.export.discreet import rough
from khabar.export.losses import NOTICE, Losses
from khabar.export.snippets import Desk
from khabar.export.stix_objects import (
    ALWAYS,
    EXTENSION,
    KHABAR,
    OURS,
    Object,
    digest,
    filled,
    head,
    identifier,
    instant,
    lasting,
    ours,
)
from khabar.readings.actor import Entity
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim
from khabar.readings.event import Event
from khabar.readings.place import Place
from khabar.record.masking import is_private

AMBER = "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"
"""TLP:AMBER, as STIX 2.1 fixes it."""

MASK = re.compile(r"\[#\d+\]")
CLASSES = {
    "person": "individual", "organization": "organization", "group": "group",
    "population": "class", "agency": "organization", "outlet": "organization",
}  # fmt: skip


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """One bundle: first Khabar and its extension, then each article with what it names."""
    written: set[str] = set()
    seen = sha256()
    yield b'{"type":"bundle","objects":[\n'
    comma = b""
    for one in _all(articles, losses):
        if one["id"] not in written:
            written.add(one["id"])
            seen.update(one["id"].encode())
            losses.rows += one["type"] == "note"
            yield comma + msgspec.json.encode(one) + b"\n"
            comma = b","
    yield b'],"id":"bundle--' + str(uuid5(OURS, seen.hexdigest())).encode() + b'"}\n'


def _all(articles: Iterable[Article], losses: Losses) -> Iterator[Object]:
    yield KHABAR
    yield EXTENSION
    for article in articles:
        yield from _article(Desk(article), losses)


def _article(desk: Desk, losses: Losses) -> Iterator[Object]:
    """What the article names, its statements, and the report that holds them all."""
    article = desk.article
    held: list[Object] = []
    marked = [AMBER] if _shown(article) else []
    who = {one.id: _identity(one, article, marked) for one in article.entities}
    where = {one.id: made for one in article.places if (made := _location(one, marked, losses))}
    held += [*who.values(), *where.values()]
    if article.publisher:
        held.append(_named(article.publisher.name, "outlet", marked))
    reading = msgspec.json.encode((article, marked))
    report = identifier("report", sha256(reading).hexdigest())
    for claim in article.claims:
        held += _note(desk, claim, report, who, where, marked, losses)
    for what in ("wording", "quotations", "facts", "missed"):
        if getattr(article, what):
            losses.tell("dropped", what, "STIX has no object for them", article.doc)
    if not (article.published or article.fetched):
        losses.tell("forced", "published", f"no day is known: {ALWAYS[:10]}", article.doc)
    if held:
        yield from held
        yield _report(article, report, held, marked)
    else:
        losses.tell("dropped", "articles", "nothing was read in them", article.doc)


def _report(article: Article, name: str, held: list[Object], marked: list[str]) -> Object:
    at = instant(article.published or article.fetched)
    doc = article.doc or article.text_sha256
    source = article.publisher.name if article.publisher else doc
    given = {"source_name": source, "url": article.url, "external_id": doc}
    report = {
        **head("report", name, at),
        "name": article.title.text if article.title else doc,
        "description": NOTICE,
        "published": at,
        "lang": "ar",
        "object_refs": list(dict.fromkeys(one["id"] for one in held)),
        "external_references": [given],
        "object_marking_refs": marked,
        **ours(document=article.doc, engine=article.engine, text_sha256=article.text_sha256),
    }
    return filled(report)


def _note(
    desk: Desk,
    claim: Claim,
    report: str,
    who: dict[str, Object],
    where: dict[str, Object],
    marked: list[str],
    losses: Losses,
) -> Iterator[Object]:
    """A statement, about the article that prints it and about whom and where it names."""
    article, voice = desk.article, desk.voices.get(claim.attribution or "")
    events = [event for event in article.events if event.id in claim.events]
    chain = [*_chain(voice, who, marked, losses)] if voice else []
    links = [identity for _, identity in chain if identity]
    parties = [
        who[entity.id]
        for event in events
        for role in ("actor", "target")
        if (entity := desk.party(event, role)[1])
    ]
    places = [
        where[place.id] for event in events if (place := desk.place_of(event)) and place.id in where
    ]
    yield from links
    if events:
        losses.tell("forced", "events", "STIX has no event: they stand in the extension")
    if claim.findings:
        losses.tell("dropped", "findings", "an opinion in STIX is on a scale of truth")
    about = dict.fromkeys(one["id"] for one in (*links, *parties, *places))
    stands = claim.review.verdict or "corrected in part" if claim.review else "machine"
    made = filled({
        "abstract": claim.plain.en,
        "content": desk.quote(claim.span) or "–",
        "lang": "ar",
        "granular_markings": [{"lang": "en", "selectors": ["abstract"]}],
        "object_refs": [report, *about],
        "object_marking_refs": marked,
        "labels": ["machine-reading" if stands == "machine" else "reviewed-reading"],
        **ours(
            statement=desk.link(claim), start=claim.span.start, stop=claim.span.stop,
            voice="attributed" if voice else "own", chain=[link for link, _ in chain],
            mode=voice.mode if voice else None, stance=voice.stance if voice else None,
            factuality=claim.factuality, knows=voice.knows if voice else None,
            events=[_event(desk, event) for event in events], reading=stands,
            chance=claim.confidence,
        ),
    })  # fmt: skip
    at = instant(article.published or article.fetched)
    yield {**head("note", identifier("note", digest(made)), at), **made}


def _chain(
    voice: Attribution, who: dict[str, Object], marked: list[str], losses: Losses
) -> Iterator[tuple[Object, Object | None]]:
    """Each link, and the identity of one who is named."""
    for link in voice.chain:
        identity = who.get(link.entity or "")
        if identity is None and link.named:
            identity = _named(link.name, link.kind, marked)
        elif identity is None:
            why = "no identity of STIX: it stands in the note's chain"
            losses.tell("forced", "unnamed sources", why, link.name)
        yield (
            {
                "role": link.role, "name": link.name, "kind": link.kind, "named": link.named,
                "identity": identity["id"] if identity else None,
            },
            identity,
        )  # fmt: skip


def _event(desk: Desk, event: Event) -> Object:
    place, time = desk.place_of(event), desk.time_of(event)
    return {
        "type": event.type, "modality": event.modality,
        "trigger": desk.quote(event.trigger_span),
        "actor": desk.party(event, "actor")[0], "target": desk.party(event, "target")[0],
        "place": place.text if place else None,
        "start": time.start if time else None, "stop": time.stop if time else None,
        "quantities": [
            {"kind": one.kind, "low": one.low, "high": one.high} for one in event.quantities
        ],
    }  # fmt: skip


def _identity(entity: Entity, article: Article, marked: list[str]) -> Object:
    """Whom mentions point to; one without a key is of this article alone."""
    key = entity.key or f"{article.text_sha256}#{entity.id}"
    made = {
        "name": entity.name,
        "description": entity.name_en,
        "identity_class": CLASSES[entity.kind],
        "object_marking_refs": marked,
        **ours(key=key),
    }
    return lasting("identity", made)


def _named(name: str, kind: str, marked: list[str]) -> Object:
    """One who is known by name alone: a publisher, a link of a chain."""
    known = CLASSES.get(kind, "unknown")
    made = {"name": name, "identity_class": known, "object_marking_refs": marked}
    return lasting("identity", made)


def _location(place: Place, marked: list[str], losses: Losses) -> Object | None:
    """A place, as exact as the text is; one that is nowhere is none."""
    pointed = place.lat is not None and place.lon is not None
    if not pointed and not place.country:
        losses.tell("dropped", "places", "neither a point nor a country is known", place.text)
        return None
    radius = (place.area or {}).get("radius_km")
    if place.area and radius is None:
        losses.tell("forced", "areas", "STIX has a point with a radius alone", place.text)
    made = {
        "name": place.name,
        "description": place.name_en,
        "country": place.country,
        "administrative_area": place.admin1,
        "latitude": place.lat if pointed else None,
        "longitude": place.lon if pointed else None,
        "precision": radius * 1000.0 if pointed and radius else None,
        "object_marking_refs": marked,
        **ours(
            key=place.gazetteer, disputed=place.disputed,
            relation=place.relation.kind if place.relation else None,
        ),
    }  # fmt: skip
    return lasting("location", made)


def _shown(article: Article) -> bool:
    """Whether it names private people, or points to sensitive places, as they were read."""
    return any(
        is_private(actor) and actor.mention in ("name", "alias") and not MASK.search(actor.name)
        for actor in article.actors
    ) or any(place.sensitive and rough(place) != place for place in article.places)
