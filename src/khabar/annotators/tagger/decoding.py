"""The best run of labels through a stretch of words, and how sure each name in it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from khabar.lexicon.learned.weights import Weights

OUTSIDE = 0
LEAST = -(10**9)


class Labelled(NamedTuple):
    """Words ``first`` up to ``stop`` are a name of class ``kind`` (PERS, LOC, ORG, MISC).

    ``lead`` is by how much the best reading leads the best one in which these words are
    no name, in thousandths of a logarithm of odds.
    """

    first: int
    stop: int
    kind: str
    lead: int


def best(model: Weights, scores: Sequence[tuple[int, ...]], first: int) -> list[Labelled]:
    """The names on the best path through words from ``first`` on; O stands before and after."""
    going, labels = model.ways, model.labels
    outside = model.moves[OUTSIDE]
    so_far = [s + m for s, m in zip(scores[0], outside, strict=True)]
    back: list[list[int]] = []
    for here in scores[1:]:
        came: list[int] = []
        after: list[int] = []
        for label, ways in enumerate(going):
            top, most = OUTSIDE, LEAST
            for one, weight in ways:
                reached = so_far[one] + weight
                if reached > most:
                    top, most = one, reached
            came.append(top)
            after.append(most + here[label])
        back.append(came)
        so_far = after
    ends = [so_far[one] + model.moves[one][OUTSIDE] for one in range(len(labels))]
    path = [ends.index(max(ends))]
    for came in reversed(back):
        path.append(came[path[-1]])
    path.reverse()
    return [_with_lead(model, scores, path, first, *one) for one in _names(labels, path)]


def _names(labels: Sequence[str], path: Sequence[int]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for at, label in enumerate(path):
        if label == OUTSIDE:
            continue
        begin, _, kind = labels[label].partition("-")
        if begin == "I" and found and found[-1][1] == at and found[-1][2] == kind:
            found[-1] = (found[-1][0], at + 1, kind)
        else:
            found.append((at, at + 1, kind))
    return found


def _with_lead(
    model: Weights,
    scores: Sequence[tuple[int, ...]],
    path: Sequence[int],
    first: int,
    start: int,
    stop: int,
    kind: str,
) -> Labelled:
    moves = model.moves
    before = path[start - 1] if start else OUTSIDE
    after = path[stop] if stop < len(path) else OUTSIDE
    inside = sum(scores[at][path[at]] for at in range(start, stop))
    outside = sum(scores[at][OUTSIDE] for at in range(start, stop))
    steps = [before, *path[start:stop], after]
    inside += sum(moves[a][b] for a, b in pairwise(steps))
    steps = [before, *([OUTSIDE] * (stop - start)), after]
    outside += sum(moves[a][b] for a, b in pairwise(steps))
    return Labelled(first + start, first + stop, kind, inside - outside)
