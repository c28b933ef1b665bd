"""``khabar explain``: which rules read a place, and on what they stood."""

from __future__ import annotations

from typing import Annotated

import typer

from khabar.app.failures import edge
from khabar.app.flags import MB, MaxMb, Published, PublisherName, Single, checked_day


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text file; - is standard input.")],
    at: Annotated[
        str,
        typer.Option(
            metavar="N",
            help="A place in the file, in characters from 0; or words, for where they first stand.",
        ),
    ],
    published: Published = None,
    publisher: PublisherName = None,
    single: Single = False,
    max_mb: MaxMb = 50,
) -> None:
    """Print the tree of rules under a place: every reading that covers it, down to the words.

    Examples:

      khabar explain report.txt --at 120

      khabar explain report.txt --at "مصدر محلي"
    """
    day = checked_day(published)
    with edge():
        from khabar.export.tree import told
        from khabar.published import day as day_of
        from khabar.sources.files import load
        from khabar.sources.refusal import Refusal
        from khabar.text.document import Document

        try:
            source = load(file, int(max_mb * MB))
            text = source.text
            place = int(at) if at.lstrip("-").isdecimal() else text.find(at)
            if place < 0 and not at.lstrip("-").isdecimal():
                raise Refusal(f"«{at}» does not stand in it: give words letter for letter")
            if not 0 <= place < len(text):
                raise Refusal(f"it has no character {at}: it has {len(text)}, counted from 0")
        except Refusal as why:
            raise Refusal(f"{file}: {why}") from None
        whole = Document(text, id=file, publisher=publisher or "", published=day_of(day))
        for line in told(whole, place, single=single):
            typer.echo(line)
