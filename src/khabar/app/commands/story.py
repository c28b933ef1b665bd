"""``khabar story``: what one store holds on one event, origin by origin."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath


def story(
    told: Annotated[
        str | None, typer.Argument(metavar="ID", help="A story, or any document in it.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Tell the stories and end.")] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Stories listed.")] = 20,
    store: StorePath = "khabar.db",
) -> None:
    """Tell a story: how many articles, wordings and origins, and where accounts differ.

    Examples:

      khabar story --list

      khabar story d4ovsm2bqwxte
    """
    if told is None and not listed:
        raise typer.BadParameter("name a story or a document, or say --list")
    with edge():
        from itertools import islice

        from khabar.app.opening import existing
        from khabar.compare import compare
        from khabar.export.story_page import page
        from khabar.run.leaving import as_shown
        from khabar.store.cases import hidden_from
        from khabar.store.showing import by_number
        from khabar.store.stories import stories
        from khabar.store.stories import story as found

        with existing(store) as desk, desk.reading() as connection:
            hidden = hidden_from(connection, desk.who)
            if told is None:
                every = [*islice(stories(connection, hidden), limit)]
                for one in every:
                    typer.echo(f"{one.name}  {len(one.versions)} articles")
                if not every:
                    typer.echo("no two articles in the store tell one story")
                return
            kept = found(connection, told, hidden)
            read = [(one.version, one.article) for one in by_number(connection, kept.versions)]
            typer.echo(kept.name)
            for line in page(compare([*as_shown(desk, read)])):
                typer.echo(line)
