"""Sentences that two articles have in common, by their folded words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from khabar.readings.article import Article
from khabar.text.span import Span
from khabar.text.words import Kind, tokens

ALIKE = 0.7
"""From here on two sentences are one sentence in two hands (1.0: the same words)."""

SHORTEST = 4
"""Words a sentence must have before its likeness to another says anything."""

COMMON = 40
"""A word that stands in more sentences than this finds no partners."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article and its folded words, marks left out."""

    span: Span
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the first article and its like in the second.

    ``alike`` is the share of words they have in common and in order, 1.0 for all.
    """

    first: Span
    second: Span
    alike: float


@dataclass(frozen=True, slots=True)
class Sharing:
    """What two articles share; ``first`` and ``second`` are their places in the list.

    The shares are of each article's own words, 0.0 to 1.0.
    """

    first: int
    second: int
    pairs: tuple[Pair, ...]
    share_of_first: float
    share_of_second: float

    @property
    def share(self) -> float:
        """Of the article that has the larger part of its words in common."""
        return max(self.share_of_first, self.share_of_second)


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article's body that are long enough to compare, in order."""
    title = article.title.span if article.title else None
    found = []
    for place in article.sentences:
        span = Span(*place)
        if title and title[0] <= span.start < title[1]:
            continue
        words = tuple(w.form for w in tokens(span.of(article.text)) if w.kind in WORDLIKE)
        if len(words) >= SHORTEST:
            found.append(Sentence(span, words))
    return tuple(found)


WORDLIKE = frozenset((Kind.LETTERS, Kind.DIGITS, Kind.LATIN))


def shared(first: Sequence[Sentence], second: Sequence[Sentence]) -> tuple[Pair, ...]:
    """Each sentence of ``first`` with the one most like it in ``second``, in order.

    A sentence has one partner at most; the most alike are paired first.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(second):
        for word in set(sentence.words):
            holders[word].append(number)
    likely = []
    for left, sentence in enumerate(first):
        for right in sorted(_candidates(sentence, holders)):
            alike = Indel.normalized_similarity(
                sentence.words, second[right].words, score_cutoff=ALIKE
            )
            if alike:
                likely.append((-alike, left, right))
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for minus, left, right in sorted(likely):
        if left not in taken and right not in used:
            taken[left] = (right, -minus)
            used.add(right)
    return tuple(
        Pair(first[left].span, second[right].span, alike)
        for left, (right, alike) in sorted(taken.items())
    )


def _candidates(sentence: Sentence, holders: dict[str, list[int]]) -> set[int]:
    """Sentences that hold at least a third of the words that are not everywhere."""
    seen: dict[int, int] = defaultdict(int)
    telling = [
        holders[word]
        for word in set(sentence.words)
        if word in holders and len(holders[word]) <= COMMON
    ]
    for numbers in telling:
        for number in numbers:
            seen[number] += 1
    return {number for number, times in seen.items() if times * 3 >= len(telling)}


def sharing(articles: Sequence[Article]) -> tuple[Sharing, ...]:
    """What every two of the articles share, where they share a sentence at all."""
    cut = [sentences(article) for article in articles]
    sizes = [sum(len(s.words) for s in body) for body in cut]
    found = []
    for first in range(len(articles)):
        for second in range(first + 1, len(articles)):
            pairs = shared(cut[first], cut[second])
            if not pairs:
                continue
            lefts, rights = {p.first for p in pairs}, {p.second for p in pairs}
            left = sum(len(s.words) for s in cut[first] if s.span in lefts)
            right = sum(len(s.words) for s in cut[second] if s.span in rights)
            found.append(Sharing(first, second, pairs, left / sizes[first], right / sizes[second]))
    return tuple(found)


def left_out(original: Article, pairs: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences of ``original`` that are not among ``pairs``: what a copy dropped."""
    kept = set(pairs)
    return tuple(s.span for s in sentences(original) if s.span not in kept)
