"""What people decided, put beside the statements of a reading that leaves the desk."""

from __future__ import annotations

from khabar.readings.article import Article
from khabar.store import settled
from khabar.store.findings import findings_on
from khabar.store.readings import Unread
from khabar.store.reviews import reviews_on
from khabar.store.store import Store


def decided(store: Store, version: Unread, article: Article) -> Article:
    """The article with what ``store.who`` may see of its reviews and findings."""
    with store.reading() as connection:
        found = reviews_on(connection, store.who, document=version.document)
        findings = findings_on(connection, store.who, held_by=version.document)
        return settled.decided(connection, version.id, article, found, findings)
