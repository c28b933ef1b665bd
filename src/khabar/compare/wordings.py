"""Articles that fold into one wording because they share their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from khabar.compare.printed import Printed
from khabar.compare.sharing import Sharing
from khabar.readings.article import Article
from khabar.text.view import fold

COPY = 0.5
"""Two articles are one wording when one of them shares this much of its words."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Articles of one text, by their places in the list, the earliest here first.

    ``head`` is the one the others can be read against: the one whose publisher
    the others name, else the earliest in this set; None where neither tells.
    """

    members: tuple[int, ...]
    head: int | None

    @property
    def copies(self) -> tuple[int, ...]:
        """The members that share the head's text; none where no head is known."""
        return () if self.head is None else tuple(m for m in self.members if m != self.head)


def moment(article: Printed) -> datetime | None:
    """When it was published, as far as we were told; a bare day is its first instant in UTC."""
    try:
        found = datetime.fromisoformat(article.published or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def wordings(articles: Sequence[Article], shared: Sequence[Sharing]) -> tuple[Wording, ...]:
    """Each article in one wording, in the order of their first articles."""
    above = list(range(len(articles)))

    def root(at: int) -> int:
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    for pair in shared:
        if pair.share >= COPY:
            low, high = sorted((root(pair.first), root(pair.second)))
            above[high] = low
    groups: dict[int, list[int]] = {}
    for number in range(len(articles)):
        groups.setdefault(root(number), []).append(number)
    return tuple(_wording(articles, group) for group in groups.values())


def _wording(articles: Sequence[Article], group: list[int]) -> Wording:
    times = {number: moment(articles[number]) for number in group}
    late = datetime.max.replace(tzinfo=UTC)
    order = sorted(group, key=lambda number: (times[number] or late, number))
    credited = [n for n in order if _credited(articles, n, group)]
    if len(group) == 1 or len(credited) == 1:
        return Wording(tuple(order), credited[0] if len(group) > 1 else group[0])
    known = [times[n] for n in order]
    if None in known or known[0] == known[1]:
        return Wording(tuple(order), None)
    return Wording(tuple(order), order[0])


def _credited(articles: Sequence[Article], number: int, group: list[int]) -> bool:
    """Whether another of the group says that it has its words through this publisher."""
    publisher = articles[number].publisher
    name = fold(publisher.name) if publisher else ""
    return bool(name) and any(
        fold(link.name) == name and link.role != "publisher"
        for other in group
        if other != number
        for said in articles[other].attributions
        for link in said.chain
    )
