"""One event field by field: what each origin says of it, and how that stands to the first.

Columns are origins: whoever a statement rests on in the end, or the publisher's own
voice; the own voice of a copy is that of the text it was copied from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from khabar.compare import fields
from khabar.compare.happenings import Happening
from khabar.compare.origins import Origins
from khabar.compare.told import Party, Telling
from khabar.compare.wordings import Wording, moment
from khabar.readings.article import Article
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.time import Time
from khabar.text.span import Span

Status = Literal[
    "first", "agrees", "silent", "vaguer", "fuller", "different", "contradicts", "update"
]
Field = Literal["what", "actor", "target", "place", "time"] | str
Reading = Party | Place | Time | Number | bool


class Column(NamedTuple):
    """Whose word: an origin by its place among the origins, or a wording's own voice."""

    origin: int | None
    wording: int | None


class Said(NamedTuple):
    """A value as one article has it; ``span`` are the characters it was read from."""

    article: int
    span: Span
    reading: Reading


@dataclass(frozen=True, slots=True)
class Cell:
    """What one origin says of one field, as it came; ``status`` of the last it said."""

    status: Status
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One field by column; ``cells`` goes with the matrix's columns."""

    field: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A happening, its columns in the order they came, and a row for each field told."""

    happening: Happening
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def disputed(self) -> tuple[str, ...]:
        """The fields in which an origin stands against the first."""
        return tuple(
            row.field for row in self.rows if any(c.status == "contradicts" for c in row.cells)
        )


def matrix(
    articles: Sequence[Article],
    happening: Happening,
    known: Origins,
    folded: Sequence[Wording],
) -> Matrix:
    """Set the tellings of one event out by origin and field."""
    owner = {told: n for n, origin in enumerate(known.found) for told in origin.told}
    wording = {member: n for n, group in enumerate(folded) for member in group.members}
    tellings = sorted(happening.tellings, key=lambda t: (_day(articles[t.article]), t.article))
    columns: dict[Column, list[Telling]] = {}
    for telling in tellings:
        origin = owner.get(telling.voice) if telling.voice else None
        column = Column(origin, wording[telling.article] if origin is None else None)
        columns.setdefault(column, []).append(telling)
    said = {column: _said(members) for column, members in columns.items()}
    names = dict.fromkeys(field for values in said.values() for field in values)
    return Matrix(
        happening,
        tuple(columns),
        tuple(_row(articles, field, [said[c].get(field, []) for c in columns]) for field in names),
    )


def _said(tellings: Sequence[Telling]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}

    def add(field: str, telling: Telling, span: Span, reading: Reading) -> None:
        found.setdefault(field, []).append(Said(telling.article, span, reading))

    for telling in tellings:
        add("what", telling, telling.event.trigger_span, not telling.denied)
        for name in ("actor", "target"):
            party: Party | None = getattr(telling, name)
            if party:
                add(name, telling, party.span, party)
        for name in ("place", "time"):
            reading: Place | Time | None = getattr(telling, name)
            if reading:
                add(name, telling, reading.span, reading)
        for kind, number in telling.counts:
            add(kind, telling, number.span, number)
    return found


def _row(articles: Sequence[Article], field: str, columns: Sequence[Sequence[Said]]) -> Row:
    """The fullest value of the first column that says anything is what others are set against."""
    first = next(fullest(said) for said in columns if said)
    cells = []
    begun = False
    for said in columns:
        if not said:
            cells.append(Cell("silent", ()))
        elif not begun:
            begun = True
            cells.append(Cell("first", tuple(said)))
        else:
            cells.append(Cell(judged(articles, field, first, fullest(said)), tuple(said)))
    return Row(field, tuple(cells))


def fullest(said: Sequence[Said]) -> Said:
    """The value of an origin that nothing else of it is fuller than; the last among equals."""
    best = said[0]
    for one in said[1:]:
        if standing(one.reading, best.reading) != "fuller":
            best = one
    return best


def judged(articles: Sequence[Article], field: str, first: Said, other: Said) -> Status:
    """How the second value of a field stands to the first; a later, higher toll updates it."""
    found = standing(first.reading, other.reading)
    if found is None:
        return "different"
    if found == "contradicts" and isinstance(other.reading, Number):
        return "update" if _later(articles, first, other) else found
    if found == "contradicts" and field == "target":
        return "different"
    return found


def _later(articles: Sequence[Article], first: Said, other: Said) -> bool:
    """Whether the second figure is of a later day and not smaller: tolls rise as days pass."""
    before, after = _day(articles[first.article]), _day(articles[other.article])
    if not isinstance(first.reading, Number) or not isinstance(other.reading, Number):
        return False
    rising = (other.reading.value or 0) >= (first.reading.value or 0)
    return rising and date.min < before < after


def _day(article: Article) -> date:
    found = moment(article)
    return found.date() if found else date.min


def standing(first: Reading, second: Reading) -> fields.Standing | None:
    """How two readings of one field stand to each other; None where it cannot be told."""
    if isinstance(first, bool) or isinstance(second, bool):
        return "agrees" if first is second else "contradicts"
    if isinstance(first, Number) and isinstance(second, Number):
        return fields.numbers(first, second)
    if isinstance(first, Place) and isinstance(second, Place):
        return fields.places(first, second)
    if isinstance(first, Time) and isinstance(second, Time):
        return fields.times(first, second)
    if isinstance(first, Party) and isinstance(second, Party):
        return parties(first, second)
    return None


def parties(first: Party, second: Party) -> fields.Standing:
    """Who takes part: two actors that we know contradict each other; words alone never do."""
    if first.known and second.known:
        return "agrees" if first.known == second.known else "contradicts"
    if first.words == second.words:
        return "agrees"
    if second.words < first.words or (first.known and not second.known):
        return "vaguer"
    if first.words < second.words or (second.known and not first.known):
        return "fuller"
    return "different"
