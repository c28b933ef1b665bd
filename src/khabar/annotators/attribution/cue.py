"""A word or phrase that hands a statement on."""

from __future__ import annotations

from typing import NamedTuple

from khabar.text.clitics import CONJUNCTIONS


class Cue(NamedTuple):
    """A cue at words ``first`` up to ``stop``.

    ``manner`` is verb, participle, passive, post (بحسب …) or noun (أنباء عن …).
    ``joined`` tells that a conjunction stands before it. ``takes`` as in
    `ReportingVerb`; gender and number are those of its subject, "" where a form
    does not show them.
    """

    first: int
    stop: int
    manner: str
    stance: str = "neutral"
    takes: tuple[str, ...] = ()
    lemma: str = ""
    gender: str = ""
    number: str = ""
    joined: bool = False
    object: str = ""
    lead: int = 0


def lead(proclitics: str) -> int:
    """How many letters of a word's proclitics are a conjunction (و or ف)."""
    return int(proclitics[:1] in CONJUNCTIONS and bool(proclitics))
