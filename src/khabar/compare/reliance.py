"""Who rests on whom over many articles: counts with the list behind each, no score, no order.

Nothing here says how good a source is. That an outlet cites another often may mean that
it copies, or that it is careful to say where it has things from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from khabar.compare.story import Story


@dataclass
class Reliance:
    """What one outlet printed on the word of one source.

    ``statements`` are (document, place of the statement in it); ``earliest`` the documents
    that were the first of their story, ``disputed`` those with a field on which another
    origin of the story stands against this one.
    """

    outlet: str
    source: str
    named: bool
    statements: list[tuple[str, int]] = field(default_factory=list)
    earliest: list[str] = field(default_factory=list)
    agreed: list[str] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)


def reliance(stories: Iterable[Story]) -> Iterator[Reliance]:
    """Each outlet with each source it rests on, by their names."""
    found: dict[tuple[str, str], Reliance] = {}
    for story in stories:
        against, along = _standing(story)
        for number, origin in enumerate(story.origins.found):
            for told in origin.told:
                article = story.articles[told.article]
                outlet = article.publisher.name if article.publisher else article.doc
                one = found.setdefault(
                    (outlet, origin.name), Reliance(outlet, origin.name, origin.named)
                )
                one.statements.append((article.doc, told.attribution))
                _noted(one.earliest, article.doc, told.article == 0 and len(story.articles) > 1)
                _noted(one.disputed, article.doc, number in against)
                _noted(one.agreed, article.doc, number in along)
    for key in sorted(found):
        yield found[key]


def _noted(names: list[str], name: str, holds: bool) -> None:
    if holds and name not in names:
        names.append(name)


def _standing(story: Story) -> tuple[set[int], set[int]]:
    """The origins that another stands against, and those that another agrees with."""
    against: set[int] = set()
    along: set[int] = set()
    for matrix in story.matrices:
        for row in matrix.rows:
            pairs = zip(matrix.columns, row.cells, strict=True)
            told = [(column.origin, cell.status) for column, cell in pairs]
            first = next((origin for origin, status in told if status == "first"), None)
            for origin, status in told:
                if status in ("contradicts", "agrees"):
                    both = {n for n in (origin, first) if n is not None}
                    (against if status == "contradicts" else along).update(both)
    return against, along
