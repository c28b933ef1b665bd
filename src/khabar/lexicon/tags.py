"""Words and phrases of a small vocabulary, found in a text with their proclitics apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
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
_Opened = tuple[tuple[_Tail, ...], tuple[_Tail, ...], frozenset[str]]
"""The tags of a word by itself, the heads of longer phrases, what may follow these."""
MOST_MET = 1 << 15
"""Words that a vocabulary remembers before it begins anew."""


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
    return _Vocabulary(entries, heads, frozenset(begun), {}).tags


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Phrases with their senses, what may follow their first words, what they begin with."""

    entries: dict[str, tuple[Sense, ...]]
    heads: dict[str, frozenset[str]]
    begun: frozenset[str]
    met: dict[str, _Opened]
    """What each word met so far opens."""

    def tags(self, words: Words) -> tuple[tuple[Tag, ...], ...]:
        """For each word every phrase that begins there, the longest first."""
        found = [NONE] * len(words.items)
        new, items, last, met = tuple.__new__, words.items, len(words.items) - 1, self.met
        for at, word in enumerate(items):
            form = word.form
            opened = met.get(form)
            if opened is None:
                opened = self._opened(form)
            alone, ways, following = opened
            if not alone and not ways:
                continue
            stop = at + 1
            here = [
                new(Tag, (stop, sense, taken, definite, key))
                for sense, taken, definite, key in alone
            ]
            if ways and at < last and items[at + 1].form in following:
                self._add_longer(here, words, at, ways)
            found[at] = tuple(here)
        return tuple(found)

    def _opened(self, form: str) -> _Opened:
        """What a word opens, kept for the next time it is met."""
        if len(self.met) >= MOST_MET:
            self.met.clear()
        ways: list[_Tail] = [
            (NOTHING, proclitics, definite, stem)
            for stem, proclitics, definite in openings(form)
            if stem in self.heads and FUTURE not in proclitics
        ]
        alone: list[_Tail] = [
            (sense, *way[1:]) for way in ways for sense in self.entries.get(way[3], ())
        ]
        longer = tuple([way for way in ways if self.heads[way[3]]])
        following = NO_WORDS.union(*[self.heads[way[3]] for way in longer])
        opened = self.met[form] = (tuple(alone), longer, following)
        return opened

    def _add_longer(self, here: list[Tag], words: Words, at: int, ways: tuple[_Tail, ...]) -> None:
        """Put the phrases of several words that begin at ``at`` before its own tags."""
        end = words.end_of_sentence(at)
        for _, proclitics, definite, phrase in ways:
            stop = at + 1
            while stop < end and phrase in self.begun:
                phrase = f"{phrase} {words.items[stop].form}"
                stop += 1
                here[:0] = [
                    Tag(stop, sense, proclitics, definite, phrase)
                    for sense in self.entries.get(phrase, ())
                ]
        here.sort(key=lambda tag: -tag.stop)
