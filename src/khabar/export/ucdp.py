"""The coder's sheet for UCDP GED: its 49 columns in their order, then ours.

Only events with a death that someone tells become rows. ``source_office`` is the
publisher, ``source_original`` the last link of the chain. Conflict, dyad and side ids are
UCDP's to give; deaths go to ``deaths_unknown`` where the text does not say whose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from khabar.compare.credit import publisher
from khabar.export.coded import Coded, coded
from khabar.export.coder_sheet import known, ours
from khabar.export.columns import columns
from khabar.export.country_codes import country_codes
from khabar.export.csv_sheet import Row, sheet
from khabar.export.fatalities import deaths
from khabar.export.geojson import area
from khabar.export.losses import Losses
from khabar.readings.article import Article
from khabar.readings.place import Place

NEVER = (
    "id", "relid", "code_status", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_new_id", "side_b_new_id", "priogrid_gid",
    "gwnoa", "gwnob",
)  # fmt: skip
"""Columns that UCDP alone fills."""


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """The sheet of settled rows as CSV."""
    names = [*columns("ucdp"), *columns("coder")]
    settled, _ = rows(articles, losses)
    yield from sheet(names, settled, losses)


def rows(articles: Iterable[Article], losses: Losses) -> tuple[list[Row], list[Row]]:
    """The rows that may stand, and the candidates that a person has to settle first."""
    settled: list[Row] = []
    candidates: list[Row] = []
    for event in coded(list(articles)):
        told = deaths([number for _, number in event.deaths])
        if not told.high:
            losses.tell("out_of_scope", event.happening.type, "no death is told", event.id)
            continue
        row = {**_theirs(event), **ours(event)}
        sides = all(event.party(role)[0] for role in ("actor", "target"))
        if event.settled and sides:
            losses.rows += 1
            settled.append(row)
        else:
            why = "a side is not told" if event.settled else "denied, planned or possible only"
            losses.tell("dropped", "candidates", why, event.id)
            candidates.append(row)
    for name in NEVER:
        losses.tell("dropped", name, "UCDP alone fills it")
    return settled, candidates


def _theirs(event: Coded) -> Row:
    place, time, telling = event.place, event.time, event.fullest
    desk = event.desk(telling)
    article, voice = desk.article, desk.voice_of(telling.event)
    told = deaths([number for _, number in event.deaths])
    first = (time.start or "")[:10] if time else ""
    houses = [publisher(event.desk(one).article) for one in event.tellings]
    violence = [t.event.type_of_violence for t in event.tellings if t.event.type_of_violence]
    best = _best(event)
    return {
        "year": first[:4],
        "type_of_violence": violence[0] if violence else "",
        "side_a": known(event.party("actor")),
        "side_b": known(event.party("target")),
        "number_of_sources": len({house.name for house in houses if house}),
        "source_article": "; ".join(
            dict.fromkeys(event.desk(t).article.doc for t in event.tellings)
        ),
        "source_office": article.publisher.name if article.publisher else "",
        "source_date": (article.published or "")[:10],
        "source_headline": article.title.text if article.title else "",
        "source_original": voice.chain[-1].name if voice and voice.chain else "",
        "where_prec": place.where_prec or "" if place else "",
        "where_coordinates": (place.name_en or place.name) if place else "",
        "where_description": place.text if place else "",
        "adm_1": place.admin1 or "" if place else "",
        "latitude": place.lat if place and place.lat is not None else "",
        "longitude": place.lon if place and place.lon is not None else "",
        "geom_wkt": _wkt(place) if place else "",
        "country": country_codes(place.country).name_en if place else "",
        "event_clarity": 1 if place and time and time.date_prec == 1 else 2,
        "date_prec": time.date_prec or "" if time else "",
        "date_start": first,
        "date_end": _last(time.stop) if time and time.stop else "",
        "deaths_unknown": best,
        "best": best,
        "high": "" if told.high is None else told.high,
        "low": "" if told.low is None else told.low,
    }


def _best(event: Coded) -> int | str:
    """The figure that most voices tell; of a tie the lower, as the more careful one."""
    values = [int(n.value) for _, n in event.deaths if n.value is not None]
    return min(sorted(set(values)), key=lambda v: (-values.count(v), v)) if values else ""


def _last(stop: str) -> str:
    """The last day of a half-open span of time."""
    day = date.fromisoformat(stop[:10])
    return (day - timedelta(days=1)).isoformat() if len(stop) == 10 else day.isoformat()


def _wkt(place: Place) -> str:
    """The area as well-known text, "" where it is no point or polygon."""
    if place.lat is None:
        return ""
    shape = area(place)
    if shape["type"] == "Point":
        return f"POINT ({place.lon} {place.lat})"
    if shape["type"] != "Polygon":
        return ""
    rings = ", ".join(
        "(" + ", ".join(f"{lon} {lat}" for lon, lat in ring) + ")" for ring in shape["coordinates"]
    )
    return f"POLYGON ({rings})"
