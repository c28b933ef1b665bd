"""``khabar copy-store``: a store from a file to a server, or back."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge


def copy_store(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A store: a file or a database.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="A store that is not there yet.")],
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no summary; errors stay.")
    ] = False,
) -> None:
    """Copy a store with its log, from a file to PostgreSQL or the other way.

    Every row keeps its number, and the log its hashes. The copy is compared by the counts of
    all tables and by the last hash, and is made whole or not at all. The list of erasures goes
    with it.

    Examples:

      khabar copy-store desk.khabar postgresql://desk@db.example/khabar

      khabar copy-store postgresql://desk@db.example/khabar copy.khabar
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.app.progress import followed
        from khabar.store.copying import compared, copy_store
        from khabar.store.engine import shown
        from khabar.store.erasure import carried
        from khabar.store.store import open_store

        with existing(source) as first, open_store(target) as second:
            steps = ((done, done) for done in copy_store(first, second))
            for _ in followed(steps, None, quiet=quiet):
                pass
            carried(first, second)
            same = compared(first, second)
        if not quiet:
            typer.echo(f"{sum(same.rows.values())} rows -> {shown(target)}")
            typer.echo(f"last hash: {same.head}")
