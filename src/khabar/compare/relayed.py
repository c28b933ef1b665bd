"""Statements that an outlet of the story is named for: they rest on what it printed itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.compare.copied import Told
from khabar.compare.subject import overlap, stems
from khabar.compare.voices import name_words
from khabar.readings.article import Article

ALIKE = 0.35
"""Words that a retelling shares with what it retells, as a part of the shorter one's."""


def relayed(articles: Sequence[Article]) -> Iterator[tuple[Told, Told]]:
    """Each statement whose word is another publisher's, with the one it was told in there.

    Of several the one most like it; none where nothing there is like it.
    """
    printed: dict[frozenset[str], list[int]] = {}
    for at, article in enumerate(articles):
        if article.publisher:
            printed.setdefault(name_words(article.publisher.name), []).append(at)
    content = {
        Told(at, number): stems(said.content_span.of(article.text))
        for at, article in enumerate(articles)
        for number, said in enumerate(article.attributions)
    }
    for told, words in content.items():
        last = articles[told.article].attributions[told.attribution].chain[-1]
        houses = printed.get(name_words(last.name), [])
        near = [
            (overlap(words, others), other)
            for other, others in content.items()
            if other.article in houses and other.article != told.article
        ]
        best = max(near, key=lambda pair: (pair[0], -pair[1].article), default=(0.0, told))
        if best[0] >= ALIKE:
            yield told, best[1]


def followed(told: Told, onward: dict[Told, Told]) -> Told:
    """The last statement that a statement goes back to; in a circle, the first met again."""
    met: set[Told] = set()
    while told in onward and told not in met:
        met.add(told)
        told = onward[told]
    return told
