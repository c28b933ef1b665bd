"""Matching words and phrases of a lexicon in running text, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from khabar.text.clitics import Opening, endings, openings
from khabar.text.view import fold
from khabar.text.words import ARABIC, QUOTE, Words, tokens

V = TypeVar("V")
PLAIN = re.compile(f"[{ARABIC}]+(?: [{ARABIC}]+)*")
MOST_MET = 1 << 15
"""Words that a table remembers before it begins anew."""


@lru_cache(maxsize=1 << 15)
def key(phrase: str) -> str:
    """The folded words of a phrase with one space between them; quotation marks left out.

    >>> key("قوّات  «سوريا» الديمقراطية")
    'قوات سوريا الديمقراطية'
    """
    if PLAIN.fullmatch(phrase):  # most rows: no marks to leave out, nothing to cut
        return fold(phrase)
    return " ".join(word.form for word in tokens(phrase) if word.kind is not QUOTE)


class Match(NamedTuple, Generic[V]):
    """Words ``first`` up to ``stop`` are the phrase that stands for ``value``.

    ``proclitics`` are the letters of the first word that do not belong to it,
    ``pronoun`` the one attached to the last; ``key`` is the lexicon's spelling.
    """

    first: int
    stop: int
    value: V
    key: str
    proclitics: str
    pronoun: str


@dataclass(frozen=True, slots=True)
class Phrases(Generic[V]):
    """Folded phrases and their values, looked up a word at a time.

    ``longest`` gives, for each first word, the most words a phrase of it has.
    With ``bare_article`` the phrase is met with or without its article; with
    ``pronouns`` its last word may carry an attached pronoun.
    """

    entries: dict[str, V]
    longest: dict[str, int]
    bare_article: bool = False
    pronouns: bool = False
    met: dict[str, tuple[Opening, ...]] = field(default_factory=dict, compare=False, repr=False)
    """What each word met so far may open, so that most words cost one look."""

    @classmethod
    def of(
        cls, pairs: Iterable[tuple[str, V]], *, bare_article: bool = False, pronouns: bool = False
    ) -> Phrases[V]:
        """Build from (phrase, value) pairs; of two alike the first stands."""
        entries: dict[str, V] = {}
        longest: dict[str, int] = {}
        for phrase, value in pairs:
            folded = key(phrase)
            if not folded:
                continue
            entries.setdefault(folded, value)
            head = folded.split(" ", 1)[0]
            longest[head] = max(longest.get(head, 0), folded.count(" ") + 1)
        return cls(entries, longest, bare_article, pronouns)

    def at(self, words: Words, first: int, stop: int | None = None) -> Match[V] | None:
        """The longest phrase that begins at word ``first``, within its sentence."""
        if first >= len(words.items):
            return None
        word = words.items[first]
        may_open = self.met.get(word.form)
        if may_open is None:
            may_open = self._may_open(word.form)
        if not may_open or word.kind is QUOTE:
            return None
        limit = words.end_of_sentence(first) if stop is None else stop
        best: Match[V] | None = None
        reads = self._inflected if self.pronouns else self._spelt
        for stem, proclitics, _ in may_open:
            found = reads(words, first, limit, stem, proclitics)
            if found and (best is None or found.stop > best.stop):
                best = found
        return best

    def opens(self, form: str) -> bool:
        """Whether a phrase may begin with a folded word."""
        may_open = self.met.get(form)
        return bool(self._may_open(form) if may_open is None else may_open)

    def _may_open(self, form: str) -> tuple[Opening, ...]:
        """The ways to cut a word that leave the head of a phrase."""
        if len(self.met) >= MOST_MET:
            self.met.clear()
        longest, pronouns = self.longest, self.pronouns
        found: tuple[Opening, ...] = ()
        for opening in openings(form):
            stem, _, definite = opening
            if definite and not self.bare_article:
                break  # the openings without the article come first
            if stem in longest:
                found += (opening,)
            elif pronouns:
                for bare, _ in endings(stem):
                    if bare in longest:
                        found += (opening,)
                        break
        self.met[form] = found
        return found

    def _spelt(
        self, words: Words, first: int, limit: int, stem: str, proclitics: str
    ) -> Match[V] | None:
        """The longest phrase that opens with ``stem`` at word ``first``, as the table spells it."""
        entries, items = self.entries, words.items
        at, left, spelt = first + 1, self.longest[stem] - 1, stem
        stop, known = (at, spelt) if spelt in entries else (0, "")
        while left and at < limit:
            word = items[at]
            at += 1
            if word.kind is QUOTE:
                continue
            left -= 1
            spelt = f"{spelt} {word.form}"
            if spelt in entries:
                stop, known = at, spelt
        return Match(first, stop, entries[known], known, proclitics, "") if stop else None

    def _inflected(
        self, words: Words, first: int, limit: int, stem: str, proclitics: str
    ) -> Match[V] | None:
        """The same where the last word may carry a pronoun."""
        for head, pronoun in endings(stem):
            most = self.longest.get(head, 0)
            if not most:
                continue
            spelt, ends = [head], [first + 1]
            at = first + 1
            while not pronoun and at < limit and len(spelt) < most:
                if words.items[at].kind is not QUOTE:
                    spelt.append(words.items[at].form)
                    ends.append(at + 1)
                at += 1
            for n in range(len(spelt), 0, -1):
                phrase = " ".join(spelt[:n])
                if phrase in self.entries:
                    return Match(
                        first, ends[n - 1], self.entries[phrase], phrase, proclitics, pronoun
                    )
                if n > 1:
                    for end in endings(spelt[n - 1])[1:]:
                        phrase = " ".join((*spelt[: n - 1], end.stem))
                        if phrase in self.entries:
                            return Match(
                                first,
                                ends[n - 1],
                                self.entries[phrase],
                                phrase,
                                proclitics,
                                end.pronoun,
                            )
        return None
