"""Texts read without a store: held in memory, bounded, the longest unused given up first."""

from __future__ import annotations

import hmac
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock

from khabar.readings.article import Article
from khabar.sources.captured import Arrival


@dataclass(frozen=True, slots=True)
class Shelved:
    """One input as it was read: what arrived, its articles, and when it was seen (ISO, UTC).

    ``raw_sha256`` is the hash of the bytes as captured, ``size`` what it takes up.
    """

    key: str
    arrivals: tuple[Arrival, ...]
    articles: tuple[Article, ...]
    seen: str
    raw_sha256: str
    size: int


@dataclass
class Shelf:
    """The inputs that a running desk holds. Their keys can be guessed by nobody else."""

    most: int
    secret: bytes
    held: OrderedDict[str, Shelved] = field(default_factory=OrderedDict)
    size: int = 0
    lock: Lock = field(default_factory=Lock)

    def key(self, *parts: str) -> str:
        """The key of an input: the same for the same text, day, outlet and address."""
        told = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, told, sha256).hexdigest()[:24]

    def get(self, key: str) -> Shelved | None:
        """An input that is still held."""
        with self.lock:
            found = self.held.get(key)
            if found:
                self.held.move_to_end(key)
            return found

    def put(self, shelved: Shelved) -> None:
        """Hold one input, and let go of the longest unused."""
        with self.lock:
            if shelved.key not in self.held:
                self.held[shelved.key] = shelved
                self.size += shelved.size
            self.held.move_to_end(shelved.key)
            while self.size > self.most and len(self.held) > 1:
                _, gone = self.held.popitem(last=False)
                self.size -= gone.size
