"""``khabar erase``: a document gone, with a tombstone in its place."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath


def erase(
    document: Annotated[str, typer.Argument(metavar="ID", help="Its name, or its address.")],
    authority: Annotated[
        str, typer.Option(metavar="WORDS", help="Who asked for it, or ordered it.")
    ],
    article: Annotated[
        str | None, typer.Option(metavar="LAW", help="The article of law it rests on.")
    ] = None,
    may_return: Annotated[
        bool, typer.Option("--may-return", help="Let the address be taken in again later.")
    ] = False,
    store: StorePath = "khabar.db",
) -> None:
    """Erase a document: bytes, text, readings, versions, notes on it, and its words in the index.

    A tombstone stays, without content, and the list of exports that held it is shown, for
    notice to those who have it. A legal hold forbids it. Backups: what one brings back is
    erased again when the store is opened, as long as STORE.erased lies beside it.

    Example:

      khabar erase d4ovsm2bqwxte --authority "request of the person named" --article "GDPR 17"
    """
    with edge():
        from khabar.app.opening import existing

        with existing(store) as desk:
            erased = desk.erase(document, authority, article=article, may_return=may_return)
        told = ", ".join(f"{n} {name}" for name, n in sorted(erased.counts.items()))
        typer.echo(f"erased {erased.document}: {told}")
        typer.echo(f"tombstone {erased.tombstone}")
        for each in erased.exports:
            typer.echo(
                f"held by export {each['export']} of {each['at'][:10]}: {each['form']} to "
                f"{each['recipient'] or each['target']}"
            )
        for other in erased.shared:
            typer.echo(f"the same text is kept by {other}")
