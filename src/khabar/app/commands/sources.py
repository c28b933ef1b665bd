"""``khabar sources``: who rests on whom in a store, with the list behind each count."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath


def sources(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="An outlet or source: its lists.")
    ] = None,
    store: StorePath = "khabar.db",
) -> None:
    """Tell who rests on whom: how often, how often first, and with whom others agree or differ.

    These are counts of what was printed, no score and no ranking: they say nothing of how
    far a source may be trusted.

    Examples:

      khabar sources

      khabar sources "وكالة النخيل"
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.compare import compare
        from khabar.compare.reliance import reliance
        from khabar.run.leaving import as_shown
        from khabar.store.cases import hidden_from
        from khabar.store.showing import by_number
        from khabar.store.stories import stories

        with existing(store) as desk, desk.reading() as connection:
            found = (
                compare(
                    [
                        *as_shown(
                            desk,
                            [(v.version, v.article) for v in by_number(connection, one.versions)],
                        )
                    ]
                )
                for one in stories(connection, hidden_from(connection, desk.who), least=1)
            )
            rows = [r for r in reliance(found) if name is None or name in (r.outlet, r.source)]
            if not rows:
                typer.echo(f"nobody rests on {name or 'anyone'} in this store")
            for row in rows:
                named = "named" if row.named else "unnamed"
                typer.echo(
                    f"{row.outlet} <- {row.source} ({named}): {len(row.statements)} statements, "
                    f"first in {len(row.earliest)}, others agree in {len(row.agreed)}, "
                    f"differ in {len(row.disputed)}"
                )
                if name is not None:
                    for doc, number in row.statements:
                        typer.echo(f"  {doc} s{number + 1}")
