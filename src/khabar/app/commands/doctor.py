"""``khabar doctor``: what is there, what is missing, and what mends it."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from khabar.app.failures import REFUSED, edge
from khabar.app.flags import STORE_VARIABLES

DEFAULT = "khabar.db"
SIGNS = {"ok": "ok      ", "missing": "without ", "wrong": "WRONG   "}


def doctor(
    store: Annotated[
        str | None,
        typer.Option(metavar="STORE", envvar=STORE_VARIABLES, help="Look at this store too."),
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="Lines to read, or one of JSON.")
    ] = "text",
) -> None:
    """Tell what is installed and works, and in one line each what mends the rest.

    Ends with 1 where something is wrong. What is only not installed is no wrong.

    Examples:

      khabar doctor --store desk.khabar
    """
    with edge():
        import msgspec

        from khabar.run.doctor import examine

        if store is None and os.path.exists(DEFAULT):
            store = DEFAULT
        found = []
        for one in examine(store):
            found.append(one)
            if form == "text":
                typer.echo(f"{SIGNS[one.state]}{one.name}: {one.told}")
                if one.mend:
                    typer.echo(f"        -> {one.mend}")
        if form == "json":
            typer.echo(msgspec.json.encode(found))
        if any(one.state == "wrong" for one in found):
            raise typer.Exit(REFUSED)
