"""Statements of a sentence put together: who goes on, who is nested, where each one stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from khabar.annotators.attribution.content_end import trimmed
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.dateline import standing_agencies
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.resolution import Resolution
from khabar.annotators.attribution.speakers import Floor
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.readings.actor import Actor
from khabar.readings.attribution import Attribution
from khabar.text.annotation import Annotation
from khabar.text.layout import Layout
from khabar.text.words import QUOTE

THAT = frozenset({"ان", "انه", "انها", "انهم", "فقد"})

LEFT_OVER = ("break", "auxiliary", "beside", "opener", "yet")


@cache
def left_over() -> frozenset[str]:
    """Words that end no content: they belong to the statement that comes next."""
    return THAT.union(*[of_class(each) for each in LEFT_OVER])


class Placed(NamedTuple):
    """A statement with the number of the one it is nested in (None: none)."""

    statement: Statement
    within: int | None


@dataclass(slots=True)
class Assembly:
    """The reading of one article under way; made and dropped within one call."""

    near: Surroundings
    actors: Sequence[Annotation[Actor]]
    layout: Layout | None
    found: list[Annotation[Attribution]] = field(default_factory=list)
    pending: list[Placed] = field(default_factory=list)
    back: Resolution = field(init=False)
    leads: bool = False
    """Whether an agency was named in the lead as the one who hands the story on."""

    def __post_init__(self) -> None:
        agencies = standing_agencies(self.near.words, self.layout)
        self.back = Resolution(self.near, Floor(self.actors), agencies)

    def hold(self, statement: Statement) -> None:
        """Keep a statement of its own; those that a quotation before its verb holds go into it."""
        inner = [n for n, p in enumerate(self.pending) if p.statement.first >= statement.first]
        if not inner:
            self.pending.append(Placed(statement, None))
            return
        at = inner[0]
        end = statement.stop - (self.near.words.items[statement.stop - 1].kind is QUOTE)
        later = [
            Placed(
                p.statement._replace(stop=min(p.statement.stop, end)),
                at if p.within is None else p.within + 1,
            )
            for p in self.pending[at:]
        ]
        self.pending[at:] = [Placed(statement, None), *later]

    def around(self, cue: Cue) -> Placed:
        """The innermost statement whose content a cue still stands in; the last where none does."""
        inside = (p for p in reversed(self.pending) if p.statement.stop > cue.first)
        return next(inside, self.pending[-1])

    def resume(self, cue: Cue, statement: Statement) -> None:
        """«قال فلان إن فلانا أقر بأنه …، مضيفاً»: the outermost speaker goes on, all else ends."""
        for placed in reversed(self.pending[:]):
            if placed.statement.stop > cue.first:
                self.cut(placed, cue.first)
        self.pending.append(Placed(statement._replace(resumes=True), None))

    def cut(self, placed: Placed, at: int) -> None:
        """End the content of a statement before word ``at``."""
        words = self.near.words
        stop = at
        while stop > placed.statement.first and words.form(stop - 1) in left_over():
            stop -= 1
            held = words.form(stop - 1) in of_class("time_clause")
            stop -= held and words.form(stop) == "ان"  # «…، بعد أن كانت أعلنت»
        stop = trimmed(words, placed.statement.first, stop)
        number = self.pending.index(placed)
        if stop > placed.statement.first:
            self.pending[number] = placed._replace(statement=placed.statement._replace(stop=stop))
        else:
            self.pending.pop(number)
