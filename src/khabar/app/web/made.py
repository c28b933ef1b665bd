"""Screens of pasted texts, made once: such a text cannot change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Made:
    """Screens by all that they were made from; bounded, the longest unused given up first."""

    most: int = 16_000_000
    held: OrderedDict[Hashable, str] = field(default_factory=OrderedDict)
    size: int = 0
    lock: Lock = field(default_factory=Lock)

    def get(self, key: Hashable) -> str | None:
        """A screen that was made before."""
        with self.lock:
            found = self.held.get(key)
            if found is not None:
                self.held.move_to_end(key)
            return found

    def put(self, key: Hashable, html: str) -> None:
        """Hold one screen; one that is larger than an eighth of the room is not held."""
        if len(html) * 8 > self.most:
            return
        with self.lock:
            self.size += len(html) - len(self.held.pop(key, ""))
            self.held[key] = html
            while self.size > self.most:
                _, gone = self.held.popitem(last=False)
                self.size -= len(gone)
