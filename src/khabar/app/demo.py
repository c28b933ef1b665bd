"""The demo of ``make run``: the example reports read, one story set side by side."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from rich.cells import cell_len

from khabar.compare.story import Story, compare
from khabar.compare.tolls import Figure, Toll
from khabar.export.html import page
from khabar.export.html.labels import label
from khabar.reader import read
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution

WIDTH = 80
"""Columns of a line, at most."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A story of the examples: its articles as read, and the English names of outlets."""

    story: Story
    english: dict[str, str]
    folder: str


def sample(examples: Path, story: str = "market") -> Sample:
    """Read the articles of one story of ``examples/stories.tsv``."""
    with (examples / "stories.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    chosen = [row for row in rows if row["story"] == story]
    english = {row["outlet"]: row["outlet_en"] for row in rows}
    articles = [article(examples, row) for row in chosen]
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
    """The lines of the demo, each within `WIDTH` columns."""
    story = shown.story
    yield "Khabar keeps each statement of an Arabic report with the word it rests on."
    yield f"It does not say what is true.      Sample story: INVENTED ({shown.folder})"
    yield ""
    yield from _sum(story)
    for toll in story.tolls:
        if toll.disputed:
            yield from _toll(shown, toll)
            break
    yield ""
    yield from _followed(shown)
    yield ""
    yield from _unread(story)
    yield f"See it:         {path}"
    yield "Your own text:  khabar read FILE.txt --published 2026-11-20 --publisher NAME"


def _sum(story: Story) -> Iterator[str]:
    known = story.origins
    most = f" (at most {known.most})" if known.most > known.least else ""
    yield (
        f"{len(story.articles)} articles -> {len(story.wordings)} wordings -> "
        f"{known.least} origins that can be told apart{most}"
    )


def _toll(shown: Sample, toll: Toll) -> Iterator[str]:
    kind = label(toll.kind).en
    yield f"{kind}: " + " | ".join(f"{value:g}" for value in toll.values)
    for figure in toll.figures:
        if figure.value is not None:
            yield f"  {_figure(shown, figure, kind)}"


def _figure(shown: Sample, figure: Figure, kind: str) -> str:
    count = f"{figure.value:g} {kind}"
    where = _several(len(figure.articles), "article")
    if figure.origin is None:
        return f"{count:<9} {where} in own voice, no source given"
    origin = shown.story.origins.found[figure.origin]
    sort = "named" if origin.named else f"unnamed, through {_name(shown, origin.through)}"
    says = "denied by" if figure.denied else "<-"
    shared = _share(shown.story, figure)
    return fitted(f"{count:<9} {says} «", origin.name, f"» ({sort}): {where}{shared}")


def _share(story: Story, figure: Figure) -> str:
    most = max(len(set(group.members) & set(figure.articles)) for group in story.wordings)
    return f", {most} share text" if most > 1 else ""


def _name(shown: Sample, name: str) -> str:
    return shown.english.get(name, name)


def _several(n: int, thing: str) -> str:
    return f"{n} {thing}{'' if n == 1 else 's'}"


def fitted(before: str, words: str, after: str, width: int = WIDTH) -> str:
    """A line whose ``words`` are cut at a space, with «…» for the rest, so that it fits.

    >>> fitted("(", "one two three", ")", 10)
    '(one two…)'
    """
    room = width - cell_len(before) - cell_len(after)
    if cell_len(words) > room:
        while words and cell_len(words) >= room:
            words = words.rpartition(" ")[0] or words[:-1]
        words += "…"
    return before + words + after


def _followed(shown: Sample) -> Iterator[str]:
    """One statement with the longest chain, and what its article does with the text it copied."""
    story = shown.story
    best = max(
        ((at, said) for at, one in enumerate(story.articles) for said in one.attributions),
        key=lambda found: _telling(story, *found),
        default=None,
    )
    if best is None:
        return
    at, said = best
    text = story.articles[at].text
    start, stop = said.content_span
    publisher = story.articles[at].publisher
    links = [publisher.name] if publisher else []
    links += [link.name for link in said.chain if link.name not in links]
    chain = [_name(shown, name) for name in links]
    last = said.chain[-1]
    how = label(said.factuality).en + (
        f", «{text[slice(*said.cue_span)]}»" if said.cue_span else ""
    )
    yield f"Article {at + 1}, characters {start}-{stop}, followed to its origin:"
    yield fitted(
        f"  {' -> '.join(chain[:-1])} -> «", chain[-1],
        f"»{'' if last.named else ' (unnamed)'}, {how}",
    )  # fmt: skip
    yield fitted("  «", " ".join(text[start:stop].split()), "»")
    for gone in story.omissions:
        if gone.copy == at:
            sentences = [span.of(story.articles[gone.head].text) for span in gone.sentences]
            head = story.articles[gone.head].publisher
            source = _name(shown, head.name if head else "its source")
            yield f"  Left out of {source}'s text: {_several(len(sentences), 'sentence')}"
            yield fitted("  «", sentences[-1], "»")
    words = sum(w.plainer is not None and w.voice == "own" for w in story.articles[at].wording)
    if words:
        yield f"  Plainer wording suggested for {_several(words, 'word')} of its own."


def _telling(story: Story, at: int, said: Attribution) -> tuple[object, ...]:
    """What makes a statement worth following: a copy that cuts, a chain, a figure, a hedge."""
    copies = any(gone.copy == at for gone in story.omissions)
    figures = any(
        place.article == at and story.articles[at].attributions[place.attribution].id == said.id
        for toll in story.tolls
        for figure in toll.figures
        for place in figure.told
        if place.attribution is not None
    )
    return copies, len(said.chain), figures, said.factuality != "CT+", -at, -said.content_span[0]


def _unread(story: Story) -> Iterator[str]:
    unread = sum(len(article.summary.unread) for article in story.articles)
    sentences = sum(len(article.sentences) for article in story.articles)
    yield f"Not read: {unread} of {sentences} sentences (nobody's word and no event found in them)."


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
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for line in told(shown, str(target)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
