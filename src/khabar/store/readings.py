"""What engines read: packed articles without their text, appended and never changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, exists, func, select

from khabar.readings.article import Article
from khabar.store.derive import Version, reading_kept
from khabar.store.tables import documents, readings, texts, versions
from khabar.store.writing import Writing

_DECODER = msgspec.json.Decoder(Article)
_ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Unread:
    """A version that this engine has not read, with all that reading it needs."""

    id: int
    document: int
    name: str
    text: str
    title: str | None
    publisher: str | None
    publisher_id: str | None
    author: str | None
    published: str | None
    url: str | None
    seen: str
    via: tuple[str, ...]

    @property
    def version(self) -> Version:
        return Version(self.id, self.document, self.text, self.title, self.published)


_COLUMNS = (
    versions.c.id,
    versions.c.document,
    documents.c.name,
    texts.c.text.label("body"),
    versions.c.title,
    versions.c.publisher,
    versions.c.publisher_id,
    versions.c.author,
    versions.c.published,
    versions.c.url,
    versions.c.seen,
    versions.c.via,
)
WITH_TEXT = (
    select(*_COLUMNS)
    .join_from(versions, documents, versions.c.document == documents.c.id)
    .join(texts, versions.c.text == texts.c.sha256)
)


def unread_of(row: Sequence[Any]) -> Unread:
    """A row of `WITH_TEXT` as a value."""
    last = len(_COLUMNS) - 1
    via = tuple(msgspec.json.decode(row[last])) if row[last] else ()
    return Unread(*row[:last], via)  # type: ignore[call-arg]  # as many as `_COLUMNS`


def unread(connection: Connection, engine: str, after: int, limit: int) -> list[Unread]:
    """The next versions with a text that ``engine`` has not read, in the order they came."""
    mine = exists().where(and_(readings.c.version == versions.c.id, readings.c.engine == engine))
    which = WITH_TEXT.where(versions.c.id > after, ~mine).order_by(versions.c.id).limit(limit)
    return [unread_of(row) for row in connection.execute(which)]


def count_unread(connection: Connection, engine: str) -> int:
    """How many versions with a text ``engine`` has not read."""
    mine = exists().where(and_(readings.c.version == versions.c.id, readings.c.engine == engine))
    which = select(func.count()).select_from(versions).where(versions.c.text.is_not(None), ~mine)
    return connection.execute(which).scalar() or 0


def packed(article: Article) -> bytes:
    """An article as the store keeps it; the text lies in its own table."""
    return zlib.compress(_ENCODER.encode(msgspec.structs.replace(article, text="")), 6)


def unpacked(body: bytes, text: str) -> Article:
    """The article with its text again, as it was read."""
    return msgspec.structs.replace(_DECODER.decode(zlib.decompress(body)), text=text)


def keep_reading(writing: Writing, version: Unread, article: Article) -> bool:
    """Append a reading; false where another process was first."""
    same = select(readings.c.id).where(
        readings.c.version == version.id, readings.c.engine == article.engine
    )
    there = select(versions.c.id).where(versions.c.id == version.id)
    if writing.connection.execute(same).first() or not writing.connection.execute(there).first():
        return False
    writing.put(
        readings, version=version.id, engine=article.engine, body=packed(article), at=writing.at
    )
    reading_kept(writing.connection, version.version, article)
    return True


def newest_reading(connection: Connection, version: int) -> Article | None:
    """The newest reading of a version with its text; None where it was not read."""
    which = (
        select(readings.c.body, texts.c.text)
        .join(versions, versions.c.id == readings.c.version)
        .join(texts, texts.c.sha256 == versions.c.text)
        .where(readings.c.version == version)
        .order_by(readings.c.id.desc())
        .limit(1)
    )
    row = connection.execute(which).first()
    return unpacked(row.body, row.text) if row else None


def latest(connection: Connection, after: int = 0) -> Iterator[tuple[Unread, Article]]:
    """Each version with a text and its newest reading, in the order in which versions came."""
    newest = (
        select(readings.c.body)
        .where(readings.c.version == versions.c.id)
        .order_by(readings.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    while True:
        which = (
            WITH_TEXT.add_columns(newest.label("reading"))
            .where(versions.c.id > after)
            .order_by(versions.c.id)
            .limit(256)
        )
        rows = connection.execute(which).all()
        for row in rows:
            if row.reading is not None:
                yield unread_of(row), unpacked(row.reading, row.body)
        if not rows:
            return
        after = rows[-1].id
