"""``khabar show``: a document as it is kept, with what became of it."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath


def show(
    document: Annotated[
        str, typer.Argument(metavar="ID", help="A document, an address, or a statement's id.")
    ],
    version: Annotated[int | None, typer.Option(metavar="N")] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="What changed from each version to the next.")
    ] = False,
    unmasked: Annotated[
        bool, typer.Option("--unmasked", help="The original under redactions; it is logged.")
    ] = False,
    store: StorePath = "khabar.db",
) -> None:
    """Show a document: its versions with where and when each was seen, its text, its changes.

    The id of a statement shows the words it stands for and who was heard in them, as the
    engine of that time read them.

    Examples:

      khabar show d4ovsm2bqwxte --diff

      khabar show 3f9a1c02b7de5a10.214-268.9c1e22ab
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.export import kept as told
        from khabar.store.permalink import FORM

        with existing(store) as desk:
            if FORM.fullmatch(document):
                for line in told.statement(desk, document, unmasked=unmasked):
                    typer.echo(line)
                return
            for line in told.document(desk, document, version, diff=diff, unmasked=unmasked):
                typer.echo(line)
