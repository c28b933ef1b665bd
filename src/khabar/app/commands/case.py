"""``khabar case``: what documents are held for, by whom, until when."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath

Ids = Annotated[list[str] | None, typer.Option(metavar="ID")]


def case(
    name: Annotated[str, typer.Argument(help="The case; with --due, any.")] = "",
    purpose: Annotated[str | None, typer.Option(metavar="WORDS")] = None,
    basis: Annotated[
        str | None,
        typer.Option(help="public interest, journalism, legal claim, consent or other."),
    ] = None,
    member: Annotated[list[str] | None, typer.Option(metavar="NAME")] = None,
    retain_until: Annotated[str | None, typer.Option(metavar="DAY")] = None,
    add: Ids = None,
    remove: Ids = None,
    due: Annotated[
        bool, typer.Option("--due", help="List documents whose every case has run out.")
    ] = False,
    store: StorePath = "khabar.db",
) -> None:
    """Set up or change a case, put documents in, take them out, or show it.

    Nothing is erased when a case runs out: --due lists what a person may then erase.

    Examples:

      khabar case market --purpose "who died, and when" --basis "legal claim" --member nour

      khabar case market --add d4ovsm2bqwxte

      khabar case --due
    """
    with edge():
        from khabar.app.opening import existing
        from khabar.sources.refusal import Refusal
        from khabar.store import cases
        from khabar.store.naming import document

        with existing(store) as desk, desk.writing() as writing:
            connection = writing.connection
            if due:
                for held, last, until in cases.due(connection, writing.at[:10]):
                    typer.echo(f"{held}  {last} ran out on {until}")
                return
            if not name:
                raise Refusal("no case is named: khabar case NAME, or --due")
            known = cases.case(connection, name)
            if purpose or basis or member or retain_until or known is None:
                if known is None and not (purpose and basis):
                    raise Refusal(f"«{name}» is a new case: give --purpose and --basis")
                cases.set_case(
                    writing,
                    name,
                    purpose or (known.purpose if known else ""),
                    basis or (known.basis if known else ""),
                    member if member is not None else (known.members if known else ()),
                    retain_until or (known.retain_until if known else None),
                )
            for told in add or ():
                cases.put_in(writing, name, document(connection, told).id)
            for told in remove or ():
                cases.put_in(writing, name, document(connection, told).id, holds=False)
            stands = cases.case(connection, name)
            assert stands is not None
            n = len(cases.documents_of(connection, name))
        until = f", until {stands.retain_until}" if stands.retain_until else ""
        typer.echo(f"{stands.name}: {stands.purpose} ({stands.basis}{until})")
        typer.echo(f"members: {', '.join(stands.members) or 'none'}; {n} documents")
