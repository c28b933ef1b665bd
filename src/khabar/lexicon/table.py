"""Typed tables over the data files of ``lexicon/ar``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

R = TypeVar("R")
Reader = Callable[[str], Any]


class LexiconError(ValueError):
    """A data file of ours is broken: names the file and the row."""


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicon/ar/<name>.tsv`` as dicts; a line that opens with # is a remark."""
    text = files("khabar.lexicon").joinpath("ar", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    if not lines:
        raise LexiconError(f"{name}.tsv: no header")
    header = lines[0].split("\t")
    found = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(
                f"{name}.tsv: {len(cells)} cells where the header has {len(header)}: {line}"
            )
        found.append(dict(zip(header, cells, strict=True)))
    return tuple(found)


def table(name: str, of: type[R]) -> tuple[R, ...]:
    """The rows of a data file as values of the dataclass ``of``.

    A cell is read by its field's type: str, int, float, bool ("yes" or ""),
    or ``tuple[str, ...]`` (parts between bars). An empty cell takes the field's
    default where it has one. Columns that ``of`` does not name are left out. Read once.
    """
    return _typed(name, of)  # type: ignore[arg-type]


@cache
def _typed(name: str, of: type[Any]) -> tuple[Any, ...]:
    hints = get_type_hints(of)
    wanted = [(f.name, _readers().get(hints[f.name], _parts), f.default) for f in fields(of)]
    return tuple(_row(name, of, wanted, row) for row in rows(name))


def _row(name: str, of: type[R], wanted: list[tuple[str, Reader, Any]], row: dict[str, str]) -> R:
    values: dict[str, Any] = {}
    for column, reader, default in wanted:
        cell = row.get(column, "")
        if not cell and default is not MISSING:
            continue
        try:
            values[column] = reader(cell)
        except ValueError as wrong:
            raise LexiconError(f"{name}.tsv: {column} is {cell!r}: {wrong}") from wrong
    return of(**values)


@cache
def _readers() -> dict[Any, Reader]:
    """What reads a cell, by the type of its field; a tuple is read by `_parts`."""
    return {
        str: str,
        bool: "yes".__eq__,
        int: int,
        int | None: int,
        float: float,
        float | None: float,
    }


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cell.split("|"))))
