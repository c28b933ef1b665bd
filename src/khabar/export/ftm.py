"""FollowTheMoney entities, a line of JSON each, for Aleph and its kin.

An article is an `Article`, who acts a `Person`, `Organization` or `LegalEntity`, an event an
`Event` with the article as its proof. FollowTheMoney has no chain of sources: who said what
stands in the event's summary, and the loss report says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import Any

from khabar.export.losses import NOTICE, Losses
from khabar.export.snippets import Desk
from khabar.readings.actor import Entity
from khabar.readings.article import Article
from khabar.readings.event import Event

SCHEMA = {"person": "Person", "organization": "Organization", "group": "Organization"}


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """Entities checked by the library against its own schema."""
    import json

    known: set[str] = set()
    for article in articles:
        for proxy in proxies(article, losses):
            if proxy.id not in known:
                known.add(proxy.id)
                losses.rows += 1
                yield json.dumps(proxy.to_dict(), ensure_ascii=False).encode() + b"\n"


def proxies(article: Article, losses: Losses) -> Iterator[Any]:
    """The article, who acts in it and what happens, as the library's own entities."""
    from followthemoney import model

    for given in _entities(Desk(article), losses):
        proxy = model.make_entity(given["schema"])
        proxy.id = given["id"]
        for name, values in given["properties"].items():
            for value in values:
                if value:
                    proxy.add(name, value)
        yield proxy


def _entities(desk: Desk, losses: Losses) -> Iterator[dict[str, Any]]:
    article = desk.article
    proof = _id("article", article.doc, article.text_sha256)
    yield {
        "id": proof,
        "schema": "Article",
        "properties": {
            "title": [article.title.text if article.title else article.doc],
            "publisher": [article.publisher.name if article.publisher else ""],
            "author": [article.author or ""],
            "sourceUrl": [article.url or ""],
            "publishedAt": [(article.published or "")[:10]],
            "language": ["ara"],
            "notes": [NOTICE],
        },
    }
    for entity in article.entities:
        yield _entity(entity, article)
    for event in article.events:
        yield _event(desk, event, proof)
    if article.attributions:
        why = "FollowTheMoney has no chain: it stands in the summary"
        losses.tell("forced", "chains", why, desk.chain(article.attributions[0]))
    for what in ("wording", "quotations", "facts"):
        if getattr(article, what):
            losses.tell("dropped", what, "FollowTheMoney has no schema for them", article.doc)


def _entity(entity: Entity, article: Article) -> dict[str, Any]:
    return {
        "id": _entity_id(entity, article),
        "schema": SCHEMA.get(entity.kind, "LegalEntity"),
        "properties": {
            "name": [entity.name, entity.name_en or ""],
            "alias": list(entity.aliases_seen),
            "country": [(entity.country or "").lower()],
            "wikidataId": [entity.key[3:] if entity.key and entity.key.startswith("wd:") else ""],
        },
    }


def _entity_id(entity: Entity, article: Article) -> str:
    return _id("entity", entity.key or f"{article.text_sha256}/{entity.id}")


def _event(desk: Desk, event: Event, proof: str) -> dict[str, Any]:
    article, claim = desk.article, desk.claim_of.get(event.id)
    place, time = desk.place_of(event), desk.time_of(event)
    parties = [
        _entity_id(entity, article)
        for role in ("actor", "target")
        if (entity := desk.party(event, role)[1])
    ]
    return {
        "id": _id("event", article.text_sha256, event.id),
        "schema": "Event",
        "properties": {
            "name": [f"{event.type}: {desk.quote(event.trigger_span)}"],
            "summary": [f"{desk.chain(desk.voice_of(event))}: {claim.plain.en}" if claim else ""],
            "description": [desk.quote(claim.span) if claim else ""],
            "location": [(place.name_en or place.name) if place else ""],
            "country": [(place.country or "").lower() if place else ""],
            "startDate": [(time.start or "")[:10] if time else ""],
            "involved": parties,
            "proof": [proof],
            "keywords": [event.type, event.modality],
        },
    }


def _id(*parts: str) -> str:
    return "khabar-" + sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()
