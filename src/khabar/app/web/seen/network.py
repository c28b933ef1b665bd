"""Who rests on whom in what is seen: outlets, go-betweens and sources, and the links between.

Counts of what was printed, in the order of the alphabet: nothing here ranks anyone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from khabar.app.web.seen.choose import Chosen
from khabar.readings.attribution import Link
from khabar.text.view import fold


@dataclass
class Knot:
    """An outlet, a go-between or a source; ``depth`` is how far from a publisher it stood."""

    key: str
    name: str
    kind: str
    named: bool
    depth: int = 0


@dataclass
class Tie:
    """``citing`` printed on the word of ``cited``: the statements that say so."""

    citing: str
    cited: str
    stated: bool = True
    statements: list[Chosen] = field(default_factory=list)


@dataclass
class Network:
    """Knots and ties by their keys."""

    knots: dict[str, Knot] = field(default_factory=dict)
    ties: dict[tuple[str, str], Tie] = field(default_factory=dict)

    @property
    def rows(self) -> list[Tie]:
        """The ties by name."""
        names = {key: fold(knot.name) for key, knot in self.knots.items()}
        return sorted(self.ties.values(), key=lambda tie: (names[tie.citing], names[tie.cited]))

    @property
    def drawing(self) -> dict[str, Any]:
        """What the graph is drawn from."""
        return {
            "knots": [
                {
                    "key": knot.key,
                    "name": knot.name,
                    "kind": knot.kind,
                    "named": knot.named,
                    "depth": knot.depth,
                }
                for knot in self.knots.values()
            ],
            "ties": [
                {
                    "citing": tie.citing,
                    "cited": tie.cited,
                    "stated": tie.stated,
                    "n": len(tie.statements),
                }
                for tie in self.rows
            ],
        }


def network(statements: Iterable[Chosen]) -> Network:
    """The links of every chain. An unnamed source is that of whoever speaks for it."""
    made = Network()
    for one in statements:
        if one.voice is None:
            continue
        article = one.piece.article
        before = _knot(made, f"n:{fold(one.outlet)}", one.outlet, "publisher", named=True, depth=0)
        depth = 0
        for link in one.voice.chain:
            if link.role == "publisher" or link.kind == "public":
                continue
            if article.publisher and fold(link.name) == fold(article.publisher.name):
                continue
            depth += 1
            knot = _knot(made, _key(link, before.key), link.name, link.kind, link.named, depth)
            if knot.key == before.key:
                continue
            tie = made.ties.setdefault((before.key, knot.key), Tie(before.key, knot.key))
            tie.stated = tie.stated and link.resolved == "stated"
            tie.statements.append(one)
            before = knot
    return made


def _key(link: Link, before: str) -> str:
    return f"n:{fold(link.name)}" if link.named else f"u:{fold(link.name)}<{before}"


def _knot(made: Network, key: str, name: str, kind: str, named: bool, depth: int) -> Knot:
    knot = made.knots.setdefault(key, Knot(key, name, kind, named, depth))
    knot.depth = max(knot.depth, depth)
    return knot
