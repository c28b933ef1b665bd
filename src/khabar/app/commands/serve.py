"""``khabar serve``: the desk in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import STORE_VARIABLES


def serve(
    store: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            envvar=STORE_VARIABLES,
            help="The store to work in, made if it is not there; without one nothing is kept.",
        ),
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; beyond loopback: accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8765,
    team: Annotated[
        bool, typer.Option("--team", help="Let nobody in without an account, on loopback too.")
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A host name under which browsers reach the desk."),
    ] = None,
    no_fetch: Annotated[
        bool, typer.Option("--no-fetch", help="Ask for no address: a page shows it ours.")
    ] = False,
) -> None:
    """Open the desk in a browser: read, follow the chain, see the story, review.

    Examples:

      khabar serve

      khabar serve --store desk.khabar --port 9000
    """
    with edge():
        from khabar.app.web.settings import Settings, secret_from_environment

        settings = Settings(
            store=store, host=host, port=port, team=team, hosts=tuple(name or ()),
            fetches=not no_fetch, secret=secret_from_environment(),
        )  # fmt: skip
        from khabar.app.web.running import run

        run(settings)
