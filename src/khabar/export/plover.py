"""Events as PLOVER's JSON records, a line each: types, modes, contexts, parties, place, day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from khabar.export.country_codes import country_codes
from khabar.export.losses import Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.readings.event import Event


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """A line for each event, whatever its modality: it stands in the record."""
    for article in articles:
        desk = Desk(article)
        for event in article.events:
            losses.rows += 1
            yield msgspec.json.encode(_record(desk, event)) + b"\n"
        if article.wording or article.facts:
            losses.tell("dropped", "wording, facts", "PLOVER has events alone", article.doc)


def _record(desk: Desk, event: Event) -> dict[str, Any]:
    article, place, time = desk.article, desk.place_of(event), desk.time_of(event)
    claim = desk.claim_of.get(event.id)
    return {
        "id": f"{article.doc}#{event.id}",
        "date": (time.start or "")[:10] or None if time else None,
        "event_type": event.type,
        "event_mode": event.mode,
        "event_context": list(event.contexts),
        "modality": event.modality,
        "actor": _party(desk, event, "actor"),
        "recipient": _party(desk, event, "target"),
        "location": {
            "name": place.name_en or place.name,
            "country": country_codes(place.country).iso3,
            "latitude": place.lat,
            "longitude": place.lon,
        }
        if place
        else None,
        "quantities": [
            {"kind": one.kind, "value": one.value, "low": one.low, "high": one.high}
            for one in event.quantities
        ],
        "source": article.publisher.name if article.publisher else None,
        "attributed_to": desk.chain(desk.voice_of(event)),
        "factuality": claim.factuality if claim else None,
        "text": desk.quote(claim.span) if claim else None,
        "reading": "machine",
    }


def _party(desk: Desk, event: Event, role: str) -> list[dict[str, str | None]]:
    words, entity = desk.party(event, role)
    if not words:
        return []
    return [
        {
            "raw": words,
            "name": (entity.name_en or entity.name) if entity else None,
            "country": country_codes(entity.country).iso3 or None if entity else None,
            "sector": entity.sector if entity else None,
        }
    ]
