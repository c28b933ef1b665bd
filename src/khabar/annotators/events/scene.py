"""The words of an article as the events see them, with the mentions that stand on them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, NamedTuple

from khabar.annotators.events.word_kinds import BOUNDS, is_definite
from khabar.text.span import Span
from khabar.text.words import Words

WINDOW = 60
"""How many words from an event its place and time are looked for."""


class Mention(NamedTuple):
    """An actor, place, time or number, by the words it covers."""

    first: int
    stop: int
    value: Any
    span: Span


@dataclass(frozen=True, slots=True)
class Scene:
    """Words with what each can be, and which mentions stand on them.

    ``halts`` are the words that name events, where a noun phrase ends; ``verbs`` those of
    them that are verbs, ``victims`` those whose subject is the one who was hit.
    """

    words: Words
    kinds: tuple[str, ...]
    actors: dict[int, Mention]
    places: tuple[Mention, ...]
    times: tuple[Mention, ...]
    numbers: dict[int, Mention]
    on_time: frozenset[int]
    halts: frozenset[int] = frozenset()
    victims: frozenset[int] = frozenset()
    verbs: frozenset[int] = frozenset()

    def near(self, found: tuple[Mention, ...], at: int) -> tuple[Mention, ...]:
        """Those of ``found`` (in order) that stand within `WINDOW` words of word ``at``."""
        if not found:
            return found
        low = bisect_left(found, (at - WINDOW,))  # a mention opens with its first word
        return found[low : bisect_left(found, (at + WINDOW,), low)]

    def stop(self, at: int) -> int:
        """One past the last word of the sentence."""
        return self.words.end_of_sentence(at)

    def start(self, at: int) -> int:
        """The first word of the sentence."""
        return self.words.bounds[self.words.sentence_of[at]].start

    def bounds(self, at: int) -> bool:
        """Whether a clause ends or opens at this word."""
        return self.kinds[at] in BOUNDS

    def definite(self, at: int) -> bool:
        """Whether the word has the article."""
        return is_definite(self.words.items[at].form)

    def ended(self, at: int) -> bool:
        """Whether a phrase is complete with this word: it has the article or ends a name."""
        if is_definite(self.words.items[at].form):
            return True
        actor = self.actors.get(at)
        if actor and actor.stop == at + 1 and actor.value.mention in ("name", "alias"):
            return True
        return any(
            place.stop == at + 1 and place.first <= at and place.value.relation is None
            for place in self.near(self.places, at)
        )
