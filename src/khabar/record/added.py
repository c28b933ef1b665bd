"""What corrections add to an article, under ids of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from khabar.readings.article import Article
from khabar.readings.event import Event
from khabar.text.span import Span

MOST = 200
"""Places in a text where the words of a correction are looked for."""


class Added:
    """The article that was read, and by name of the field what people added to it."""

    def __init__(self, read: Article) -> None:
        self.read = read
        self.more: dict[str, list[Any]] = {
            name: [] for name in ("places", "times", "numbers", "actors", "entities")
        }

    def fields(self, events: Iterable[Event]) -> dict[str, tuple[Any, ...]]:
        """The fields that have grown, whole; ``events`` are those that stand now."""
        held = {a.ref for one in events for a in one.arguments}
        return {
            name: (*self._left(name, added, held), *added)
            for name, added in self.more.items()
            if added
        }

    def _left(self, name: str, added: list[Any], held: set[str | None]) -> Iterator[Any]:
        """What was read, without mentions that a person says mean another: unless an event holds
        them yet."""
        anew = {one.span for one in added} if name in ("places", "actors", "times") else set()
        for one in getattr(self.read, name):
            if not anew or one.span not in anew or one.id in held:
                yield one

    def where(self, words: str, near: Span, otherwise: Span | None) -> Span | None:
        """Where words stand in the text, the nearest to a place; else what is given."""
        found: list[Span] = []
        at = self.read.text.find(words) if words else -1
        while at >= 0 and len(found) < MOST:
            found.append(Span(at, at + len(words)))
            at = self.read.text.find(words, at + 1)
        return min(found, key=lambda one: abs(one.start - near.start), default=otherwise)

    def put(self, letter: str, name: str, value: Any) -> str:
        """Add a reading to the article under a new id."""
        known = [one.id for one in (*getattr(self.read, name), *self.more[name])]
        id = next_id(letter, known)
        self.more[name].append(replace(value, id=id))
        return id


def next_id(letter: str, known: Iterable[str]) -> str:
    """The first id of a letter that is not taken yet."""
    numbers = [int(one[1:]) for one in known if one[1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1}"
