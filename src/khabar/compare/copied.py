"""Statements of a copy, and the statements of the text it was copied from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khabar.compare.sharing import Sharing
from khabar.compare.wordings import Wording
from khabar.readings.article import Article
from khabar.text.span import Span


class Told(NamedTuple):
    """A statement: the article's place in the list and the attribution's in the article."""

    article: int
    attribution: int


def copied_statements(
    articles: Sequence[Article], folded: Sequence[Wording], shared: Sequence[Sharing]
) -> Iterator[tuple[Told, Told]]:
    """Each statement in a copied sentence, with the one it was in the head's text."""
    heads = {copy: group.head for group in folded for copy in group.copies}
    for sharing in shared:
        for pair in sharing.pairs:
            left, right = (sharing.first, pair.first), (sharing.second, pair.second)
            if heads.get(sharing.first) == sharing.second:
                yield from _matched(articles, left, right)
            elif heads.get(sharing.second) == sharing.first:
                yield from _matched(articles, right, left)


def _matched(
    articles: Sequence[Article], here: tuple[int, Span], there: tuple[int, Span]
) -> Iterator[tuple[Told, Told]]:
    """Statements of two like sentences, in their order, where their number agrees."""
    inside = [
        [
            Told(number, at)
            for at, said in enumerate(articles[number].attributions)
            if span.overlaps(said.content_span)
        ]
        for number, span in (here, there)
    ]
    if len(inside[0]) == len(inside[1]):
        yield from zip(*inside, strict=True)
