"""A statement by its id, with the values that may be reviewed: read by an engine or by a person.

A statement that a person added has an id like any other; its engine is `PERSON`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from khabar.readings.article import Article
from khabar.readings.claim import Claim
from khabar.record.reviewable import FIELDS, Value, bare, values
from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.permalink import engine_tag, parsed
from khabar.store.tables import documents, reviews, texts, versions
from khabar.store.texts_of import statement as read_as
from khabar.text.span import Span

PERSON = engine_tag("a person")
"""What stands for the engine in the id of a statement that a person added."""


class Printed(NamedTuple):
    """A version of a document: its numbers and name, and what stands beside its text."""

    version: int
    document: int
    name: str
    number: int
    content: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement: where it stands, and its values as they were read or given at first.

    ``printed`` is the version that holds it. ``article`` and ``claim`` are None for one that a
    person added.
    """

    id: str
    printed: Printed
    text: str
    span: Span
    values: tuple[Value, ...]
    article: Article | None = None
    claim: Claim | None = None

    @property
    def document(self) -> int:
        """The number of its document."""
        return self.printed.document

    @property
    def version(self) -> int:
        """The number of its version."""
        return self.printed.version

    @property
    def words(self) -> str:
        """The letters of the article that it stands for."""
        return self.span.of(self.text)

    def value(self, name: str) -> str | None:
        """A value as it was read; None where the statement has none of that name."""
        return next((one.value for one in self.values if one.name == name), None)


def stated(connection: Connection, told: str) -> Stated:
    """The statement of an id; none raises `Refusal`."""
    link = parsed(told)
    if link.engine == PERSON:
        return _added(connection, told)
    version, article, at = read_as(connection, told)
    claim = article.claims[at]
    found = tuple(values(article, claim))
    place = Span(*claim.span)
    return Stated(told, printed(connection, version), article.text, place, found, article, claim)


def seen(connection: Connection, told: str, who: str) -> Stated:
    """The statement of an id, as ``who`` may see it; what is restricted raises `Refusal`."""
    found = stated(connection, told)
    if found.document in hidden_from(connection, who):
        raise Refusal(f"«{told}» is restricted to the members of its cases: ask one of them")
    return found


def _added(connection: Connection, told: str) -> Stated:
    link = parsed(told)
    which = (
        select(reviews.c.value, versions.c.id, texts.c.text)
        .join(versions, versions.c.document == reviews.c.document)
        .join(texts, texts.c.sha256 == versions.c.text)
        .where(
            reviews.c.statement == told,
            reviews.c.verdict == "missed",
            versions.c.content.between(link.content, link.content + "g"),
        )
        .order_by(reviews.c.id)
        .limit(1)
    )
    row = connection.execute(which).first()
    if row is None:
        raise Refusal(f"there is no statement «{told}»: copy one that the desk shows")
    given = msgspec.json.decode(row.value or "{}", type=dict[str, str])
    span = Span(link.start, link.stop)
    found = [Value("words", "words", f"{link.start}-{link.stop}", span, told)]
    names = [name for name in FIELDS if name in given]
    names += [name for name in given if name not in FIELDS and bare(name) in FIELDS]
    found += [Value(name, bare(name), given[name], None, told) for name in names if name != "words"]
    return Stated(told, printed(connection, row.id), row.text, span, tuple(found))


def printed(connection: Connection, version: int) -> Printed:
    """The version of a number; none raises `Refusal`."""
    which = (
        select(
            versions.c.id, documents.c.id, documents.c.name, versions.c.number,
            versions.c.content, versions.c.title, versions.c.publisher, versions.c.published,
            versions.c.url,
        )
        .join_from(versions, documents, versions.c.document == documents.c.id)
        .where(versions.c.id == version)
    )  # fmt: skip
    row = connection.execute(which).first()
    if row is None:
        raise Refusal("there is no such version of a document: look at what khabar show tells")
    return Printed(*row)
