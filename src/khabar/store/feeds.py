"""What is known of feeds and watched pages: their stamps, and when they may be asked again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, select

from khabar.sources.addresses import url_key
from khabar.store.clock import stamp
from khabar.store.dialect.upsert import insert_or_change
from khabar.store.tables import documents
from khabar.store.working import feeds
from khabar.store.writing import Writing

MOST_FAILURES = 8
"""After so many failures a page that was never kept is given up."""

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=24)


class State(NamedTuple):
    """What a server told last of an address. ``next_at`` is when it may be asked again."""

    etag: str | None = None
    modified: str | None = None
    next_at: str | None = None
    failed: int = 0


def state(connection: Connection, url: str) -> State:
    """What is known of an address."""
    row = connection.execute(select(feeds).where(feeds.c.url == url)).first()
    return State(row.etag, row.modified, row.next_at, row.failed) if row else State()


def pages_due(connection: Connection, apart: Sequence[str], now: str, young: str) -> list[str]:
    """Addresses that may be asked again, feeds apart: kept since ``young``, or failed till now."""
    which = select(feeds.c.url, feeds.c.failed).where(
        feeds.c.next_at <= now, feeds.c.url.not_in(apart)
    )
    due = {row.url: row.failed for row in connection.execute(which)}
    keys = {url_key(url): url for url in due}
    since = select(documents.c.key, documents.c.at).where(documents.c.key.in_([*keys]))
    kept = {keys[row.key]: row.at for row in connection.execute(since)}
    return [
        url
        for url, failed in due.items()
        if kept.get(url, "") >= young or (url not in kept and 0 < failed <= MOST_FAILURES)
    ]


def answered(
    writing: Writing, url: str, etag: str | None, modified: str | None, again: datetime
) -> None:
    """An address answered; it may be asked again from then on."""
    _put(writing, url, State(etag, modified, stamp(again), 0))


def failed(writing: Writing, url: str, now: datetime, wanted: timedelta | None = None) -> None:
    """An address failed: each time it is left alone twice as long, or as long as it wants."""
    last = state(writing.connection, url)
    wait = min(FIRST_WAIT * 2 ** min(last.failed, 12), LONGEST_WAIT)
    until = now + max(wait, min(wanted or wait, LONGEST_WAIT))
    _put(writing, url, State(last.etag, last.modified, stamp(until), last.failed + 1))


def _put(writing: Writing, url: str, told: State) -> None:
    row = {"url": url, **told._asdict()}
    writing.connection.execute(insert_or_change(feeds, "url", row))
