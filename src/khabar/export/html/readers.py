"""One article as the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khabar.export.html.cards import Card, cards
from khabar.export.html.labels import Label, label, labels
from khabar.export.html.marks import Line, lines, voice
from khabar.readings.article import Article
from khabar.text.span import Span
from khabar.text.view import fold


class Count(NamedTuple):
    """How many of a thing, shown with its name."""

    n: int
    of: Label
    look: str = ""


class Stretch(NamedTuple):
    """A part of the strip that shows the voices of a text in their order, in characters."""

    start: int
    width: int
    look: str


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A word that takes a side, and the suggestion beside it."""

    text: str
    plainer: str
    kind: Label
    quoted: bool


@dataclass(frozen=True, slots=True)
class SharedText:
    """What this article has in common with one other."""

    with_article: int
    name: str
    shared: int
    of: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Sentences of another text that this copy of it does not have."""

    head: int
    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """An article: its text in lines, and what stands beside the text."""

    number: int
    publisher: str
    published: str
    title: str
    invented: bool
    counts: tuple[Count, ...]
    strip: tuple[Stretch, ...]
    length: int
    lines: tuple[Line, ...]
    cards: tuple[Card, ...]
    words: tuple[LoadedWord, ...]
    problems: tuple[str, ...]
    shares: tuple[SharedText, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def clock(published: str | None) -> str:
    """A time of publication as it is shown, in its own zone; "" where none is given.

    >>> clock("2026-11-18T14:10:00+03:00")
    '2026-11-18 14:10'
    """
    return (published or "")[:16].replace("T", " ")


def invented(article: Article) -> bool:
    """Whether the text says of itself that it was made up."""
    return fold(labels()["invented"].ar) in fold(article.text)


def reader(
    article: Article,
    number: int,
    *,
    shared: Sequence[Span] = (),
    shares: Sequence[SharedText] = (),
    dropped: Sequence[Dropped] = (),
) -> Reader:
    """Article ``number`` (from 1) of the page; what it shares is given by the comparison."""
    title = article.title
    return Reader(
        number=number,
        publisher=article.publisher.name if article.publisher else "",
        published=clock(article.published),
        title=title.text if title and title.span is None else "",
        invented=invented(article),
        counts=tuple(_counts(article)),
        strip=tuple(_strip(article)),
        length=max(1, len(article.text)),
        lines=lines(article, shared),
        cards=cards(article),
        words=_words(article),
        problems=tuple(problem.reason for problem in article.problems),
        shares=tuple(shares),
        dropped=tuple(dropped),
    )


def _counts(article: Article) -> list[Count]:
    found = article.summary
    counted = [
        Count(found.named, label("named"), "named"),
        Count(found.unnamed, label("unnamed"), "unnamed"),
        Count(found.own_voice, label("own"), "own"),
        Count(len(found.unread), label("unread"), "unread"),
        Count(found.open_times, label("open_times")),
    ]
    return [count for count in counted if count.n]


def _strip(article: Article) -> list[Stretch]:
    """Sentences first, as own voice; then what is unread; then whose word is laid over them."""
    laid = [(span, "own") for span in article.sentences]
    laid += [(span, "unread") for span in article.summary.unread]
    for said in article.attributions:
        laid += [(piece, voice(said)) for piece in said.content_spans or (said.content_span,)]
    return [Stretch(span[0], span[1] - span[0], look) for span, look in laid]


def _words(article: Article) -> tuple[LoadedWord, ...]:
    kept = {
        (word.text, word.plainer or "", word.field_class, word.voice != "own"): None
        for word in article.wording
    }
    return tuple(
        LoadedWord(text, plainer, label(f"class_{kind}"), quoted)
        for text, plainer, kind, quoted in kept
    )
