"""Which statements of an article are asked for, and the events in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from khabar.app.web.seen.asked import UNTOLD, Asked
from khabar.app.web.seen.gather import Piece
from khabar.export.snippets import Desk
from khabar.lexicon.gazetteer import gazetteer
from khabar.lexicon.gazetteer.entry import Entry
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim
from khabar.readings.event import Event
from khabar.readings.time import Time
from khabar.store.search.names import distance
from khabar.store.search.terms import FACTUALITY, Held, Term, held
from khabar.text.view import fold


@dataclass(frozen=True)
class Chosen:
    """A statement that meets what is asked, with its article."""

    piece: Piece
    desk: Desk
    claim: Claim
    said: Held

    @property
    def address(self) -> str:
        """Where the reader shows it."""
        return f"{self.piece.address}?claim={self.claim.id}#lit"

    @cached_property
    def voice(self) -> Attribution | None:
        return self.desk.voices.get(self.claim.attribution or "")

    @property
    def look(self) -> str:
        """Whose word it is, as the screens tell it apart: own, named or unnamed."""
        if self.voice is None or not self.voice.chain:
            return "own"
        return "named" if self.voice.chain[-1].named else "unnamed"

    @property
    def outlet(self) -> str:
        article = self.piece.article
        return article.publisher.name if article.publisher else article.doc

    @property
    def events(self) -> tuple[Event, ...]:
        known = {event.id: event for event in self.piece.article.events}
        return tuple(known[name] for name in self.claim.events)


def chosen(pieces: Iterable[Piece], asked: Asked) -> Iterator[Chosen]:
    """The statements that meet every filter, in the order of the articles."""
    wanted = _Wanted(asked)
    for piece in pieces:
        if not wanted.publisher(piece):
            continue
        desk = Desk(piece.article)
        rows = held(piece.article, 0)
        for claim, said in zip(piece.article.claims, rows, strict=False):
            if wanted.statement(said):
                yield Chosen(piece, desk, claim, said)


def told_events(one: Chosen, asked: Asked) -> Iterator[Event]:
    """The events of a statement that are shown: told as done, and what else is asked for."""
    for event in one.events:
        if event.modality in UNTOLD and event.modality not in asked.also:
            continue
        if asked.type and event.type != asked.type.upper():
            continue
        if (asked.since or asked.until) and not _between(one.desk.time_of(event), asked, one):
            continue
        yield event


def _between(time: Time | None, asked: Asked, one: Chosen) -> bool:
    """Whether an event's own day, else a day of its statement, lies within what is asked."""
    start, stop = time_of(time) if time else (None, None)
    first = start.toordinal() if start else one.said.row["first_day"]
    last = (stop or start).toordinal() if start else one.said.row["last_day"]
    if first is None or last is None:
        return False
    after = not asked.since or last >= date.fromisoformat(asked.since).toordinal()
    return after and (not asked.until or first <= date.fromisoformat(asked.until).toordinal())


def time_of(time: Time) -> tuple[date | None, date | None]:
    """The first and the last day of a time; None where it is open."""
    start, stop = _day(time.start), _day(time.stop)
    if start and stop and stop > start:
        return start, date.fromordinal(stop.toordinal() - 1)
    return start, start


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told[:10]) if told else None
    except ValueError:
        return None


class _Wanted:
    """What is asked for, ready to be held against many statements."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.near = gazetteer().named(fold(asked.place))[:8] if asked.place else ()
        self.since = date.fromisoformat(asked.since).toordinal() if asked.since else None
        self.until = date.fromisoformat(asked.until).toordinal() if asked.until else None

    def publisher(self, piece: Piece) -> bool:
        house = piece.article.publisher
        asked = self.asked
        if asked.publisher and not (house and _holds(house.name, asked.publisher)):
            return False
        day = (piece.article.published or "")[:10]
        if asked.from_ and not day >= asked.from_:
            return False
        return not asked.to or (bool(day) and day <= asked.to)

    def statement(self, said: Held) -> bool:
        asked, row = self.asked, said.row
        if asked.factuality and row["factuality"] != _factuality(asked.factuality):
            return False
        if asked.voice in ("own", "attributed") and bool(row["own"]) != (asked.voice == "own"):
            return False
        if self.since is not None and not (row["last_day"] and row["last_day"] >= self.since):
            return False
        if self.until is not None and not (row["first_day"] and row["first_day"] <= self.until):
            return False
        for kind, told in (("type", asked.type), ("actor", asked.actor), ("source", asked.source)):
            if told and not any(_is(term, kind, told) for term in said.terms):
                return False
        return not asked.place or any(self._there(t) for t in said.terms if t.kind == "place")

    def _there(self, term: Term) -> bool:
        asked = self.asked
        if term.key == asked.place or fold(term.label) == fold(asked.place):
            return True
        return any(_lies_in(term, entry, asked.km) for entry in self.near)


def _lies_in(term: Term, entry: Entry, km: float | None) -> bool:
    if term.key == entry.id:
        return True
    if km is not None:
        known = term.lat is not None and term.lon is not None
        return known and distance(entry.lat, entry.lon, term.lat, term.lon) <= km  # type: ignore[arg-type]
    if entry.kind == "country":
        return bool(term.country) and term.country == entry.country
    if entry.kind == "region" and entry.country == term.country and term.admin1:
        return term.admin1 in (entry.name_en, entry.admin1)
    return False


def _is(term: Term, kind: str, told: str) -> bool:
    if term.kind != kind:
        return False
    if kind == "type":
        return term.key == told.upper()
    return term.key == told or _holds(term.label, told)


def _holds(label: str, told: str) -> bool:
    return f" {fold(told)} " in f" {fold(label)} "


def _factuality(told: str) -> int:
    return FACTUALITY.index(told) if told in FACTUALITY else -1
