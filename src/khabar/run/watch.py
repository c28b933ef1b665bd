"""Following feeds politely: what is new is kept, what is known is looked at again now and then.

Feeds and pages are asked with the stamps of their last answer, one request at a time of a
host; a server that fails is left alone for longer each time; robots.txt holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from threading import Lock
from time import sleep

import msgspec

from khabar.sources.addresses import url_key
from khabar.sources.captured import Arrival, Failure
from khabar.sources.feeds import Entry, Feed, parsed
from khabar.sources.fetch import Fetched, fetch
from khabar.sources.inlet import Given
from khabar.sources.pages import GONE, answered, by_host
from khabar.sources.robots import Robots
from khabar.store import feeds as states
from khabar.store.clock import stamp
from khabar.store.keeping import Kept
from khabar.store.runs import began
from khabar.store.store import Store

NOT_MODIFIED = 304
LONG = timedelta(days=7)
BUSY = (429, 503)
Answer = list[Kept] | Failure


class Watch:
    """One round over feeds.

    ``every`` is how long a feed is left alone, ``again`` a page that is kept; after ``long``
    a page is not looked at any more.
    """

    def __init__(
        self, store: Store, given: Given, every: timedelta, again: timedelta, long: timedelta = LONG
    ) -> None:
        self.store, self.given = store, given
        self.every, self.again, self.long = every, again, long
        self.robots = Robots(given)
        self.lock = Lock()
        self.entries: dict[str, tuple[Entry, Feed]] = {}
        self.stamps: dict[str, tuple[str | None, str | None]] = {}
        self.asked: set[str] = set()

    def round(self, urls: Sequence[str]) -> Iterator[Answer]:
        """Ask the feeds that are due, then their pages. What is yielded is kept.

        What a feed told is written down after its pages: a round that is stopped asks again.
        """
        with self.store.writing() as writing:
            run = began(writing, "watch")
        for answer in by_host(self._due(urls), self._feed):
            yield self._kept(answer, run)
        fed = {**self.stamps}
        with self.store.reading() as connection:
            now = self.store.clock()
            later = states.pages_due(connection, urls, stamp(now), stamp(now - self.long))
        for answer in by_host([*dict.fromkeys([*self._due(self.entries), *later])], self._page):
            yield self._kept(answer, run)
        for url, told in fed.items():
            self._answered(url, *told, self.every)

    def _kept(self, answer: Arrival | Failure, run: int) -> Answer:
        url = answer.capture.address if isinstance(answer, Arrival) else answer.address
        with self.lock:
            kept = self.store.arrivals([answer], run)[0]
        if url in self.stamps and url in self.asked:
            if isinstance(kept, Failure):
                self._failed(url, None)
            else:
                self._answered(url, *self.stamps[url], self.again)
        return kept

    def _due(self, urls: Sequence[str] | dict[str, tuple[Entry, Feed]]) -> list[str]:
        now = stamp(self.store.clock())
        with self.store.reading() as connection:
            told = {url: states.state(connection, url) for url in urls}
        return [url for url, state in told.items() if not state.next_at or state.next_at <= now]

    def _asked(self, url: str, rest: timedelta) -> Fetched | None:
        """The answer for an address; None where it has nothing new."""
        with self.store.reading() as connection:
            known = states.state(connection, url)
        headers = {}
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.modified:
            headers["If-Modified-Since"] = known.modified
        given = self.given
        try:
            found = fetch(
                url, limit=given.limit, seconds=given.seconds, proxy=given.proxy, headers=headers
            )
        except Exception:
            self._failed(url, None)
            raise
        if found.status == NOT_MODIFIED:
            self._answered(url, known.etag, known.modified, rest)
            return None
        if found.status in (200, *GONE):
            stamps = found.header("etag") or None, found.header("last-modified") or None
            self.stamps[url] = stamps
        else:
            self._failed(url, _wanted(found) if found.status in BUSY else None)
        return found

    def _answered(self, url: str, etag: str | None, modified: str | None, rest: timedelta) -> None:
        with self.lock, self.store.writing() as writing:
            states.answered(writing, url, etag, modified, self.store.clock() + rest)

    def _failed(self, url: str, wanted: timedelta | None) -> None:
        with self.lock, self.store.writing() as writing:
            states.failed(writing, url, self.store.clock(), wanted)

    def _feed(self, url: str) -> Failure | None:
        if not self.robots.allows(url):
            return Failure(address=url, stage="robots", reason="the site asks not to read it so")
        found = self._asked(url, self.every)
        if found is None:
            return None
        if found.status != 200:
            reason = f"the feed answered {found.status}: it is tried again later"
            return Failure(address=url, stage="fetch", reason=reason)
        feed = parsed(found.body)
        for entry in feed.entries:
            if entry.url.startswith(("http://", "https://")):
                self.entries.setdefault(entry.url, (entry, feed))
        return None

    def _page(self, url: str) -> Arrival | Failure | None:
        if not self.robots.allows(url):
            return Failure(address=url, stage="robots", reason="the site asks not to read it so")
        if wait := self.robots.wait(url):
            sleep(wait)
        self.asked.add(url)
        found = self._asked(url, self.again)
        if found is None:
            return None
        answer = answered(found, self.given)
        if isinstance(answer, Arrival) and url in self.entries:
            entry, feed = self.entries[url]
            reports = tuple(_with(report, entry, feed) for report in answer.reports)
            return msgspec.structs.replace(answer, reports=reports)
        return answer


def _with(report, entry: Entry, feed: Feed):  # type: ignore[no-untyped-def]
    """A page's report, with what only its feed tells."""
    if report.text is None or report.key != url_key(report.url or ""):
        return report
    return msgspec.structs.replace(
        report,
        title=report.title or entry.title,
        author=report.author or entry.author,
        published=report.published or entry.published,
        publisher=report.publisher or feed.title,
    )


def _wanted(found: Fetched) -> timedelta | None:
    """How long a busy server asks to be left alone."""
    told = found.header("retry-after")
    return timedelta(seconds=int(told)) if told.isdecimal() and len(told) < 8 else None


def hours(told: float) -> timedelta:
    """A number of hours as a length of time."""
    return timedelta(hours=told)


def due_at(store: Store, urls: Sequence[str]) -> datetime | None:
    """When the first of the feeds may be asked again."""
    with store.reading() as connection:
        told = [states.state(connection, url).next_at for url in urls]
    if not told or None in told:
        return None
    return datetime.fromisoformat(min(each for each in told if each))
