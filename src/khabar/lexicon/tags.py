"""Words and phrases of a small vocabulary, found in a text with their proclitics apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from khabar.text.clitics import openings
from khabar.text.view import fold
from khabar.text.words import Words


class Sense(NamedTuple):
    """What a word or phrase is: its ``kind``, what it stands for, and a detail of that."""

    kind: str
    value: str = ""
    detail: str = ""


class Tag(NamedTuple):
    """Words up to ``stop`` are ``key``, after ``proclitics`` and perhaps the article."""

    stop: int
    word: Sense
    proclitics: str
    definite: bool
    key: str

    @property
    def kind(self) -> str:
        return self.word.kind

    @property
    def value(self) -> str:
        return self.word.value

    @property
    def detail(self) -> str:
        return self.word.detail


def of_kind(
    tags: Sequence[tuple[Tag, ...]], at: int, kinds: tuple[str, ...], proclitics: str | None
) -> Tag | None:
    """The longest tag of these kinds at word ``at``, None beyond either end.

    ``proclitics`` is what must stand before it; None allows anything.
    """
    if not 0 <= at < len(tags):
        return None
    for found in tags[at]:
        if found.word.kind in kinds and (proclitics is None or found.proclitics == proclitics):
            return found
    return None


Tagger = Callable[[Words], tuple[tuple[Tag, ...], ...]]
FUTURE = "س"
"""The particle of the future stands before verbs alone, and none are sought here."""
NONE: tuple[Tag, ...] = ()
NO_WORDS: frozenset[str] = frozenset()
NOTHING = Sense("")
_Tail = tuple[Sense, str, bool, str]
"""A tag less its ``stop``, the same wherever the word stands."""


def tagger(rows: Iterable[tuple[str, Sense]]) -> Tagger:
    """A function that gives, for each word, every phrase of ``rows`` that begins there.

    The longest come first; no phrase crosses the end of its sentence.
    """
    entries: dict[str, tuple[Sense, ...]] = {}
    heads: dict[str, frozenset[str]] = {}
    begun: set[str] = set()
    for phrase, sense in rows:
        folded = fold(phrase)
        entries[folded] = (*entries.get(folded, ()), sense)
        head, *rest = folded.split(" ")
        heads[head] = heads.get(head, NO_WORDS).union(rest[:1])
        for word in rest:
            begun.add(head)
            head = f"{head} {word}"

    @lru_cache(maxsize=1 << 15)
    def opened(form: str) -> tuple[tuple[_Tail, ...], tuple[_Tail, ...], frozenset[str]] | None:
        """The tags of a word by itself, the heads of longer phrases, what may follow these."""
        ways: list[_Tail] = [
            (NOTHING, proclitics, definite, stem)
            for stem, proclitics, definite in openings(form)
            if stem in heads and FUTURE not in proclitics
        ]
        if not ways:
            return None
        alone: list[_Tail] = [
            (sense, *way[1:]) for way in ways for sense in entries.get(way[3], ())
        ]
        longer = tuple([way for way in ways if heads[way[3]]])
        return tuple(alone), longer, NO_WORDS.union(*[heads[way[3]] for way in longer])

    def tags(words: Words) -> tuple[tuple[Tag, ...], ...]:
        found = [NONE] * len(words.items)
        new, items, last = tuple.__new__, words.items, len(words.items) - 1
        for at, word in enumerate(items):
            met = opened(word.form)
            if met is None:
                continue
            alone, ways, following = met
            stop = at + 1
            here = [
                new(Tag, (stop, sense, taken, definite, key))
                for sense, taken, definite, key in alone
            ]
            if ways and at < last and items[at + 1].form in following:
                _add_longer(here, words, at, ways)
            found[at] = tuple(here)
        return tuple(found)

    def _add_longer(here: list[Tag], words: Words, at: int, ways: tuple[_Tail, ...]) -> None:
        """Put the phrases of several words that begin at ``at`` before its own tags."""
        end = words.end_of_sentence(at)
        for _, proclitics, definite, phrase in ways:
            stop = at + 1
            while stop < end and phrase in begun:
                phrase = f"{phrase} {words.items[stop].form}"
                stop += 1
                here[:0] = [
                    Tag(stop, sense, proclitics, definite, phrase)
                    for sense in entries.get(phrase, ())
                ]
        here.sort(key=lambda tag: -tag.stop)

    return tags
