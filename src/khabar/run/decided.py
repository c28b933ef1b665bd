"""What people decided, put beside the statements of a reading that leaves the desk."""

from __future__ import annotations

from msgspec.structs import replace

from khabar.readings.article import Article
from khabar.readings.review import Given, Missed
from khabar.store.findings import findings_on
from khabar.store.permalink import parsed, permalinks
from khabar.store.readings import Unread
from khabar.store.reviews import reviews_on, standings
from khabar.store.stated import PERSON, printed, stated
from khabar.store.store import Store


def decided(store: Store, version: Unread, article: Article) -> Article:
    """The article with the review and the findings of each statement, and those that were missed.

    Reviews of an earlier engine's reading stay with that one: another reading was not reviewed.
    """
    with store.reading() as connection:
        found = reviews_on(connection, store.who, document=version.document)
        findings = findings_on(connection, store.who, held_by=version.document)
        if not found and not findings:
            return article
        content = printed(connection, version.id).content
        links = permalinks(content, article)
        stands = standings(found)
        added = [
            stated(connection, link)
            for link, one in stands.items()
            if parsed(link).engine == PERSON
            and parsed(link).content == content[:16]
            and one.verdict == "missed"
        ]
    claims = tuple(
        replace(
            claim,
            review=stands.get(link),
            findings=tuple(one for one in findings if one.about == link),
        )
        for claim, link in zip(article.claims, links, strict=True)
    )
    missed = tuple(
        Missed(
            id=one.id,
            span=one.span,
            text=one.words,
            values=tuple(Given(field=v.name, value=v.value) for v in one.values),
            who=stands[one.id].who,
            at=stands[one.id].at,
        )
        for one in added
    )
    return replace(article, claims=claims, missed=missed)
