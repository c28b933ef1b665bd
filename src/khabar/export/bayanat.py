"""A sheet for Bayanat: a bulletin for each article, its claims and chains in the description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.export.csv_sheet import Row, sheet
from khabar.export.losses import NOTICE, Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article

COLUMNS = [
    "title", "title_ar", "description", "sources", "locations", "publish_date", "source_link",
    "originid", "tags", "comments",
]  # fmt: skip


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """The sheet, piece by piece."""
    yield from sheet(COLUMNS, _rows(articles, losses), losses)


def _rows(articles: Iterable[Article], losses: Losses) -> Iterator[Row]:
    for article in articles:
        losses.rows += 1
        desk = Desk(article)
        told = []
        for claim in article.claims:
            chain = desk.chain(desk.voices.get(claim.attribution or ""))
            told.append(f"{chain}: «{desk.quote(claim.span)}» [{claim.factuality}]")
        losses.tell("forced", "claims", "a bulletin has one description for all", article.doc)
        title = article.title.text if article.title else article.doc
        yield {
            "title": article.claims[0].plain.en if article.claims else title,
            "title_ar": title,
            "description": "\n".join(told),
            "sources": article.publisher.name if article.publisher else "",
            "locations": ";".join(dict.fromkeys(p.name for p in article.places)),
            "publish_date": (article.published or "")[:10],
            "source_link": article.url or "",
            "originid": article.doc,
            "tags": ";".join(dict.fromkeys(event.type for event in article.events)),
            "comments": NOTICE,
        }
