"""A story as the page shows it: articles, wordings, origins, and the toll by origin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.compare.origins import Origin
from khabar.compare.sharing import sentences
from khabar.compare.story import Story
from khabar.compare.tolls import Figure
from khabar.export.html.labels import Label, label
from khabar.export.html.readers import Dropped, Reader, SharedText, clock, reader
from khabar.readings.article import Article
from khabar.text.span import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the figure; ``lines`` join it to boxes of the next column, by their number."""

    name: str
    note: Label
    look: str
    goto: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """The figure: three columns of boxes, told from right to left."""

    articles: tuple[Box, ...]
    wordings: tuple[Box, ...]
    origins: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One article that tells a figure; ``goto`` is the statement's place on the page."""

    name: str
    goto: str


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a toll and whose word it is."""

    figure: str
    bound: Label | None
    vague: bool
    origin: str
    through: str
    look: str
    denied: bool
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class TollTable:
    """The figures of one kind."""

    kind: Label
    disputed: bool
    values: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the articles of a story."""

    articles: int
    wordings: int
    least: int
    most: int
    flow: Flow
    tolls: tuple[TollTable, ...]


def name(article: Article) -> str:
    """The publisher, or what else the article is known by."""
    return article.publisher.name if article.publisher else article.doc


def head(story: Story) -> Head:
    """The head of the page."""
    known = story.origins
    return Head(
        len(story.articles), len(story.wordings), known.least, known.most, _flow(story),
        tuple(
            TollTable(
                label(toll.kind),
                toll.disputed,
                " | ".join(number(value) for value in toll.values),
                tuple(_row(story, figure) for figure in toll.figures),
            )
            for toll in story.tolls
        ),
    )  # fmt: skip


def number(value: float) -> str:
    """A count as it is written: 12, not 12.0."""
    return f"{value:g}" if value < 1e15 else str(value)


def _flow(story: Story) -> Flow:
    order = [member for group in story.wordings for member in group.members]
    owner = {m: n for n, group in enumerate(story.wordings) for m in group.members}
    found = story.origins.found
    silent = {
        n for n in owner if not any(n in origin.articles for origin in found)
    }  # their text lays nothing on anyone's word
    articles = tuple(
        Box(
            name(story.articles[member]),
            Label(clock(story.articles[member].published), ""),
            "article",
            f"a{member + 1}",
            (owner[member],),
        )
        for member in order
    )
    wordings = []
    for group in story.wordings:
        below = [n for n, o in enumerate(found) if set(o.articles) & set(group.members)]
        if set(group.members) & silent:
            below.append(len(found))
        note = label("shares_text" if len(group.members) > 1 else "alone")
        wordings.append(
            Box(
                _several(group.members),
                note,
                "wording",
                f"a{group.members[0] + 1}",
                tuple(below),
            )
        )
    origins = [Box(o.name, _through(o), _look(o), "") for o in found]
    if silent:
        origins.append(Box(label("no_source").ar, label("own"), "own", ""))
    return Flow(articles, tuple(wordings), tuple(origins))


def _several(members: tuple[int, ...]) -> str:
    return str(len(members)) if len(members) > 1 else ""


def _through(origin: Origin) -> Label:
    if origin.named:
        return label("named")
    unnamed = label("unnamed")
    return Label(f"{unnamed.ar}، {label('through').ar} {origin.through}", unnamed.en)


def _look(origin: Origin) -> str:
    return "named" if origin.named else "unnamed"


def _row(story: Story, figure: Figure) -> Row:
    vague = figure.value is None
    told = {
        place.article: Told(
            name(story.articles[place.article]), _goto(story, place.article, place.attribution)
        )
        for place in figure.told
    }
    if figure.origin is None:
        source = (label("no_source").ar, "", "own")
    else:
        origin = story.origins.found[figure.origin]
        source = (origin.name, origin.through, _look(origin))
    return Row(
        figure.text if figure.value is None else number(figure.value),
        None if vague or figure.bound == "exactly" else label(figure.bound), vague, *source,
        figure.denied, tuple(told.values()),
    )  # fmt: skip


def _goto(story: Story, article: int, attribution: int | None) -> str:
    if attribution is None:
        return f"a{article + 1}"
    return f"a{article + 1}-{story.articles[article].attributions[attribution].id}"


def readers(story: Story) -> Iterator[Reader]:
    """The articles of a story, each with what it shares and what it left out."""
    for at, article in enumerate(story.articles):
        spans: list[Span] = []
        shares = []
        for both in story.shared:
            if at not in (both.first, both.second):
                continue
            other = both.second if both.first == at else both.first
            here = [p.first if both.first == at else p.second for p in both.pairs]
            spans += here
            shares.append(
                SharedText(
                    other + 1, name(story.articles[other]), len(here), len(sentences(article))
                )
            )
        dropped = [
            Dropped(
                gone.head + 1,
                name(story.articles[gone.head]),
                tuple(span.of(story.articles[gone.head].text) for span in gone.sentences),
            )
            for gone in story.omissions
            if gone.copy == at
        ]
        yield reader(article, at + 1, shared=sorted(set(spans)), shares=shares, dropped=dropped)
