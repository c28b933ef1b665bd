"""Words and phrases of a small vocabulary, found in a text with their proclitics apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


Tagger = Callable[[Words], tuple[tuple[Tag, ...], ...]]
FUTURE = "س"
"""The particle of the future stands before verbs alone, and none are sought here."""
NONE: tuple[Tag, ...] = ()


def tagger(rows: Iterable[tuple[str, Sense]]) -> Tagger:
    """A function that gives, for each word, every phrase of ``rows`` that begins there.

    The longest come first; no phrase crosses the end of its sentence.
    """
    entries: dict[str, tuple[Sense, ...]] = {}
    longest: dict[str, int] = {}
    for phrase, sense in rows:
        folded = fold(phrase)
        entries[folded] = (*entries.get(folded, ()), sense)
        head, _, rest = folded.partition(" ")
        longest[head] = max(longest.get(head, 0), rest.count(" ") + 2 if rest else 1)

    @lru_cache(maxsize=1 << 15)
    def opened(form: str) -> tuple[tuple[Tag, int], ...]:
        return tuple(
            (Tag(0, Sense(""), cut.proclitics, cut.definite, cut.stem), longest[cut.stem])
            for cut in openings(form)
            if cut.stem in longest and FUTURE not in cut.proclitics
        )

    @lru_cache(maxsize=1 << 15)
    def single(form: str) -> tuple[Tag, ...]:
        """The tags of a word by itself, their ``stop`` counted from the word."""
        return tuple(
            tag._replace(stop=1, word=sense)
            for tag, _ in opened(form)
            for sense in entries.get(tag.key, ())
        )

    def tags(words: Words) -> tuple[tuple[Tag, ...], ...]:
        found: list[tuple[Tag, ...]] = []
        for at, word in enumerate(words.items):
            ways = opened(word.form)
            if not ways:
                found.append(NONE)
                continue
            here = [Tag(at + 1, *tag[1:]) for tag in single(word.form)]
            end = words.end_of_sentence(at)
            for way, most in ways:
                if most == 1:
                    continue
                phrase = way.key
                for stop in range(at + 2, min(at + most, end) + 1):
                    phrase = f"{phrase} {words.items[stop - 1].form}"
                    here[:0] = [
                        way._replace(stop=stop, word=sense, key=phrase)
                        for sense in entries.get(phrase, ())
                    ]
            if len(here) > 1:
                here.sort(key=lambda tag: -tag.stop)
            found.append(tuple(here))
        return tuple(found)

    return tags
