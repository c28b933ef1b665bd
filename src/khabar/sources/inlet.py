"""What an input opens into: its arrivals, one after another, from where a run stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from khabar.sources.captured import Arrival, Failure

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table, or field of a line, holds what."""

    text: str = "text"
    doc: str = "doc"
    title: str = "title"
    publisher: str = "publisher"
    author: str = "author"
    published: str = "published"
    url: str = "url"


@dataclass(frozen=True, slots=True)
class Given:
    """What is told beside the inputs, and the bounds they are opened with.

    ``limit`` is in bytes, of one file, page, line or row; ``depth`` bounds folders in
    folders; ``seconds`` bounds one fetch. ``single`` keeps a file as one article,
    ``split`` cuts each line or row into its articles.
    """

    publisher: str | None = None
    published: str | None = None
    single: bool = False
    split: bool = False
    columns: Columns = field(default_factory=Columns)
    limit: int = 50 * MB
    depth: int = 12
    seconds: float = 30.0
    proxy: str | None = None


@dataclass(frozen=True, slots=True)
class Inlet:
    """One input as it is read. ``source`` tells it apart from others and from its own
    earlier state; ``total`` is what positions run up to, None where nobody knows.

    ``items`` is called with the position after which to go on, 0 for the start. Where items
    come in any order, ``left`` is called instead, with the numbers of those that are done:
    each carries a source of its own, ``<source>/<number>``.
    """

    name: str
    items: Callable[[int], Iterator[Arrival | Failure]]
    source: str | None = None
    total: int | None = None
    left: Callable[[frozenset[int]], Iterator[Arrival | Failure]] | None = None
