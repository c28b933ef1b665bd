"""The coder's sheet for ACLED: its 31 columns in their order, then ours.

A row is an event of a story. Identifiers that ACLED gives are never filled; actors are
named by the coder's own map; fatalities are the lowest told; injuries stand in the notes.
What is denied, planned or without a code goes among the candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from khabar.compare.credit import publisher
from khabar.export.coded import Coded, coded
from khabar.export.coder_sheet import actor_name, notes, ours
from khabar.export.columns import columns
from khabar.export.country_codes import country_codes
from khabar.export.csv_sheet import Row, sheet
from khabar.export.fatalities import deaths
from khabar.export.losses import Losses
from khabar.lexicon.actors import press_by_key
from khabar.readings.article import Article
from khabar.readings.event import Event

DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
MIXED = {
    "Mob violence": "Political violence",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
CIVILIANS = ("Violence against civilians", "Excessive force against protesters")
NEVER = ("event_id_cnty", "timestamp")
"""Columns that ACLED alone fills."""


def write(
    articles: Iterable[Article], losses: Losses, actors: Mapping[str, str] | None = None
) -> Iterator[bytes]:
    """The sheet of settled rows as CSV."""
    names = [*columns("acled"), *columns("coder")]
    settled, _ = rows(articles, losses, actors or {})
    yield from sheet(names, settled, losses)


def rows(
    articles: Iterable[Article], losses: Losses, actors: Mapping[str, str]
) -> tuple[list[Row], list[Row]]:
    """The rows that may stand, and the candidates that a person has to settle first."""
    settled: list[Row] = []
    candidates: list[Row] = []
    for event in coded(list(articles)):
        code = next((t.event for t in event.tellings if t.event.acled), None)
        if code is None:
            why = event.fullest.event.acled_reason or "no ACLED code"
            losses.tell("out_of_scope", event.happening.type, why, event.id)
            continue
        row = {**_theirs(event, code, losses, actors), **ours(event)}
        if event.settled:
            losses.rows += 1
            settled.append(row)
        else:
            losses.tell("dropped", "candidates", "denied, planned or possible only", event.id)
            candidates.append(row)
    for name in NEVER:
        losses.tell("dropped", name, "ACLED alone fills it")
    return settled, candidates


def _theirs(event: Coded, code: Event, losses: Losses, actors: Mapping[str, str]) -> Row:
    assert code.acled is not None
    place, time = event.place, event.time
    codes = country_codes(place.country if place else None)
    day = time.start[:10] if time and time.start else ""
    told = deaths([number for _, number in event.deaths])
    kind, sub = code.acled.event_type, code.acled.sub_event_type
    names = [actor_name(event.party(role)[1], actors) for role in ("actor", "target")]
    if not any(names):
        losses.tell("forced", "actor1, actor2", "no map of actors names them", event.id)
    if place is None:
        losses.tell("forced", "location", "no place is told: left empty", event.id)
    return {
        "event_date": day,
        "year": day[:4],
        "time_precision": time.time_precision or "" if time else "",
        "disorder_type": MIXED.get(sub, DISORDER.get(kind, "")),
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": names[0],
        "actor2": names[1],
        "civilian_targeting": "Civilian targeting" if kind in CIVILIANS or sub in CIVILIANS else "",
        "iso": codes.numeric,
        "country": codes.name_en,
        "admin1": place.admin1 or "" if place else "",
        "location": (place.name_en or place.name) if place else "",
        "latitude": place.lat if place and place.lat is not None else "",
        "longitude": place.lon if place and place.lon is not None else "",
        "geo_precision": place.geo_precision or "" if place else "",
        "source": "; ".join(_outlets(event)),
        "source_scale": _scale(event),
        "notes": notes(event),
        "fatalities": told.low if told.low is not None else 0,
    }


def _outlets(event: Coded) -> list[str]:
    names = []
    for telling in event.tellings:
        house = publisher(event.desk(telling).article)
        row = press_by_key().get(house.id) if house else None
        names.append(row.name_en if row else house.name if house else "")
    return [name for name in dict.fromkeys(names) if name]


def _scale(event: Coded) -> str:
    """The outlets' scales; of several the widest two, as ACLED joins them."""
    order = ("Other", "New media", "Local partner", "Subnational", "National", "Regional",
             "International")  # fmt: skip
    found = set()
    for telling in event.tellings:
        house = publisher(event.desk(telling).article)
        row = press_by_key().get(house.id) if house else None
        if row and row.scale in order:
            found.add(row.scale)
    widest = sorted(found, key=order.index)[-2:]
    return "-".join(widest)
