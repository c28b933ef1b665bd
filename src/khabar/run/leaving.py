"""Readings of the store as they may leave the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from khabar.readings.article import Article
from khabar.record.corrected import standing
from khabar.run.decided import decided
from khabar.run.reading import read_version
from khabar.store import settled
from khabar.store.cases import documents_of
from khabar.store.clock import stamp
from khabar.store.exporting import kept_back
from khabar.store.naming import document
from khabar.store.readings import Unread
from khabar.store.redaction import masked, redacted, redacted_in
from khabar.store.reviews import reviews_on
from khabar.store.settled import with_reviews
from khabar.store.showing import by_number
from khabar.store.store import Store
from khabar.store.texts_of import current
from khabar.text.span import Span


class Leaving(NamedTuple):
    """A document's newest reading, or why it stays."""

    document: str
    article: Article | None
    reason: str = ""


def leaving(store: Store, names: Sequence[str] = (), case: str | None = None) -> Iterator[Leaving]:
    """The newest version of each document: of those named, of a case, or of all.

    What is restricted or under embargo stays. Of a text with masked stretches the masked
    view is read anew, so that no reading tells what the mask hides.
    """
    today = stamp(store.clock())[:10]
    with store.reading() as connection:
        wanted = {document(connection, told).id for told in names} if names else None
        if case is not None:
            held = documents_of(connection, case)
            wanted = set(held) if wanted is None else wanted & held
        newest = current(connection, wanted)
    read = store.articles() if wanted is None else _read(store, sorted(newest))
    for version, article in read:
        if version.id not in newest:
            continue
        with store.reading() as connection:
            reason = kept_back(connection, version.document, store.who, today)
            spans = redacted(connection, version.id)
        if reason:
            yield Leaving(version.name, None, reason)
        else:
            # of a masked text another reading leaves, of which nobody said anything yet
            shown = _masked(version, spans) if spans else decided(store, version, article)
            yield Leaving(version.name, shown)


def _read(store: Store, numbers: Sequence[int]) -> Iterator[tuple[Unread, Article]]:
    with store.reading() as connection:
        for one in by_number(connection, numbers):
            yield one.version, one.article


def as_decided(store: Store, read: Iterable[tuple[Unread, Article]]) -> Iterator[Article]:
    """Readings with what ``store.who`` may see of their reviews, findings left out; of what is
    masked in a text nothing is told."""
    every = [*read]
    with store.reading() as connection:
        spoken_of = with_reviews(connection, (version.document for version, _ in every))
        hidden = redacted_in(connection, [version.id for version, _ in every])
        for version, article in every:
            if version.id in hidden:
                yield _masked(version, hidden[version.id])
            elif version.document in spoken_of:
                found = reviews_on(connection, store.who, document=version.document)
                yield settled.decided(connection, version.id, article, found)
            else:
                yield article


def as_shown(store: Store, read: Iterable[tuple[Unread, Article]]) -> Iterator[Article]:
    """Readings as maps and stories take them: as they stand after review."""
    yield from map(standing, as_decided(store, read))


def _masked(version: Unread, spans: list[Span]) -> Article:
    title = version.title
    for span in spans:
        words = span.of(version.text)
        title = title.replace(words, masked(words, [(0, len(words))])) if title else title
    return read_version(replace(version, text=masked(version.text, spans), title=title))
