"""Reports of one story, set side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.compare.accounts import accounts
from khabar.compare.citations import Citation, circles, citations, under_one_owner
from khabar.compare.happenings import happenings
from khabar.compare.matrix import Matrix, matrix
from khabar.compare.origins import Origins
from khabar.compare.sharing import Sharing, left_out
from khabar.compare.told import Telling, tellings
from khabar.compare.tolls import Toll, tolls
from khabar.compare.wordings import Wording
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
    matrices: tuple[Matrix, ...]
    citations: tuple[Citation, ...]

    @property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Outlets that rest on one another in a round."""
        return circles(self.citations)

    @property
    def owners(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Publishers that one owner holds, as far as the press table knows."""
        return under_one_owner(self.articles)

    def between(self, first: int, second: int) -> Sharing | None:
        """What two articles share, whichever stands first."""
        both = {first, second}
        return next((s for s in self.shared if {s.first, s.second} == both), None)


def compare(articles: Sequence[Article]) -> Story:
    """Set articles of one story side by side; their order changes nothing but the numbering."""
    kept = tuple(articles)
    shared, folded, known = accounts(kept)
    told = [telling for at, article in enumerate(kept) for telling in tellings(article, at)]
    return Story(
        kept,
        shared,
        folded,
        known,
        tolls(kept, known),
        tuple(_omissions(kept, folded, shared)),
        tuple(_matrices(kept, told, known, folded)),
        citations(kept),
    )


def _matrices(
    articles: Sequence[Article],
    told: Sequence[Telling],
    known: Origins,
    folded: Sequence[Wording],
) -> Iterator[Matrix]:
    """The events that two articles or more tell, those told most first."""
    common = [one for one in happenings(told) if len(one.articles) > 1]
    for happening in sorted(common, key=lambda one: (-len(one.articles), -len(one.tellings))):
        yield matrix(articles, happening, known, folded)


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
