"""Readings with what people decided laid beside them, and the derived tables that follow it.

Search goes by what stands for everyone: of a statement in an open blind round that is the
machine's reading still, so that no list tells a reviewer what another said. Which articles are
one story goes by their texts as they were read: a story keeps its members and its findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from sqlalchemy import Connection, select

from khabar.readings.article import Article
from khabar.readings.review import Finding, Given, Missed
from khabar.record.corrected import standing
from khabar.store.derive import parts
from khabar.store.permalink import parsed, permalinks
from khabar.store.readings import WITH_TEXT, Unread, newest_reading, unread_of
from khabar.store.reviews import Review, reviews_on
from khabar.store.standing import standings
from khabar.store.stated import PERSON, printed, stated
from khabar.store.tables import reviews, versions

OUT = ("rejected", "merged", "split")
"""Verdicts after which a statement that a person added is not there any more."""


def decided(
    connection: Connection,
    version: int,
    article: Article,
    found: Sequence[Review],
    findings: Sequence[Finding] = (),
) -> Article:
    """The article with the review and the findings of each statement, and those that were missed.

    Reviews of an earlier engine's reading stay with that one: another reading was not reviewed.
    """
    if not found and not findings:
        return article
    content = printed(connection, version).content
    links = permalinks(content, article)
    stands = standings(found)
    claims = tuple(
        replace(
            claim,
            review=stands.get(link),
            findings=tuple(one for one in findings if one.about == link),
        )
        for claim, link in zip(article.claims, links, strict=True)
    )
    missed = []
    for link, one in stands.items():
        of = parsed(link)
        if of.engine != PERSON or of.content != content[:16] or one.verdict in OUT or one.into:
            continue
        told = stated(connection, link)
        given = {value.name: value.value for value in told.values}
        given |= {each.field: each.value for each in one.corrections}
        values = tuple(Given(field=name, value=value) for name, value in given.items())
        missed.append(
            Missed(id=link, span=told.span, text=told.words, values=values, who=one.who, at=one.at)
        )
    return replace(article, claims=claims, missed=tuple(missed))


def with_reviews(connection: Connection, documents: Iterable[int]) -> frozenset[int]:
    """Those of the documents of which anything was said."""
    wanted = sorted(set(documents))
    found: set[int] = set()
    for at in range(0, len(wanted), 500):
        some = reviews.c.document.in_(wanted[at : at + 500])
        found.update(
            connection.execute(select(reviews.c.document).where(some).distinct()).scalars()
        )
    return frozenset(found)


def settled(connection: Connection, version: int, document: int, article: Article) -> Article:
    """The article as it stands for everyone."""
    found = reviews_on(connection, "", document=document, for_all=True)
    return standing(decided(connection, version, article, found))


def follow(connection: Connection, statements: Iterable[str]) -> None:
    """Derive anew what hangs on these statements: something was said of them."""
    contents = {parsed(told).content for told in statements}
    for content in sorted(contents):
        here = versions.c.content.between(content, content + "g")
        for row in connection.execute(WITH_TEXT.where(here)).all():
            _anew(connection, unread_of(row))


def _anew(connection: Connection, version: Unread) -> None:
    read = newest_reading(connection, version.id)
    if read is None:
        return
    stands = settled(connection, version.id, version.document, read)
    for part in parts():
        if part.on_reading and part.settled:
            part.on_reading(connection, version.version, stands)
