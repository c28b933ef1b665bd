"""A desk's own list of words that take a side, which overrides ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from khabar.lexicon.phrases import Phrases, key

WordingClass = Literal[
    "side_taking", "contested_term", "honorific", "scare_marker", "euphemism", "glorifying",
    "demonising", "minimising",
]  # fmt: skip
CLASSES: tuple[str, ...] = get_args(WordingClass)
NONE = "none"
"""The class that says that a phrase of ours is no matter for this desk."""
DESK = "the desk's own list"
COLUMNS = ("phrase", "class", "plainer", "plainer_en", "basis")


@dataclass(frozen=True, slots=True)
class HouseWord:
    """A phrase and what the desk says of it; ``field_class`` "none" leaves it unmarked."""

    phrase: str
    field_class: str
    plainer: str = ""
    plainer_en: str = ""
    basis: str = DESK


@dataclass(frozen=True, slots=True)
class House:
    """A desk's list, ready to be met in running text."""

    phrases: Phrases[HouseWord]

    @classmethod
    def of(cls, words: Iterable[HouseWord]) -> House:
        """Build from rows; of two rows with one phrase the first stands."""
        return cls(Phrases.of((word.phrase, word) for word in words))


def house(text: str) -> House:
    """Read a desk's list from the text of a TSV file.

    The first line names the columns: ``phrase`` and ``class``, and if wanted ``plainer``,
    ``plainer_en`` and ``basis``. A class is one of `CLASSES`, or "none". A line that opens
    with # is a remark. Raises `ValueError` with the line and its mend.

    >>> found = house("phrase\\tclass\\nالمحتل\\tnone")
    >>> [word.field_class for word in found.phrases.entries.values()]
    ['none']
    """
    lines = [(n, line) for n, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1)]
    lines = [(n, line) for n, line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        raise ValueError("it is empty: give a first line with the columns phrase and class")
    header = [cell.strip() for cell in lines[0][1].split("\t")]
    if "phrase" not in header or "class" not in header:
        raise ValueError("its first line must name the columns phrase and class, parted by a tab")
    unknown = [column for column in header if column not in COLUMNS]
    if unknown:
        raise ValueError(f"it has no use for a column {unknown[0]!r}: use {', '.join(COLUMNS)}")
    return House.of(_word(number, line, header) for number, line in lines[1:])


def _word(number: int, line: str, header: list[str]) -> HouseWord:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(header):
        raise ValueError(f"line {number} has {len(cells)} cells where the first has {len(header)}")
    row = dict(zip(header, cells, strict=False))
    phrase, field_class = row.get("phrase", ""), row.get("class", "")
    if not key(phrase):
        raise ValueError(f"line {number} has no phrase: write one, or take the line out")
    if field_class != NONE and field_class not in CLASSES:
        raise ValueError(
            f"line {number}: class is {field_class!r}: write one of {', '.join(CLASSES)}, or {NONE}"
        )
    return HouseWord(
        phrase,
        field_class,
        row.get("plainer", ""),
        row.get("plainer_en", ""),
        row.get("basis", "") or DESK,
    )
