"""The demo of ``make run``: the example reports read, one story set side by side."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from khabar.app.telling import Teller
from khabar.compare.story import Story, compare
from khabar.export.html import page
from khabar.reader import read
from khabar.readings.article import Article


@dataclass(frozen=True, slots=True)
class Sample:
    """A story of the examples: its articles as read, and the English names of outlets."""

    story: Story
    english: dict[str, str]
    folder: str


def rows(examples: Path) -> list[dict[str, str]]:
    """The rows of ``stories.tsv``: story, doc, outlet, outlet_en, published, file."""
    with (examples / "stories.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def sample(examples: Path, story: str = "market") -> Sample:
    """Read the articles of one story of the examples and set them side by side."""
    known = rows(examples)
    articles = [article(examples, row) for row in known if row["story"] == story]
    english = {row["outlet"]: row["outlet_en"] for row in known}
    return Sample(compare(articles), english, f"{examples.name}/{story}")


def article(examples: Path, row: dict[str, str]) -> Article:
    """The article of one row, published at the hour that the row gives."""
    [found] = read(
        (examples / row["file"]).read_text(encoding="utf-8"),
        published=row["published"],
        publisher=row["outlet"],
        doc=row["doc"],
        single=True,
    )
    return msgspec.structs.replace(found, published=row["published"])


def told(shown: Sample, path: str) -> Iterator[str]:
    """The lines of the demo, at most 22 of 80 columns."""
    teller = Teller(shown.story, shown.english)
    yield "Khabar keeps each statement of an Arabic report with the word it rests on."
    yield f"It does not say what is true.      Sample story: INVENTED ({shown.folder})"
    yield ""
    yield from teller.counts()
    yield from teller.disputed()
    yield ""
    yield from teller.followed()
    yield ""
    yield from teller.unread()
    yield f"See it:         {path}"
    yield "Your own text:  khabar read FILE.txt --published 2026-11-20 --publisher NAME"


def main(arguments: Sequence[str] = ()) -> int:
    """Read the examples (by default ``examples``), print the demo, write ``out/story.html``."""
    examples = Path(arguments[0] if arguments else "examples")
    if not (examples / "stories.tsv").is_file():
        print(f"no stories.tsv in {examples}: run this in the project's folder", file=sys.stderr)
        return 2
    shown = sample(examples)
    target = Path("out", "story.html")
    target.parent.mkdir(exist_ok=True)
    target.write_text(page(shown.story.articles, shown.story), encoding="utf-8")
    for line in told(shown, str(target)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
