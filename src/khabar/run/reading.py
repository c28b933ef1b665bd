"""A version of the store read: the article of CONTRACT, under the document's own name."""

from __future__ import annotations

import os
from datetime import date

import msgspec

from khabar.published import day
from khabar.reader import read
from khabar.readings.article import Article, Publisher
from khabar.run.forwarded import forwarded
from khabar.store.readings import Unread


def read_version(version: Unread) -> Article:
    """Read one version; ``published`` keeps the time of day where one was given."""
    publisher: str | Publisher | None = version.publisher
    if version.publisher and version.publisher_id:
        publisher = Publisher(name=version.publisher, id=version.publisher_id)
    found = read(
        version.text or " ",
        _day(version.published),
        publisher,
        doc=version.name,
        title=version.title,
        author=version.author,
        url=version.url,
        single=True,
    )
    [article] = found
    return forwarded(msgspec.structs.replace(article, fetched=version.seen), version.via)


def _day(published: str | None) -> date | None:
    try:
        return day(published)
    except ValueError:
        return None


def read_or_none(version: Unread) -> Article | None:
    """Read one version; None where Khabar itself fails on it, which costs no other."""
    try:
        return read_version(version)
    except Exception:
        if os.environ.get("KHABAR_DEBUG"):
            raise
        return None
