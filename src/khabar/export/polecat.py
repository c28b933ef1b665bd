"""POLECAT's 40 columns, tab-separated, where they can be filled honestly: one row an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from khabar.export.columns import columns
from khabar.export.country_codes import country_codes
from khabar.export.csv_sheet import safe
from khabar.export.losses import Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.readings.event import Event

QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "VERBAL COOPERATION"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "MATERIAL COOPERATION"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "VERBAL CONFLICT"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "MATERIAL CONFLICT"),
}
UNFILLED = ("Intensity", "Actor COW", "Recipient COW", "Wikipedia Actor ID",
            "Wikipedia Recipient ID")  # fmt: skip

NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[-+][0-9]+)?")


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """A header line and a line for each event that is told as done."""
    names = columns("polecat")
    yield "\t".join(names).encode() + b"\n"
    for article in articles:
        desk = Desk(article)
        for event in article.events:
            if event.modality != "actual":
                losses.tell("dropped", "events", f"told as {event.modality}, POLECAT has no field",
                            desk.quote(event.trigger_span))  # fmt: skip
                continue
            losses.rows += 1
            row = _row(desk, event)
            yield "\t".join(cell(row.get(name, ""), losses) for name in names).encode() + b"\n"
    for name in UNFILLED:
        losses.tell("dropped", name, "Khabar does not read it")
    losses.tell("dropped", "chains", "POLECAT has no field for whose word it is")


def cell(value: str, losses: Losses) -> str:
    """A cell of a line with tabs between: one line of words, and no formula; a number stays."""
    told = " ".join(value.split())
    return told if NUMBER.fullmatch(told) else str(safe(told, losses))


def _row(desk: Desk, event: Event) -> dict[str, str]:
    article = desk.article
    place, time = desk.place_of(event), desk.time_of(event)
    row = {
        "Event ID": f"{article.doc}#{event.id}",
        "Event Date": (time.start or "")[:10] if time else "",
        "Event Type": event.type,
        "Event Mode": event.mode or "",
        "Quad Code": QUAD[event.type],
        "Contexts": ";".join(event.contexts),
        "Source": article.publisher.name if article.publisher else "",
        "Publication Date": (article.published or "")[:10],
        "Language": "ar",
        "Version": article.engine,
        "Story People": _story(desk, "person"),
        "Story Organizations": _story(desk, "organization"),
        "Story Locations": ";".join(
            dict.fromkeys(one.name_en or one.name for one in article.places)
        ),
    }
    for side, role in (("Actor", "actor"), ("Recipient", "target")):
        words, entity = desk.party(event, role)
        row |= {
            f"{side} Name Raw": words,
            f"{side} Name": (entity.name_en or entity.name) if entity else "",
            f"{side} Country": country_codes(entity.country).iso3 if entity else "",
            f"Primary {side} Sector": (entity.sector or "") if entity else "",
            f"{side} Sectors": (entity.sector or "") if entity else "",
        }
    if place:
        row |= {
            "Raw Placename": place.text,
            "Placename": place.name_en or place.name,
            "Province": place.admin1 or "",
            "Country": country_codes(place.country).iso3,
            "Latitude": "" if place.lat is None else f"{place.lat:g}",
            "Longitude": "" if place.lon is None else f"{place.lon:g}",
            "GeoNames ID": place.gazetteer.removeprefix("gn:") if place.gazetteer else "",
            "Feature Type": place.kind,
        }
    return row


def _story(desk: Desk, kind: str) -> str:
    names = (one.name_en or one.name for one in desk.article.entities if one.kind == kind)
    return ";".join(dict.fromkeys(names))
