"""``khabar failures``: what a store could not take in, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath


def failures(
    store: StorePath = "khabar.db",
    limit: Annotated[int, typer.Option(min=1, help="So many, the latest first.")] = 20,
) -> None:
    """List what could not be taken in or read: when, what, at which stage, and why.

    Example:

      khabar failures --store desk.khabar --limit 5
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.store.runs import failures_of

        with existing(store) as desk, desk.reading() as connection:
            for failed in failures_of(connection, limit):
                typer.echo(f"{failed.at[:19]}Z  {failed.stage}  {failed.address}: {failed.reason}")
