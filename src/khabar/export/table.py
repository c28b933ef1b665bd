"""A page to read at a glance: each statement, whose word it is, how sure, where and when."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Protocol

from rich.console import Console
from rich.text import Text

from khabar.export.glance import Glance, glances, heading, sourcing, unread
from khabar.readings.article import Article
from khabar.readings.broken import Broken

RIGHT_TO_LEFT, END = "\u2067", "\u2069"
"""The isolates of Unicode, for a terminal that sets right to left; never written to a file."""
LABEL = 13
STYLES = {
    "asserted": "green",
    "denied": "red",
    "loaded": "magenta",
    "unnamed": "yellow",
    "hedged": "yellow",
    "label": "dim",
    "head": "bold",
}


class Screen(Protocol):
    """What the place that is written to can show."""

    @property
    def width(self) -> int: ...
    @property
    def colour(self) -> bool: ...
    @property
    def bidi(self) -> bool: ...


def pages(articles: Iterable[Article | Broken], screen: Screen) -> Iterator[bytes]:
    """Each article as a page of text in UTF-8; a broken line as a line."""
    for number, article in enumerate(articles):
        rows = list(_rows(article, screen))
        if number:
            rows.insert(0, Text())
        yield _printed(rows, screen)


def _printed(rows: list[Text], screen: Screen) -> bytes:
    console = Console(
        file=io.StringIO(),
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for row in rows:
            console.print(row, soft_wrap=True, highlight=False, markup=False)
    lines = captured.get().split("\n")
    return "\n".join(line.rstrip() for line in lines).encode("utf-8", "replace")


def _rows(article: Article | Broken, screen: Screen) -> Iterator[Text]:
    if isinstance(article, Broken):
        yield Text(f"line {article.line} could not be read: {article.reason}", STYLES["denied"])
        return
    title, under = heading(article)
    yield Text("━" * screen.width, STYLES["label"])
    if title:
        yield from _set(Text(title, STYLES["head"]), screen, indent=0)
    yield from Text(under).wrap(_measure(screen), screen.width)
    yield from Text(sourcing(article.summary)).wrap(_measure(screen), screen.width)
    for problem in article.problems:
        yield from Text(f"Note: {problem.reason}", "yellow").wrap(_measure(screen), screen.width)
    for number, glance in enumerate(glances(article), start=1):
        yield Text()
        yield from _statement(number, glance, screen)
    for number, sentence in enumerate(unread(article)):
        if number == 0:
            yield Text()
            yield Text("Not read:", STYLES["label"])
        yield from _set(Text(sentence, STYLES["label"]), screen, indent=5)


def _statement(number: int, glance: Glance, screen: Screen) -> Iterator[Text]:
    sentence = Text(glance.sentence)
    for start, stop in glance.loaded_at:
        sentence.stylize("underline magenta", start, stop)
    for first, line in enumerate(_set(sentence, screen, indent=5)):
        head = f"{number:>3}  " if first == 0 else ""
        yield Text.assemble((head, STYLES["head"]), line[len(head) :])
    yield from _labelled("whose word", glance.chain, glance.style, screen)
    yield from _labelled("how sure", glance.sure, glance.sure.split(",")[0].split(":")[0], screen)
    for label, value in glance.details:
        yield from _labelled(label, value, label, screen)


def _labelled(label: str, value: str, style: str, screen: Screen) -> Iterator[Text]:
    indent = 5 + LABEL
    wrapped = Text(value, STYLES.get(style, "")).wrap(_measure(screen), screen.width - indent)
    for first, line in enumerate(wrapped):
        line.rstrip()
        if screen.bidi:
            line = Text.assemble(RIGHT_TO_LEFT, line, END)
        shown = label if first == 0 else ""
        yield Text.assemble((" " * 5 + shown.ljust(LABEL), STYLES["label"]), line)


def _measure(screen: Screen) -> Console:
    """A console that nothing is printed on: rich asks one for its width when it wraps."""
    return Console(width=screen.width, file=io.StringIO())


def _set(text: Text, screen: Screen, *, indent: int) -> list[Text]:
    """The lines of an Arabic text; where the terminal can, each right to left and to the right."""
    width = screen.width - indent
    found = []
    for line in text.wrap(_measure(screen), width):
        line.rstrip()
        if screen.bidi:
            room = " " * (width - line.cell_len)
            line = Text.assemble(room, RIGHT_TO_LEFT, line, END)
        found.append(Text.assemble(" " * indent, line))
    return found
