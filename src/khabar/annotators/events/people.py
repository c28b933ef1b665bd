"""Nouns for people, and how many each one means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.lexicon.table import table
from khabar.text.view import fold


@dataclass(frozen=True, slots=True)
class Human:
    """A noun for people: one, two or many of them."""

    word: str
    number: str


@cache
def humans() -> dict[str, str]:
    """Folded nouns for people with "s", "d" or "p"."""
    return {fold(row.word): row.number for row in table("human_nouns", Human)}
