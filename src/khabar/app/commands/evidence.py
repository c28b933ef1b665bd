"""``khabar evidence``: what was captured and what proves it, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import StorePath


def evidence(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID…", help="Documents, or statements as search shows them."),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The zip to write.")],
    recipient: Annotated[
        str | None, typer.Option(metavar="WORDS", help="For whom; written into the store.")
    ] = None,
    store: StorePath = "khabar.db",
) -> None:
    """Pack documents as evidence: bytes, capture records, quotations with places, log, hashes.

    The pack holds the whole text, unmasked. It verifies offline: python3 verify.py inside it.

    Example:

      khabar evidence d4ovsm2bqwxte -o pack.zip --recipient "counsel"
    """
    with edge():
        from io import BytesIO

        from khabar.app.opening import existing
        from khabar.app.writing import written
        from khabar.export.evidence import pack
        from khabar.store.exporting import exported

        with existing(store) as desk:
            made = BytesIO()
            names = pack(desk, ids, made)
            with written(out) as stream:
                stream.write(made.getvalue())
            with desk.writing() as writing:
                exported(writing, "evidence", str(out), names, recipient)
        typer.echo(f"{len(names)} documents -> {out}; check it with: python3 verify.py {out}")
