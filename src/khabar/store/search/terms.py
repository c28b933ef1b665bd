"""What was read, as one may filter by it: statements, and the terms that each holds."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, get_args

from sqlalchemy import Connection, bindparam, delete, select, update

from khabar.readings.article import Article
from khabar.readings.attribution import Factuality
from khabar.readings.claim import Claim
from khabar.store.derive import Part, Version
from khabar.store.derived import postings, shown, statements, terms
from khabar.store.dialect import dialect_of
from khabar.text.shelf import Shelf
from khabar.text.span import Span
from khabar.text.view import fold

SHIFT = 16
WHOLE = (1 << SHIFT) - 1
"""The place of what is true of a whole version, its publisher, among its statements."""

FACTUALITY: tuple[str, ...] = get_args(Factuality)
VOICES = ("attributed", "own")


class Term(NamedTuple):
    """A value to filter by: ``kind`` and ``key`` tell it apart, ``label`` is shown."""

    kind: str
    key: str
    label: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None


class Held(NamedTuple):
    """A statement's row and the terms it holds."""

    row: dict[str, int | None]
    terms: tuple[Term, ...]

    @property
    def marks(self) -> int:
        """Factuality and voice in one number, as `postings` has them."""
        return 2 * (self.row["factuality"] or 0) + bool(self.row["own"])


def held(article: Article, version: int) -> Iterator[Held]:
    """The statements of an article, as rows."""
    index = _Index(article)
    for number, claim in enumerate(article.claims[:WHOLE]):
        days = index.days(claim)
        row = {
            "id": (version << SHIFT) + number,
            "start": claim.span[0],
            "stop": claim.span[1],
            "factuality": FACTUALITY.index(claim.factuality),
            "own": claim.attribution is None,
            "first_day": min(days, default=None),
            "last_day": max(days, default=None),
        }
        yield Held(row, tuple(dict.fromkeys(index.terms(claim))))


class _Index:
    """An article's readings by id and by place."""

    def __init__(self, article: Article) -> None:
        self.events = {event.id: event for event in article.events}
        self.times = {time.id: time for time in article.times}
        self.voices = {voice.id: voice for voice in article.attributions}
        self.entities = {entity.id: entity for entity in article.entities}
        self.actors = Shelf.of((actor.span, actor) for actor in article.actors)
        self.places = Shelf.of((place.span, place) for place in article.places)
        self.dated = Shelf.of((time.span, time) for time in article.times)

    def days(self, claim: Claim) -> list[int]:
        """The days that its events, or else its times, are laid on."""
        events = [self.events[name] for name in claim.events]
        refs = [a.ref for event in events for a in event.arguments if a.role == "time" and a.ref]
        times = [self.times[ref] for ref in refs if ref in self.times]
        found = times or [t for t in self.dated.over(Span(*claim.span)) if t.type in DATED]
        return [n for time in found for n in (_ordinal(time.start), _ordinal(time.stop, 1)) if n]

    def terms(self, claim: Claim) -> Iterator[Term]:
        for name in claim.events:
            event = self.events[name]
            yield Term("type", event.type, event.type)
        for actor in self.actors.over(Span(*claim.span)):
            known = self.entities.get(actor.entity or "")
            label = known.name if known else actor.name
            key = known.key if known and known.key else f"name:{fold(label)}"
            yield Term("actor", key, label, country=known.country if known else None)
        for place in self.places.over(Span(*claim.span)):
            yield Term(
                "place",
                place.gazetteer or f"name:{fold(place.name)}",
                place.name,
                place.lat,
                place.lon,
                place.country,
                place.admin1,
            )
        if claim.attribution:
            for link in self.voices[claim.attribution].chain:
                if link.role != "publisher":
                    yield Term("source", fold(link.name), link.name)


DATED = ("DATE", "TIME")


def _ordinal(day: str | None, before: int = 0) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal() - before if day else None
    except ValueError:
        return None


_KNOWN = "SELECT id FROM terms WHERE kind = :kind AND key = :key"
_NEW = (
    "INSERT INTO terms (kind, key, label, lat, lon, country, admin1) VALUES "
    "(:kind, :key, :label, :lat, :lon, :country, :admin1) RETURNING id"
)
_SHOWN = (
    update(shown)
    .where(shown.c.version == bindparam("own"))
    .values(facets=bindparam("packed"), read=True)
)


def _numbers(connection: Connection, wanted: Iterable[Term]) -> dict[tuple[str, str], int]:
    """The numbers of terms, new ones given one."""
    rows = dialect_of(connection).rows
    found: dict[tuple[str, str], int] = {}
    for term in wanted:
        kind, key = term[:2]
        known = [*rows(connection, _KNOWN, {"kind": kind, "key": key})]
        [(number,)] = known or [*rows(connection, _NEW, term._asdict())]
        found[kind, key] = int(number)
    return found


def _add(connection: Connection, version: Version, article: Article) -> None:
    _take(connection, version)
    speaks = dialect_of(connection)
    rows = [*held(article, version.id)]
    whole = []
    if article.publisher:
        whole.append(Term("publisher", fold(article.publisher.name), article.publisher.name))
    marks = {Term("factuality", claim.factuality, claim.factuality) for claim in article.claims}
    marks |= {_voice(claim) for claim in article.claims}
    every = {term[:2]: term for row in rows for term in row.terms}
    every |= {term[:2]: term for term in (*whole, *sorted(marks, key=lambda term: term.key))}
    known = _numbers(connection, every.values())
    speaks.put_rows(connection, statements, [row.row for row in rows])
    slot = (version.id << SHIFT) + WHOLE
    held_by = [
        {"term": known[term[:2]], "statement": row.row["id"], "marks": row.marks}
        for row in rows
        for term in row.terms
    ]
    held_by += [{"term": known[term[:2]], "statement": slot, "marks": 0} for term in whole]
    speaks.put_rows(connection, postings, held_by)
    packed = array("I", sorted(known.values())).tobytes()
    connection.execute(_SHOWN, {"packed": packed, "own": version.id})


def _voice(claim: Claim) -> Term:
    name = VOICES[claim.attribution is None]
    return Term("voice", name, name)


def _take(connection: Connection, version: Version) -> None:
    which = select(shown.c.facets).where(shown.c.version == version.id)
    packed = connection.execute(which).scalar()
    if packed is None:
        return
    first, last = version.id << SHIFT, ((version.id + 1) << SHIFT) - 1
    for term in array("I", packed):
        mine = (postings.c.term == term) & postings.c.statement.between(first, last)
        connection.execute(delete(postings).where(mine))
    connection.execute(delete(statements).where(statements.c.id.between(first, last)))


def prune(connection: Connection) -> None:
    """Take out the names that no statement holds any more."""
    held = select(postings.c.term)
    unused = terms.c.kind.not_in(("factuality", "voice", "type")) & terms.c.id.not_in(held)
    connection.execute(delete(terms).where(unused))


def _clear(connection: Connection) -> None:
    for table in (postings, statements, terms):
        connection.execute(delete(table))
    connection.execute(update(shown).values(facets=None, read=False))


STATEMENTS = Part("statements", clear=_clear, forget=_take, on_reading=_add)
