"""What is derived as things are kept and read, part by part, each of which can be made anew.

A further part is a `Part` among `parts`; ``rebuild`` clears it and runs it over every
version and reading in the order in which they were kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from khabar.readings.article import Article


@dataclass(frozen=True, slots=True)
class Version:
    """A version with a text, as parts are given it. ``published`` is as it was given."""

    id: int
    document: int
    text: str
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """Derived state: filled by a version with a text, then by what was read in it.

    ``article`` carries the version's text and publisher; where the part is ``settled`` it is
    the reading as it stands after review, and comes again when something was said of it.
    ``forget`` takes a version out (it was erased); ``clear`` empties all. Each runs within the
    transaction it is given.
    """

    name: str
    clear: Callable[[Connection], None]
    forget: Callable[[Connection, Version], None]
    on_version: Callable[[Connection, Version], None] | None = None
    on_reading: Callable[[Connection, Version, Article], None] | None = None
    settled: bool = True


def parts() -> tuple[Part, ...]:
    """The parts, in the order in which they are filled."""
    from khabar.store.queue import DOUBTS
    from khabar.store.search.index import WORDS
    from khabar.store.search.terms import STATEMENTS
    from khabar.store.stories import STORIES

    return (WORDS, STATEMENTS, STORIES, DOUBTS)


def version_kept(
    connection: Connection,
    document: int,
    version: int,
    text: str,
    title: str | None,
    published: str | None,
) -> None:
    """Fill the parts that need no reading."""
    kept = Version(version, document, text, title, published)
    for part in parts():
        if part.on_version:
            part.on_version(connection, kept)


def reading_kept(connection: Connection, version: Version, article: Article) -> None:
    """Fill the parts that a reading fills."""
    for part in parts():
        if part.on_reading:
            part.on_reading(connection, version, article)
