"""The matrix of an event for the screen, and what of it contradicts or updates what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.app.web.i18n import N_
from khabar.app.web.story.opening import Opened
from khabar.app.web.story.passages import Passage, passage
from khabar.compare.counts import KINDS
from khabar.compare.matrix import Cell, Column, Matrix, Row, Said, fullest
from khabar.compare.told import Party
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.review import CORRECTED, Correction
from khabar.readings.time import Time

FIELDS = {
    "what": N_("what happened"),
    "actor": N_("who did it"),
    "target": N_("to whom"),
    "place": N_("where"),
    "time": N_("when"),
    "killed": N_("dead"),
    "injured": N_("injured"),
    "killed_or_injured": N_("dead or injured"),
    "missing": N_("missing"),
    "arrested": N_("arrested"),
    "displaced": N_("displaced"),
}
STANDING = {
    "first": N_("first account here"),
    "agrees": N_("says the same"),
    "vaguer": N_("less exact"),
    "fuller": N_("more exact"),
    "different": N_("differs; both may hold"),
    "contradicts": N_("differs; only one can hold"),
    "update": N_("update: later and not lower"),
    "silent": N_("says nothing of it"),
}
SIGNS = {
    "first": "①",
    "agrees": "=",
    "vaguer": "−",
    "fuller": "+",
    "different": "~",
    "contradicts": "\N{MULTIPLICATION SIGN}",
    "update": "↑",
    "silent": "–",
}
MOST = 6
"""Events whose matrix is laid out, those told by most articles first."""


@dataclass(frozen=True)
class ShownCell:
    """One origin on one field: its words as printed, and how they stand to the first.

    Where a person corrected a reading the words are his; ``corrected`` tells who and when.
    """

    key: str
    status: str
    words: tuple[str, ...]
    corrected: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class ShownColumn:
    """Whose word a column is."""

    name: str
    look: str
    through: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class ShownMatrix:
    """A matrix with its words."""

    type: str
    articles: int
    columns: tuple[ShownColumn, ...]
    rows: tuple[tuple[str, tuple[ShownCell, ...]], ...]


@dataclass(frozen=True)
class Pair:
    """Two accounts of one field side by side; ``whose`` are their origins."""

    field: str
    status: str
    whose: tuple[ShownColumn, ShownColumn]
    first: Passage
    second: Passage


def shown(opened: Opened) -> tuple[ShownMatrix, ...]:
    """The matrices of a story, those told most first."""
    return tuple(
        ShownMatrix(
            matrix.happening.type,
            len(matrix.happening.articles),
            tuple(column(opened, one) for one in matrix.columns),
            tuple(
                (
                    row.field,
                    tuple(
                        ShownCell(
                            f"{n}.{row.field}.{at}",
                            cell.status,
                            _words(opened, cell),
                            tuple(_corrections(opened, row.field, cell)),
                        )
                        for at, cell in enumerate(row.cells)
                    ),
                )
                for row in matrix.rows
            ),
        )
        for n, matrix in enumerate(opened.story.matrices[:MOST])
    )


def column(opened: Opened, one: Column) -> ShownColumn:
    """Whose word a column is: an origin, or a publisher's own voice."""
    if one.origin is None:
        members = opened.story.wordings[one.wording or 0].members
        return ShownColumn(
            opened.name(members[0]), "own", "", tuple(dict.fromkeys(map(opened.name, members)))
        )
    origin = opened.story.origins.found[one.origin]
    return ShownColumn(
        origin.name,
        "named" if origin.named else "unnamed",
        origin.through,
        tuple(dict.fromkeys(map(opened.name, origin.articles))),
    )


def pair(opened: Opened, key: str) -> Pair | None:
    """The passages behind a cell: the first account, and the cell's own."""
    number, _, rest = key.partition(".")
    name, _, at = rest.rpartition(".")
    if not (number.isdecimal() and at.isdecimal() and int(number) < len(opened.story.matrices)):
        return None
    matrix = opened.story.matrices[int(number)]
    row = next((one for one in matrix.rows if one.field == name), None)
    if row is None or int(at) >= len(row.cells) or not row.cells[int(at)].said:
        return None
    return _pair(opened, matrix, row, int(at))


def standing(opened: Opened, status: str) -> list[Pair]:
    """All cells that contradict, or update, the first account of their field; tolls first."""
    found = [
        _pair(opened, matrix, row, at)
        for matrix in opened.story.matrices
        for row in matrix.rows
        for at, cell in enumerate(row.cells)
        if cell.status == status and cell.said
    ]
    return sorted(found, key=lambda pair: pair.field not in KINDS)


def _pair(opened: Opened, matrix: Matrix, row: Row, at: int) -> Pair:
    first = next(n for n, cell in enumerate(row.cells) if cell.status == "first")
    return Pair(
        row.field,
        row.cells[at].status,
        (column(opened, matrix.columns[first]), column(opened, matrix.columns[at])),
        _passage(opened, fullest(row.cells[first].said)),
        _passage(opened, fullest(row.cells[at].said)),
    )


def _passage(opened: Opened, said: Said) -> Passage:
    return passage(opened, said.article, said.span)


def _words(opened: Opened, cell: Cell) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_told(opened, one) for one in cell.said))


def _told(opened: Opened, said: Said) -> str:
    """A value as printed, or as a person corrected it."""
    reading = said.reading
    if isinstance(reading, Party) and reading.given:
        return reading.given
    if isinstance(reading, Place | Time | Number) and reading.rule == CORRECTED:
        if isinstance(reading, Place):
            return reading.name
        if isinstance(reading, Time):
            return reading.value
        ends = dict.fromkeys(f"{end:g}" for end in (reading.low, reading.high) if end is not None)
        return "–".join(ends)
    return " ".join(said.span.of(opened.story.articles[said.article].text).split())


def _corrections(opened: Opened, field: str, cell: Cell) -> Iterator[Correction]:
    """Who corrected what a cell holds."""
    name = "type" if field == "what" else field
    for said in cell.said:
        for claim in opened.story.articles[said.article].claims:
            for one in claim.review.changes if claim.review else ():
                given = _told(opened, said) in one.value or field == "what"
                if one.field.rpartition(".")[2] == name and given:
                    yield one
