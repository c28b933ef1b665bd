"""The versions of a document, with their texts and where they came from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from khabar.readings.article import Article
from khabar.sources.refusal import Refusal
from khabar.store.derived import shown
from khabar.store.permalink import engine_tag, parsed
from khabar.store.readings import unpacked
from khabar.store.tables import captures, readings, texts
from khabar.store.tables import versions as kept


@dataclass(frozen=True, slots=True)
class Seen:
    """A version as it was seen. A page that is gone has the empty text."""

    id: int
    number: int
    kind: str
    seen: str
    text: str
    title: str | None
    publisher: str | None
    published: str | None
    edited: str | None
    address: str
    status: int | None
    blob: str | None


def versions(connection: Connection, document: int) -> list[Seen]:
    """Every version of a document, in order."""
    which = (
        select(
            kept.c.id, kept.c.number, kept.c.kind, kept.c.seen, texts.c.text, kept.c.title,
            kept.c.publisher, kept.c.published, kept.c.edited, captures.c.address,
            captures.c.status, captures.c.blob,
        )
        .join_from(kept, captures, captures.c.id == kept.c.capture)
        .outerjoin(texts, texts.c.sha256 == kept.c.text)
        .where(kept.c.document == document)
        .order_by(kept.c.number)
    )  # fmt: skip
    return [
        Seen(*row[:4], row.text or "", *row[5:])  # type: ignore[call-arg]
        for row in connection.execute(which)
    ]


def current(connection: Connection, documents: Collection[int] | None = None) -> set[int]:
    """The newest version with a text of every document, or of those named."""
    which = select(shown.c.version).where(shown.c.current)
    if documents is not None:
        which = which.where(shown.c.document.in_(documents))
    return set(connection.execute(which).scalars())


def statement(connection: Connection, told: str) -> tuple[int, Article, int]:
    """A statement by its id: its version, the article as its engine read it, its number there."""
    link = parsed(told)
    which = (
        select(kept.c.id, texts.c.text, readings.c.engine, readings.c.body)
        .join_from(kept, texts, kept.c.text == texts.c.sha256)
        .join(readings, readings.c.version == kept.c.id)
        .where(kept.c.content.between(link.content, link.content + "g"))
    )
    for row in connection.execute(which):
        if engine_tag(row.engine) == link.engine:
            article = unpacked(row.body, row.text)
            same = [n for n, c in enumerate(article.claims) if c.span == (link.start, link.stop)]
            if len(same) >= link.nth:
                return row.id, article, same[link.nth - 1]
    raise Refusal(f"there is no statement «{told}»: copy one that khabar search shows")
