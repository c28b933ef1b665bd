"""Who rests on whom among outlets: each citation with its place, circles, and common owners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from khabar.compare.copied import Told
from khabar.compare.credit import Credit, cited, credits, publisher
from khabar.compare.voices import name_words
from khabar.lexicon.actors import press_by_key
from khabar.readings.article import Article


@dataclass(frozen=True, slots=True)
class Citation:
    """``citing`` printed something that it says it has from ``cited``.

    ``told`` is the statement that says so; None where a byline or credit line does.
    """

    citing: Credit
    cited: Credit
    article: int
    told: Told | None


def citations(articles: Sequence[Article]) -> tuple[Citation, ...]:
    """Every citation of an outlet or agency by another, in the order of the articles."""
    found = []
    printed = {name_words(one.name): one for one in map(publisher, articles) if one}
    for at, article in enumerate(articles):
        own = publisher(article)
        if own is None:
            continue
        named = [(house, None) for house in credits(article)]
        said = [(house, Told(at, number)) for number, house in cited(article)]
        said += [(house, told) for told, house in _publishers(article, at, printed)]
        found += [
            Citation(own, house, at, told) for house, told in (*named, *said) if not own.same(house)
        ]
    return tuple(found)


def _publishers(
    article: Article, at: int, printed: Mapping[frozenset[str], Credit]
) -> Iterator[tuple[Told, Credit]]:
    """Links that are no outlet by their words, and yet the publisher of another article."""
    for number, said in enumerate(article.attributions):
        for link in said.chain:
            house = printed.get(name_words(link.name))
            if house and link.role != "publisher" and link.kind not in ("agency", "outlet"):
                yield Told(at, number), house


def circles(found: Iterable[Citation]) -> tuple[tuple[str, ...], ...]:
    """Outlets that rest on one another in a round, each round once, by their names.

    Strongly connected components (Tarjan 1972) of more than one outlet.
    """
    after: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for one in found:
        left, right = _key(one.citing), _key(one.cited)
        after[left].add(right)
        after.setdefault(right, set())
        names.setdefault(left, one.citing.name)
        names.setdefault(right, one.cited.name)
    rounds = (sorted(names[key] for key in group) for group in _components(after))
    return tuple(sorted(tuple(group) for group in rounds if len(group) > 1))


def _key(house: Credit) -> str:
    return house.id or house.name


def _components(after: dict[str, set[str]]) -> list[list[str]]:
    """Tarjan's algorithm without recursion: a chain of outlets may be long."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on: set[str] = set()
    groups: list[list[str]] = []
    for start in sorted(after):
        work = [(start, iter(sorted(after[start])))] if start not in index else []
        while work:
            node, rest = work[-1]
            if node not in index:
                index[node] = low[node] = len(index)
                stack.append(node)
                on.add(node)
            step = next(rest, None)
            if step is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = stack.index(node)
                    groups.append(stack[at:])
                    on.difference_update(stack[at:])
                    del stack[at:]
            elif step not in index:
                work.append((step, iter(sorted(after[step]))))
            elif step in on:
                low[node] = min(low[node], index[step])
    return groups


def under_one_owner(articles: Sequence[Article]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Publishers that one owner holds, as far as the press table knows: owner and outlets.

    A government owns what the table calls "state" in one country.
    """
    held: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        house = publisher(article)
        row = press_by_key().get(house.id) if house else None
        if row and (row.owner or row.parent):
            owner = f"{row.country} state" if row.owner == "state" else row.owner or row.parent
            held[owner].add(row.name)
    return tuple(sorted((o, tuple(sorted(names))) for o, names in held.items() if len(names) > 1))
