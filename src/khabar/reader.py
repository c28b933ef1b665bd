"""Text in, articles out: the pipeline and the record joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from khabar.lexicon.house import House
from khabar.pipeline import annotate, cut
from khabar.published import day
from khabar.readings.article import Article, Publisher
from khabar.record.article import record
from khabar.text.document import Document
from khabar.text.halves import without_halves
from khabar.text.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of an input, and where it was cut from."""

    document: Document
    span: Span
    source_doc: str | None


def read(
    text: str,
    published: date | str | None = None,
    publisher: str | Publisher | None = None,
    *,
    doc: str = "",
    title: str | None = None,
    author: str | None = None,
    url: str | None = None,
    single: bool = False,
    house: House | None = None,
) -> list[Article]:
    """Read the articles that stand in ``text``, in order.

    ``published`` is a `date` or a string as 2015-08-03 or 2015-08-03T14:05:00+03:00;
    anything else raises `ValueError`. With ``single`` the whole text is one article and
    keeps ``doc``; otherwise the articles are called ``<doc>#1``, ``<doc>#2`` … An empty
    text gives no article. ``house`` is a desk's own list of words that take a side
    (`khabar.lexicon.house.house`). Offsets count code points of each article's own ``text``;
    a half of a letter, which no file can hold, is read as U+FFFD in its place.

    >>> [article] = read("قال متحدث إن الطريق مفتوح.", published="2024-03-05", single=True)
    >>> article.published
    '2024-03-05'
    """
    given = publisher if isinstance(publisher, Publisher) else None
    whole = Document(
        without_halves(text),
        id=doc,
        publisher=given.name if given else str(publisher or ""),
        published=day(published),
        title=title or "",
        author=author or "",
        url=url or "",
    )
    return [
        record(
            annotate(piece.document, house),
            source_doc=piece.source_doc,
            input_span=piece.span,
            publisher_id=given.id if given else None,
        )
        for piece in pieces(whole, single=single)
    ]


def pieces(whole: Document, *, single: bool = False) -> Iterator[Piece]:
    """Cut an input into its articles; each is exactly a slice of it."""
    if not whole.text.strip():
        return
    if single:
        yield Piece(whole, Span(0, len(whole.text)), None)
        return
    for number, span in enumerate(cut(whole.text), start=1):
        name = f"{whole.id}#{number}"
        yield Piece(replace(whole, text=span.of(whole.text), id=name), span, whole.id)
