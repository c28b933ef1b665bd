"""``khabar names``: a label for each word of a name set."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import MB, MaxMb


def names(
    conll: Annotated[
        str,
        typer.Option(metavar="FILE", help="One word a line, an empty line between sentences."),
    ],
    max_mb: MaxMb = 50,
) -> None:
    """Label the words of a file in CoNLL form: word and label a line (B-PERS, I-LOC, O …).

    Example:

      khabar names --conll words.txt > labelled.txt
    """
    with edge():
        import sys

        from khabar.run.conll import label
        from khabar.sources.files import load
        from khabar.sources.refusal import Refusal

        try:
            text = load(conll, int(max_mb * MB)).text.replace("\r\n", "\n")
        except Refusal as why:
            raise Refusal(f"{conll}: {why}") from None
        for line in label(text.removesuffix("\n").split("\n")):
            sys.stdout.write(line + "\n")
