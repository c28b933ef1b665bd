"""GDELT 2's 61 event columns, tab-separated without a header, as far as they can be honest.

Tone, Goldstein scores and counts of mentions are left empty: Khabar does not reckon them.
Countries of places are FIPS 10-4, those of actors three letters, as GDELT has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.export.columns import columns
from khabar.export.country_codes import country_codes
from khabar.export.losses import Losses
from khabar.export.polecat import QUAD, cell
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.readings.event import Event
from khabar.readings.place import Place

QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
UNFILLED = ("GoldsteinScale", "AvgTone", "NumMentions", "NumSources", "NumArticles", "EventCode")


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """A line for each event that is told as done and has a CAMEO root."""
    names = columns("gdelt")
    for article in articles:
        desk = Desk(article)
        for event in article.events:
            if event.modality != "actual" or not event.cameo_root:
                losses.tell("dropped", "events", "not told as done, or without a CAMEO root",
                            desk.quote(event.trigger_span))  # fmt: skip
                continue
            losses.rows += 1
            row = _row(desk, event)
            yield "\t".join(cell(row.get(name, ""), losses) for name in names).encode() + b"\n"
    for name in UNFILLED:
        losses.tell("dropped", name, "Khabar does not reckon it")


def _row(desk: Desk, event: Event) -> dict[str, str]:
    time, place = desk.time_of(event), desk.place_of(event)
    day = (time.start or "")[:10].replace("-", "") if time else ""
    row = {
        "GLOBALEVENTID": f"{desk.article.doc}#{event.id}",
        "SQLDATE": day,
        "MonthYear": day[:6],
        "Year": day[:4],
        "IsRootEvent": "1" if event is desk.article.events[0] else "0",
        "EventRootCode": event.cameo_root or "",
        "QuadClass": str(QUADS.index(QUAD[event.type]) + 1),
        "DATEADDED": (desk.article.published or "")[:10].replace("-", ""),
        "SOURCEURL": desk.article.url or "",
    }
    for number, role in ((1, "actor"), (2, "target")):
        words, entity = desk.party(event, role)
        row[f"Actor{number}Name"] = (entity.name_en or entity.name) if entity else words
        row[f"Actor{number}CountryCode"] = country_codes(entity.country).iso3 if entity else ""
        row[f"Actor{number}Type1Code"] = (entity.sector or "") if entity else ""
    return row | (_geo(place) if place else {})


def _geo(place: Place) -> dict[str, str]:
    kind = {"country": "1", "region": "5"}.get(place.kind, "4")
    return {
        "ActionGeo_Type": kind,
        "ActionGeo_FullName": place.name_en or place.name,
        "ActionGeo_CountryCode": country_codes(place.country).fips,
        "ActionGeo_Lat": "" if place.lat is None else f"{place.lat:g}",
        "ActionGeo_Long": "" if place.lon is None else f"{place.lon:g}",
        "ActionGeo_FeatureID": place.gazetteer or "",
    }
