"""A sheet for Uwazi's CSV import: an entity for each claim, its text in both languages.

Uwazi takes the names of columns for the properties of a template; «__ar» and «__en» are
its marks for languages. Points are «latitude|longitude».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.export.csv_sheet import Row, sheet
from khabar.export.losses import Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article

COLUMNS = [
    "title__ar", "title__en", "statement", "source", "source_named", "chain", "publisher",
    "date", "quotation", "factuality", "event_types", "geolocation_geolocation", "link",
    "reading",
]  # fmt: skip


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """The sheet, piece by piece."""
    yield from sheet(COLUMNS, _rows(articles, losses), losses)


def _rows(articles: Iterable[Article], losses: Losses) -> Iterator[Row]:
    for article in articles:
        desk = Desk(article)
        for claim in article.claims:
            losses.rows += 1
            voice = desk.voices.get(claim.attribution or "")
            last = voice.chain[-1] if voice and voice.chain else None
            events = [event for event in article.events if event.id in claim.events]
            points = [
                f"{place.lat}|{place.lon}"
                for event in events
                if (place := desk.place_of(event)) and place.lat is not None
            ]
            if len(points) > 1:
                losses.tell("dropped", "further points", "a property holds one", desk.link(claim))
            yield {
                "title__ar": claim.plain.ar,
                "title__en": claim.plain.en,
                "statement": desk.link(claim),
                "source": last.name if last else "",
                "source_named": ("yes" if last.named else "no") if last else "",
                "chain": desk.chain(voice),
                "publisher": article.publisher.name if article.publisher else "",
                "date": (article.published or "")[:10],
                "quotation": desk.quote(claim.span),
                "factuality": claim.factuality,
                "event_types": "|".join(dict.fromkeys(event.type for event in events)),
                "geolocation_geolocation": points[0] if points else "",
                "link": article.url or "",
                "reading": "machine",
            }
        if article.wording:
            losses.tell("dropped", "wording", "the template has no property for it", article.doc)
