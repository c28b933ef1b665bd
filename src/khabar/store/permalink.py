"""Ids of statements: made of a version's hash, a place in its text and an engine.

``3f9a1c02b7de5a10.214-268.9c1e22ab``: the hash of the document as it stood, the
characters, the engine that read them. A later engine makes other ids; an old one still
shows the reading as it was. Of several statements on one stretch the later carry
``+2``, ``+3`` …
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from khabar.readings.article import Article
from khabar.sources.refusal import Refusal

FORM = re.compile(r"([0-9a-f]{16})\.([0-9]{1,9})-([0-9]{1,9})\.([0-9a-f]{8})(?:\+([0-9]{1,4}))?")


class Permalink(NamedTuple):
    """The parts of an id; ``nth`` counts the statements of one stretch from 1."""

    content: str
    start: int
    stop: int
    engine: str
    nth: int

    def __str__(self) -> str:
        again = f"+{self.nth}" if self.nth > 1 else ""
        return f"{self.content}.{self.start}-{self.stop}.{self.engine}{again}"


def parsed(told: str) -> Permalink:
    """The parts of an id; what is none raises `Refusal`.

    >>> str(parsed("3f9a1c02b7de5a10.214-268.9c1e22ab"))
    '3f9a1c02b7de5a10.214-268.9c1e22ab'
    """
    found = FORM.fullmatch(told)
    if not found:
        raise Refusal(f"«{told}» is no id of a statement: copy one that khabar search shows")
    content, start, stop, engine, nth = found.groups()
    return Permalink(content, int(start), int(stop), engine, int(nth or 1))


@lru_cache(maxsize=64)
def engine_tag(engine: str) -> str:
    """Eight letters for an engine."""
    return sha256(engine.encode()).hexdigest()[:8]


def permalinks(content: str, article: Article) -> list[str]:
    """The id of each claim of an article, in order."""
    seen: Counter[tuple[int, int]] = Counter()
    tag = engine_tag(article.engine)
    made = []
    for claim in article.claims:
        start, stop = claim.span
        seen[start, stop] += 1
        made.append(str(Permalink(content[:16], start, stop, tag, seen[start, stop])))
    return made
