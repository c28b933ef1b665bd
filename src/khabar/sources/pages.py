"""Pages by their addresses: one request at a time to a host, several hosts side by side."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from time import sleep
from urllib.parse import urlsplit

import msgspec

from khabar.sources.addresses import url_key
from khabar.sources.captured import Arrival, Capture, Failure, Report
from khabar.sources.fetch import Fetched, fetch
from khabar.sources.formats import Form, form_of
from khabar.sources.inlet import Given, Inlet
from khabar.sources.refusal import Refusal

HOSTS = 8
"""Hosts that are asked side by side."""

BETWEEN = 1.0
"""Seconds between two requests to a host."""

GONE = (404, 410)
Answer = Arrival | Failure


def page_inlets(urls: Sequence[str], given: Given) -> list[Inlet]:
    """One inlet for all the pages, each address once. Those that a stopped run had are let be."""
    once = [*dict.fromkeys(urls)]
    told = "\n".join((*once, repr(given)))
    source = sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
    return [
        Inlet(
            "pages",
            lambda _: pages(once, given, source),
            source,
            len(once),
            lambda done: pages(once, given, source, done),
        )
    ]


def pages(
    urls: Sequence[str], given: Given, source: str, done: frozenset[int] = frozenset()
) -> Iterator[Answer]:
    """Each page as it arrives, whatever the order; each carries its number in the list."""
    numbers = {url: number for number, url in enumerate(urls, start=1)}

    def ask(url: str) -> Answer:
        answer = page(url, given)
        mark = f"{source}/{numbers[url]}"
        return msgspec.structs.replace(answer, source=mark, position=numbers[url])

    yield from by_host([url for url in urls if numbers[url] not in done], ask)


def by_host(urls: Sequence[str], ask: Callable[[str], Answer | None]) -> Iterator[Answer]:
    """Ask for every address, one at a time of a host, and give the answers as they come."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(_host(url), []).append(url)
    if len(hosts) <= 1:
        yield from _of_host([*urls], ask)
        return
    answers: queue.Queue[Answer | None] = queue.Queue()

    def work(mine: list[str]) -> None:
        try:
            for answer in _of_host(mine, ask):
                answers.put(answer)
        finally:
            answers.put(None)

    with ThreadPoolExecutor(min(HOSTS, len(hosts))) as pool:
        for mine in hosts.values():
            pool.submit(work, mine)
        left = len(hosts)
        while left:
            answer = answers.get()
            if answer is None:
                left -= 1
            else:
                yield answer


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _of_host(urls: list[str], ask: Callable[[str], Answer | None]) -> Iterator[Answer]:
    for number, url in enumerate(urls):
        if number:
            sleep(BETWEEN)
        try:
            answer = ask(url)
        except Exception as wrong:
            reason = (
                str(wrong) if isinstance(wrong, Refusal) else f"{type(wrong).__name__}: {wrong}"
            )
            answer = Failure(address=url, stage="fetch", reason=reason)
        if answer is not None:
            yield answer


def page(url: str, given: Given) -> Answer:
    """One page: its article, the news that it is gone, or why it could not be had."""
    found = fetch(url, limit=given.limit, seconds=given.seconds, proxy=given.proxy)
    return answered(found, given)


def answered(found: Fetched, given: Given) -> Answer:
    """What an answer of a server comes to."""
    capture = captured(found)
    if found.status in GONE:
        gone = Report(key=url_key(found.url), text=None, url=found.url)
        return Arrival(capture=capture, reports=(gone,))
    if found.status != 200:
        reason = f"the server answered {found.status}: try again later, or look at it in a browser"
        return Failure(address=found.url, stage="fetch", reason=reason)
    return opened(capture, found.body, given)


def opened(capture: Capture, body: bytes, given: Given) -> Answer:
    """The reports of a page's body; ``capture`` keeps what was received."""
    from khabar.sources.local import WHOLE, one

    media = (capture.media_type or "").partition(";")[0].strip().lower()
    form = form_of(capture.final_address or capture.address, body[:4096])
    if form == "text" and media in ("text/html", "application/xhtml+xml"):
        form = "html"
    if form not in WHOLE:
        return Failure(
            address=capture.address,
            stage="parse",
            reason=f"it holds {form}, which is not read from an address: save it and name the file",
        )
    try:
        made = one(form)(msgspec.structs.replace(capture, raw=body), given)
    except Refusal as why:
        return Failure(address=capture.address, stage="parse", reason=str(why))
    kept = msgspec.structs.replace(made.capture, raw=capture.raw)
    return msgspec.structs.replace(made, capture=kept, reports=_at_address(made, capture, form))


def _at_address(made: Arrival, capture: Capture, form: Form) -> tuple[Report, ...]:
    """Reports of a form that knows no address of its own get that of the page."""
    where = capture.final_address or capture.address
    if form in ("html", "feed"):
        return made.reports
    if len(made.reports) == 1:
        own = msgspec.structs.replace(made.reports[0], key=url_key(where), local=False, url=where)
        return (own,)
    return tuple(
        msgspec.structs.replace(report, key=f"{url_key(where)}#{n}", local=False, url=where)
        for n, report in enumerate(made.reports, start=1)
    )


def captured(found: Fetched) -> Capture:
    """The record of what a server answered."""
    return Capture(
        raw=found.raw,
        address=found.url,
        method="http",
        final_address=found.final_url,
        redirects=found.redirects,
        status=found.status,
        headers=found.headers,
        media_type=found.header("content-type") or None,
    )
