"""``khabar verify``: whether a store is as it was written."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import REFUSED, edge, tell
from khabar.app.flags import StorePath


def verify(
    store: StorePath = "khabar.db",
    head: Annotated[
        str | None,
        typer.Option(metavar="HASH", help="A last hash noted down earlier: it must be there."),
    ] = None,
) -> None:
    """Prove the store: its log, every row that the log names, all bytes and texts.

    Names the first broken row, and ends with 1, where there is one. Note the hash down
    elsewhere: against someone who writes the whole log anew only that note helps.

    Examples:

      khabar verify --store desk.khabar

      khabar verify --head 5f0c…
    """
    with edge():
        from khabar.app.opening import existing

        with existing(store) as desk:
            proof = desk.verify(head)
        if proof.broken:
            tell(f"{proof.broken[0]}.")
            if len(proof.broken) > 1:
                tell(f"{len(proof.broken)} rows are broken in all.")
            raise typer.Exit(REFUSED)
        typer.echo(f"whole: {proof.rows} rows of the log, {proof.documents} documents")
        typer.echo(f"last hash: {proof.head}")
