"""The sample stories, shipped in the package: read when first asked for.

``samples.jsonl`` is made from ``examples/``, an article a line as ``khabar read --jsonl`` takes
it, by ``python -m khabar.app.web.samples examples``; a test refuses one that is stale.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from khabar.app.web.i18n import N_
from khabar.app.web.loading import once, word_lists
from khabar.app.web.nowhere import laid_nowhere
from khabar.reader import read
from khabar.readings.article import Article

NAMES = {
    "one_man": N_("One source in six articles"),
    "toll": N_("How many died?"),
    "who": N_("Who did it?"),
    "crossing": N_("North of the crossing"),
    "edit": N_("The quiet edit"),
}
"""The stories offered on the first page, in their order."""

LINES = {
    "one_man": N_("A border closes. Many outlets tell it: how many sources do they have?"),
    "toll": N_("Dozens, twelve, twenty-eight: which figure updates another, which contradicts it?"),
    "who": N_("A ministry denies, a faction claims, a network blames a third."),
    "crossing": N_("A convoy, a field, a meeting: what can be put on a map, and how exactly?"),
    "edit": N_("A toll and a culprit change under one address."),
}
"""What each is about, in a line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a sample story, as printed."""

    story: str
    doc: str
    publisher: str
    publisher_en: str
    published: str
    text: str
    url: str | None = None


@cache
def rows() -> tuple[Row, ...]:
    """All sample articles, story by story."""
    kept = files("khabar.app.web").joinpath("samples.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Row) for line in kept)


@once
def story(name: str) -> tuple[Article, ...]:
    """The articles of one sample story, read; none where there is no such story."""
    word_lists()
    return tuple(_article(row) for row in rows() if row.story == name)


def _article(row: Row) -> Article:
    [found] = read(
        row.text, row.published, row.publisher, doc=row.doc, url=row.url or "", single=True
    )
    return laid_nowhere(msgspec.structs.replace(found, published=row.published))


def lines(examples: Path) -> list[str]:
    """The lines of ``samples.jsonl`` as the examples have them now."""
    made = []
    with (examples / "stories.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            told = {
                "story": row["story"],
                "doc": row["doc"],
                "publisher": row["outlet"],
                "publisher_en": row["outlet_en"],
                "published": row["published"],
                "text": (examples / row["file"]).read_text(encoding="utf-8"),
            }
            made.append(json.dumps(told, ensure_ascii=False))
    return made


def main(arguments: Sequence[str]) -> int:
    """Write ``samples.jsonl`` anew."""
    target = Path(__file__).with_name("samples.jsonl")
    target.write_text("\n".join(lines(Path(*arguments))) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["examples"]))
