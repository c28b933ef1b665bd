"""The full-text index: folded words and stems of every version, nothing of the text itself.

In SQLite it is contentless: a version is taken out by telling the index again what went in,
which holds as long as forms are made the same way. `made_by` says how they were made.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from khabar.lexicon.version import engine
from khabar.published import day
from khabar.store.derive import Part, Version
from khabar.store.derived import shown
from khabar.store.dialect import Forms, dialect_of
from khabar.store.dialect.upsert import insert_or_change
from khabar.store.search.forms import columns
from khabar.store.tables import texts, versions
from khabar.store.working import settings

MADE_BY = "words_made_by"

_OLDER = (
    update(shown)
    .where(shown.c.document == bindparam("own"), shown.c.version < bindparam("newer"))
    .values(current=False)
)
_SHOW = insert(shown)


def forms(version: Version) -> Forms:
    """What the index has of a version."""
    plain, lemma = columns(version.text)
    headline = version.title or version.text.lstrip()[:200].partition("\n")[0]
    return Forms(version.id, plain, lemma, columns(headline)[1])


def ordinal(published: str | None) -> int | None:
    """The day of publication as a number of days; None where none was given."""
    try:
        found = day(published)
    except ValueError:
        return None
    return found.toordinal() if isinstance(found, date) else None


def _add(connection: Connection, version: Version) -> None:
    dialect_of(connection).add_words(connection, forms(version))
    connection.execute(_OLDER, {"own": version.document, "newer": version.id})
    row = {
        "version": version.id, "document": version.document, "current": True,
        "published": ordinal(version.published), "read": False,
    }  # fmt: skip
    connection.execute(_SHOW, row)


def _take(connection: Connection, version: Version) -> None:
    known = select(shown.c.version).where(shown.c.version == version.id)
    if connection.execute(known).first() is None:
        return
    index = dialect_of(connection)
    if index.keeps_words or made_by(connection) == engine():
        index.take_words(connection, forms(version))
    else:
        made_by(connection, "other")  # forms are made otherwise now: `merge` writes all anew
    connection.execute(delete(shown).where(shown.c.version == version.id))


def _clear(connection: Connection) -> None:
    dialect_of(connection).clear_words(connection)
    connection.execute(delete(shown))
    made_by(connection, engine())


def made_by(connection: Connection, told: str | None = None) -> str:
    """Which engine made the forms in the index; with ``told`` that is written down."""
    if told is not None:
        row = {"name": MADE_BY, "value": told.encode()}
        connection.execute(insert_or_change(settings, "name", row))
        return told
    found = connection.execute(select(settings.c.value).where(settings.c.name == MADE_BY))
    return bytes(found.scalar() or b"").decode()


def merge(connection: Connection) -> None:
    """Write the index anew as one piece, so that no word that was taken out is left in it."""
    index = dialect_of(connection)
    if made_by(connection) != engine():
        index.clear_words(connection)
        which = select(
            versions.c.id, versions.c.document, texts.c.text, versions.c.title, versions.c.published
        ).join_from(versions, texts, versions.c.text == texts.c.sha256)
        for row in connection.execute(which).all():
            index.add_words(connection, forms(Version(*row)))
        made_by(connection, engine())
    index.merge_words(connection)


WORDS = Part("words", clear=_clear, forget=_take, on_version=_add)
