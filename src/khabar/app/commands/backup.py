"""``khabar backup``: a store in a file copied while it is at work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    store: StorePath = "khabar.db",
) -> None:
    """Copy a store and its list of erasures while others may go on working in it.

    To restore, put the file in the place of the store and keep the list that lies beside the
    store: what was erased since is erased again. A store on PostgreSQL is backed up by pg_dump.

    Examples:

      khabar backup /mnt/backup/monday.khabar --store desk.khabar
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.store.backup import back_up
        from khabar.store.log import head

        with existing(store) as desk:
            back_up(desk, target)
            with desk.reading() as connection:
                last = head(connection)[1]
        typer.echo(f"{store} -> {target}")
        typer.echo(f"last hash: {last}")
