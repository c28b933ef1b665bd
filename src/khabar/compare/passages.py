"""Passages that two articles have word for word, and what one hand did to the other's text.

Greedy string tiling (Wise 1993): the longest common runs of folded words first,
no word used twice. A run may stand anywhere, so a paragraph that was moved is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from khabar.compare.printed import Printed
from khabar.text.span import Span
from khabar.text.words import Kind, tokens

SHORTEST = 3
"""Words in a row that count as taken over, next to longer runs."""

ANCHOR = 6
"""Words in a row without which nothing between two articles counts as taken over."""

BRIDGE = 8
"""Words between two runs, on either side, that a passage may hold as reworded."""

EDGE = 2
"""Words at either end of a passage that may be a change of what stood there."""

REPEATED = 8
"""Places at which a run of words may begin before it is held for a formula."""


class Body(NamedTuple):
    """The words of an article without its headline: folded forms, and where each stands."""

    words: tuple[str, ...]
    places: tuple[Span, ...]

    def span(self, start: int, stop: int) -> Span | None:
        """The characters from word ``start`` to before word ``stop``; None where there are none."""
        stop = min(stop, len(self.places))
        if start >= stop:
            return None
        return Span(self.places[start].start, self.places[stop - 1].stop)


WORDLIKE = frozenset((Kind.LETTERS, Kind.DIGITS, Kind.LATIN))


def body(article: Printed) -> Body:
    """The words of an article that are compared."""
    title = article.title.span if article.title else None
    kept = [
        word
        for word in tokens(article.text)
        if word.kind in WORDLIKE and not (title and title[0] <= word.span.start < title[1])
    ]
    return Body(tuple(w.form for w in kept), tuple(w.span for w in kept))


class Run(NamedTuple):
    """``size`` words in a row that both have, from word ``first`` and word ``second`` on."""

    first: int
    second: int
    size: int


class Edit(NamedTuple):
    """What stands otherwise between two runs of a passage; None on the side that has nothing."""

    kind: Literal["cut", "added", "reworded"]
    first: Span | None
    second: Span | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of both texts that is one text, small rewordings included.

    ``same`` are the words that both have, with their place in each; the words between
    them are ``edits``. ``edges`` are a few words before and after it, where both texts have
    some: a word that was changed there ends the passage.
    """

    first: Span
    second: Span
    same: tuple[tuple[Span, Span], ...]
    edits: tuple[Edit, ...]
    edges: tuple[tuple[Span, Span], ...] = ()

    @property
    def taken(self) -> int:
        """How many words are the same."""
        return len(self.same)


@dataclass(frozen=True, slots=True)
class Shared:
    """All that two articles share; ``alone`` is the longest stretch of each that is its own.

    ``share`` is the part of each article's words that lies in shared passages, 0.0 to 1.0.
    """

    passages: tuple[Passage, ...]
    share: tuple[float, float]
    alone: tuple[float, float]

    @property
    def more(self) -> float:
        """The share in the article that has more of itself in common."""
        return max(self.share)

    @property
    def less(self) -> float:
        """The share in the other."""
        return min(self.share)


def passages(first: Body, second: Body) -> Shared:
    """What two texts share, in the order of the first."""
    if not first.words or not second.words:
        return Shared((), (0.0, 0.0), (1.0, 1.0))
    chains = [c for c in _bridged(_tiles(first.words, second.words)) if _carries(c)]
    found = tuple(_passage(first, second, chain) for chain in chains)
    left = [(c[0].first, c[-1].first + c[-1].size) for c in chains]
    right = [(c[0].second, c[-1].second + c[-1].size) for c in chains]
    return Shared(
        found,
        (_covered(left, len(first.words)), _covered(right, len(second.words))),
        (_own(left, len(first.words)), _own(right, len(second.words))),
    )


def _carries(chain: Sequence[Run]) -> bool:
    """A chain holds one run at least that chance does not make."""
    return max(run.size for run in chain) >= ANCHOR


def _tiles(first: Sequence[str], second: Sequence[str]) -> list[Run]:
    taken = (bytearray(len(first)), bytearray(len(second)))
    runs: list[Run] = []
    for run in sorted(_maximal(first, second), key=lambda r: (-r.size, r.first, r.second)):
        for piece in _free(run, taken):
            taken[0][piece.first : piece.first + piece.size] = b"\1" * piece.size
            taken[1][piece.second : piece.second + piece.size] = b"\1" * piece.size
            runs.append(piece)
    return sorted(runs)


def _maximal(first: Sequence[str], second: Sequence[str]) -> Iterator[Run]:
    """Runs that cannot be longer; those that begin in a formula said many times left out."""
    begins: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(second) - SHORTEST + 1):
        begins[tuple(second[at : at + SHORTEST])].append(at)
    for left in range(len(first) - SHORTEST + 1):
        places = begins.get(tuple(first[left : left + SHORTEST]), ())
        if len(places) > REPEATED:
            continue
        for right in places:
            if left and right and first[left - 1] == second[right - 1]:
                continue
            size, most = SHORTEST, min(len(first) - left, len(second) - right)
            while size < most and first[left + size] == second[right + size]:
                size += 1
            yield Run(left, right, size)


def _free(run: Run, taken: tuple[bytearray, bytearray]) -> Iterator[Run]:
    """The pieces of a run that no longer run has taken."""
    start = 0
    for at in range(run.size + 1):
        if at == run.size or taken[0][run.first + at] or taken[1][run.second + at]:
            if at - start >= SHORTEST:
                yield Run(run.first + start, run.second + start, at - start)
            start = at + 1


def _bridged(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that follow one another in both texts, few words apart."""
    chains: list[list[Run]] = []
    for run in runs:
        if chains:
            last = chains[-1][-1]
            gaps = run.first - last.first - last.size, run.second - last.second - last.size
            if all(0 <= gap <= BRIDGE for gap in gaps):
                chains[-1].append(run)
                continue
        chains.append([run])
    return chains


def _passage(first: Body, second: Body, chain: Sequence[Run]) -> Passage:
    head, last = chain[0], chain[-1]
    ends = last.first + last.size, last.second + last.size
    left, right = first.span(head.first, ends[0]), second.span(head.second, ends[1])
    assert left is not None
    assert right is not None
    return Passage(
        left,
        right,
        tuple(
            (first.places[run.first + n], second.places[run.second + n])
            for run in chain
            for n in range(run.size)
        ),
        tuple(_edits(first, second, chain)),
        tuple(_edges(first, second, (head.first, head.second), ends)),
    )


def _edits(first: Body, second: Body, chain: Sequence[Run]) -> Iterator[Edit]:
    for before, after in pairwise(chain):
        left = first.span(before.first + before.size, after.first)
        right = second.span(before.second + before.size, after.second)
        if left and right:
            yield Edit("reworded", left, right)
        elif left or right:
            yield Edit("cut" if left else "added", left, right)


def _edges(
    first: Body, second: Body, starts: tuple[int, int], ends: tuple[int, int]
) -> Iterator[tuple[Span, Span]]:
    sides = (
        (
            first.span(max(0, starts[0] - EDGE), starts[0]),
            second.span(max(0, starts[1] - EDGE), starts[1]),
        ),
        (first.span(ends[0], ends[0] + EDGE), second.span(ends[1], ends[1] + EDGE)),
    )
    for left, right in sides:
        if left and right:
            yield left, right


def _covered(parts: Sequence[tuple[int, int]], size: int) -> float:
    return sum(stop - start for start, stop in parts) / size


def _own(parts: Sequence[tuple[int, int]], size: int) -> float:
    """The longest stretch outside all parts, as a share of the whole."""
    edges = [0, *(edge for part in sorted(parts) for edge in part), size]
    return max(stop - start for start, stop in zip(edges[::2], edges[1::2], strict=True)) / size
