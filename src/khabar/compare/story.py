"""Reports of one story, set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.compare.origins import Origins, origins
from khabar.compare.sharing import Sharing, left_out, sharing
from khabar.compare.tolls import Toll, tolls
from khabar.compare.wordings import Wording, wordings
from khabar.readings.article import Article
from khabar.text.span import Span


@dataclass(frozen=True, slots=True)
class Omission:
    """Sentences of ``head`` that ``copy`` left out; the places are in the head's text."""

    copy: int
    head: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What the articles share and where they differ. Articles go by their place in the list."""

    articles: tuple[Article, ...]
    shared: tuple[Sharing, ...]
    wordings: tuple[Wording, ...]
    origins: Origins
    tolls: tuple[Toll, ...]
    omissions: tuple[Omission, ...]

    def between(self, first: int, second: int) -> Sharing | None:
        """What two articles share, whichever stands first."""
        both = {first, second}
        return next((s for s in self.shared if {s.first, s.second} == both), None)


def compare(articles: Sequence[Article]) -> Story:
    """Set articles of one story side by side; their order changes nothing but the numbering."""
    kept = tuple(articles)
    shared = sharing(kept)
    folded = wordings(kept, shared)
    known = origins(kept, folded, shared)
    return Story(
        kept, shared, folded, known, tolls(kept, known), tuple(_omissions(kept, folded, shared))
    )


def _omissions(
    articles: Sequence[Article], folded: Sequence[Wording], shared: Sequence[Sharing]
) -> list[Omission]:
    found = []
    for group in folded:
        for copy in group.copies:
            assert group.head is not None
            kept: list[Span] = []
            for pair in shared:
                if (pair.first, pair.second) == (group.head, copy):
                    kept += [p.first for p in pair.pairs]
                if (pair.second, pair.first) == (group.head, copy):
                    kept += [p.second for p in pair.pairs]
            if dropped := left_out(articles[group.head], kept):
                found.append(Omission(copy, group.head, dropped))
    return found
