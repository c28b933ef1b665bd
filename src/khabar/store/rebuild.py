"""Making all derived tables anew from what is kept."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from khabar.store.derive import Version, parts
from khabar.store.readings import latest
from khabar.store.settled import settled
from khabar.store.tables import reviews, texts, versions

STEP = 500


def rebuild(connection: Connection) -> Iterator[int]:
    """Clear every part and fill it again, in the order in which things were kept.

    Yields after each version and each reading how many are done. All of it is one
    change: a rebuild that is stopped leaves the tables as they were.
    """
    for part in reversed(parts()):
        part.clear(connection)
    done, after = 0, 0
    while rows := connection.execute(_WITH_TEXT, {"after": after, "step": STEP}).all():
        for row in rows:
            version = Version(row.id, row.document, row.text, row.title, row.published)
            for part in parts():
                if part.on_version:
                    part.on_version(connection, version)
            done += 1
            yield done
        after = rows[-1].id
    spoken_of = frozenset(connection.execute(select(reviews.c.document).distinct()).scalars())
    for unread, article in latest(connection):
        stands = article
        if unread.document in spoken_of:
            stands = settled(connection, unread.id, unread.document, article)
        for part in parts():
            if part.on_reading:
                part.on_reading(connection, unread.version, stands if part.settled else article)
        done += 1
        yield done


_WITH_TEXT = (
    select(versions.c.id, versions.c.document, texts.c.text, versions.c.title, versions.c.published)
    .join_from(versions, texts, versions.c.text == texts.c.sha256)
    .where(versions.c.id > bindparam("after"))
    .order_by(versions.c.id)
    .limit(bindparam("step"))
)
