"""``/api/v1``: read, explain and compare texts that are sent; nothing of them is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from pydantic import AfterValidator, Field
from starlette.responses import Response

from khabar.app.web.api.answers import LARGEST, Body, answer, returns
from khabar.app.web.api.shapes import Explained, Read
from khabar.app.web.desk import settings_of
from khabar.published import day
from khabar.readings.article import Article
from khabar.sources.refusal import Refusal
from khabar.store.said import writable

router = APIRouter(prefix="/api/v1", tags=["texts"])

Label = Annotated[str, Field(max_length=2000), AfterValidator(writable)]
Text = Annotated[str, Field(min_length=1), AfterValidator(writable)]


class Sent(Body):
    """A text with what stands beside it, as a line of ``khabar read --jsonl``."""

    text: Text
    published: Label | None = None
    publisher: Label | None = None
    title: Label | None = None
    author: Label | None = None
    url: Label | None = None
    doc: Label | None = None


class ToRead(Sent):
    """``single`` takes the text as one article; else it is cut where articles begin."""

    single: bool = True


class ToExplain(Sent):
    """``at`` is a character of the text, from 0."""

    at: Annotated[int, Field(ge=0, le=LARGEST)]


class Pair(Body):
    """Two texts."""

    a: Sent
    b: Sent


def _day(published: str | None) -> None:
    try:
        day(published)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None


def bounded(request: Request, *sent: Sent) -> None:
    """Refuse a text that is larger than this desk reads at once, or has no day of the calendar."""
    for one in sent:
        if len(one.text.encode("utf-8", "surrogatepass")) > settings_of(request).most:
            raise HTTPException(413)
        if not one.text.strip():
            raise Refusal("there is nothing to read: the text is empty")
        _day(one.published)


def _articles(sent: Sent, doc: str, *, single: bool) -> list[Article]:
    from khabar.reader import read

    return read(
        sent.text, sent.published, sent.publisher, doc=sent.doc or doc, title=sent.title,
        author=sent.author, url=sent.url, single=single,
    )  # fmt: skip


@router.post("/read", **returns("Read"))
def read(request: Request, sent: ToRead) -> Response:
    """Read a text: the articles that ``khabar read --format json`` prints."""
    bounded(request, sent)
    return answer(request, Read(articles=tuple(_articles(sent, "text", single=sent.single))))


@router.post("/explain", **returns("Explained"))
def explain(request: Request, sent: ToExplain) -> Response:
    """Tell which rules read a place of a text, and on what they stood."""
    from khabar.export.tree import told
    from khabar.text.document import Document

    bounded(request, sent)
    if sent.at >= len(sent.text):
        raise Refusal(f"the text has no character {sent.at}: it has {len(sent.text)}, from 0")
    whole = Document(
        sent.text, id=sent.doc or "text", publisher=sent.publisher or "",
        published=day(sent.published),
    )  # fmt: skip
    return answer(request, Explained(lines=tuple(told(whole, sent.at, single=True))))


@router.post("/compare", **returns("Compared"))
def compare(request: Request, pair: Pair) -> Response:
    """Tell how two texts hang together: the line of ``khabar compare --format json``."""
    from khabar.compare.pair import compare_two
    from khabar.export.comparison import compared

    bounded(request, pair.a, pair.b)
    first, second = (
        _articles(sent, name, single=True)[0] for sent, name in ((pair.a, "a"), (pair.b, "b"))
    )
    return answer(request, compared("a b", first, second, compare_two(first, second)))


@router.get("/schema", **returns())
def schema(request: Request) -> Response:
    """The JSON Schema of an article."""
    from khabar.export.schema import schema as made

    return answer(request, made())
