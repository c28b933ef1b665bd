"""``khabar watch``: feeds followed into the store."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge, tell
from khabar.app.flags import MB, MaxMb, StorePath


def watch(
    feeds: Annotated[str, typer.Argument(metavar="FEEDS", help="OPML, or an address a line.")],
    store: StorePath = "khabar.db",
    every: Annotated[float, typer.Option(min=0.05, metavar="HOURS")] = 0.5,
    again: Annotated[
        float, typer.Option(min=0, metavar="HOURS", help="When a known page is looked at again.")
    ] = 24,
    once: Annotated[bool, typer.Option("--once", help="One round, for cron.")] = False,
    proxy: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Fetch through it: http://…, socks5h://127.0.0.1:9050."),
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.1)] = 30,
    max_mb: MaxMb = 50,
    no_read: Annotated[bool, typer.Option("--no-read", help="Keep the texts, read them later.")] = (
        False
    ),
) -> None:
    """Follow feeds: keep what is new, and look at known pages again for changes.

    A page that changed is a new version, one that is gone (404, 410) an event of its own.
    Sites are asked one request at a time, with the stamps of their last answer, as their
    robots.txt allows; one that fails is left alone for longer each time. Every request
    shows your address to its server: see --proxy.

    Examples:

      khabar watch feeds.opml --once

      khabar watch feeds.opml --every 1 --proxy socks5h://127.0.0.1:9050
    """
    with edge():
        from time import sleep

        from khabar.app.commands.ingest import summary
        from khabar.run.ingest import Outcome, read_open
        from khabar.run.watch import Watch, due_at, hours
        from khabar.sources.feeds import opml
        from khabar.sources.files import opened
        from khabar.sources.inlet import Given
        from khabar.sources.refusal import Refusal
        from khabar.store.store import open_store

        with opened(feeds) as stream:
            urls = opml(stream.read(10 * MB))
        if not urls:
            raise Refusal(f"{feeds}: there are no feeds in it: give OPML, or an address a line")
        given = Given(limit=int(max_mb * MB), seconds=seconds, proxy=proxy)
        with open_store(store) as desk:
            while True:
                outcome = Outcome()
                for answer in Watch(desk, given, hours(every), hours(again)).round(urls):
                    outcome.add(answer)
                for failure in outcome.told:
                    tell(f"{failure.address}: {failure.reason}.")
                if not no_read:
                    for _ in read_open(desk):
                        pass
                typer.echo(summary(outcome, store))
                if once:
                    return
                until = due_at(desk, urls)
                left = (until - desk.clock()).total_seconds() if until else 0
                sleep(min(max(left, 60.0), 3600.0))
