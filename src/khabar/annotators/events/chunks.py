"""The pieces that clauses are made of: a phrase, a verb, an opener, a stop."""

from __future__ import annotations

from typing import NamedTuple

from khabar.lexicon.verbs import VerbForm

AGENT = "agent"
"""The preposition of «من قبل», «على يد», «بنيران»."""


class Chunk(NamedTuple):
    """A piece of a sentence, words ``first`` to ``stop``.

    Of a noun: ``prep`` is the preposition before it ("" for none, ``AGENT`` for who did it),
    ``head`` its first word or the trigger in it, ``of`` the number of the chunk it is in
    construct with, or -1. ``joined`` says that it opens with و or ف, ``pronoun`` what «أنها»,
    «فيها» or «قصفها» ends in.
    """

    kind: str
    first: int
    stop: int
    head: int = -1
    prep: str = ""
    of: int = -1
    joined: bool = False
    pronoun: str = ""
    form: VerbForm | None = None

    @property
    def place(self) -> tuple[int, int]:
        """The words from the head noun on, without a preposition that stands apart."""
        return self.first, self.stop
