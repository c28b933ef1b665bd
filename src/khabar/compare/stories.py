"""Articles grouped into stories, one at a time as they come.

A story is what hangs together by pairs on one event (`relation`), however the pairs
came about: the order of arrival changes nothing. Its id is that of its earliest article,
so that it stays when later ones join; where two stories turn out to be one, the earlier
id stands and the other leads to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khabar.compare.grounds import Grounds
from khabar.compare.joining import hopeless, joined
from khabar.compare.near import ENOUGH, TEXT_KEYS, Keys, keys
from khabar.compare.printed import Printed
from khabar.compare.relation import Kind, prepared
from khabar.compare.wordings import moment

UNDATED = "9999"
MOST = 40
"""Articles that a new one is set beside: those that have most keys in common with it."""

CROWDED = 400
"""Articles under one key; from here on it is a formula of the press and tells nothing."""


class Joint(NamedTuple):
    """Two articles on one event, by their names, and how they hang together."""

    first: str
    second: str
    kind: Kind


class Stories:
    """Groups articles by their names; `add` tells the joints by which the new one hangs there.

    An article is not compared with one that it hangs together with already.
    """

    def __init__(self) -> None:
        self._held: dict[str, list[str]] = defaultdict(list)
        self._printed: dict[str, Printed] = {}
        self._grounds: dict[str, Grounds] = {}
        self._above: dict[str, str] = {}
        self._first: dict[str, tuple[str, str]] = {}

    def add(self, name: str, article: Printed) -> tuple[Joint, ...]:
        """Take in an article under a name of its own; the same name again changes nothing."""
        if name in self._printed:
            return ()
        ready = prepared(article)
        found = keys(ready)
        near = self._near(ready.grounds, found)
        self._printed[name] = article
        self._grounds[name] = ready.grounds
        self._above[name] = name
        day = moment(article)
        self._first[name] = (day.isoformat() if day else UNDATED, name)
        for key in (*found.text, *found.held):
            if len(self._held[key]) < CROWDED:
                self._held[key].append(name)
        joints = []
        for other in near:
            if self._root(other) == self._root(name):
                continue  # they hang together already
            judged = joined(prepared(self._printed[other], self._grounds[other]), ready)
            if judged:
                joints.append(Joint(other, name, judged.kind))
                self._join(other, name)
        return tuple(joints)

    def _near(self, mine: Grounds, found: Keys) -> list[str]:
        """Names of articles that are worth a look, in order."""
        like = Counter(self._under(found.sought))
        runs = Counter(self._under(found.text))
        like.update({other: n for other, n in runs.items() if n >= ENOUGH})
        most: list[str] = []
        for other, _ in sorted(like.items(), key=lambda pair: (-pair[1], pair[0])):
            if not hopeless(mine, self._grounds[other], runs[other] / TEXT_KEYS):
                most.append(other)
                if len(most) == MOST:
                    break
        return most

    def _under(self, wanted: Sequence[str]) -> Iterator[str]:
        """Who is held under these keys; those under which too many are tell nothing."""
        for key in wanted:
            held = self._held.get(key, ())
            if len(held) < CROWDED:
                yield from held

    def story(self, name: str) -> str:
        """The id of the story that an article belongs to: the name of its earliest article."""
        return self._first[self._root(name)][1]

    def all(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every story: its id and the names of its articles, in order."""
        groups: dict[str, list[str]] = defaultdict(list)
        for name in self._printed:
            groups[self.story(name)].append(name)
        for head in sorted(groups):
            yield head, tuple(sorted(groups[head]))

    def _join(self, one: str, other: str) -> None:
        left, right = sorted((self._root(one), self._root(other)))
        if left != right:
            self._above[right] = left
            self._first[left] = min(self._first[left], self._first[right])

    def _root(self, name: str) -> str:
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name
