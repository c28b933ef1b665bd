"""The full-text index: folded words and stems of every version, nothing of the text itself.

It is contentless: a version is taken out by telling the index again what went in, which
holds as long as forms are made the same way. `made_by` says how they were made.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, bindparam, delete, select, text, update
from sqlalchemy.dialects.sqlite import insert

from khabar.lexicon.version import engine
from khabar.published import day
from khabar.store.derive import Part, Version
from khabar.store.derived import shown
from khabar.store.search.forms import columns
from khabar.store.tables import settings, texts, versions

ADD = text("INSERT INTO words(rowid, plain, lemma, title) VALUES (:id, :plain, :lemma, :title)")
TAKE = text(
    "INSERT INTO words(words, rowid, plain, lemma, title) "
    "VALUES ('delete', :id, :plain, :lemma, :title)"
)

MADE_BY = "words_made_by"

_OLDER = (
    update(shown)
    .where(shown.c.document == bindparam("own"), shown.c.version < bindparam("newer"))
    .values(current=False)
)
_SHOW = insert(shown)


def _row(version: Version) -> dict[str, object]:
    plain, lemma = columns(version.text)
    headline = version.title or version.text.lstrip()[:200].partition("\n")[0]
    return {"id": version.id, "plain": plain, "lemma": lemma, "title": columns(headline)[1]}


def ordinal(published: str | None) -> int | None:
    """The day of publication as a number of days; None where none was given."""
    try:
        found = day(published)
    except ValueError:
        return None
    return found.toordinal() if isinstance(found, date) else None


def _add(connection: Connection, version: Version) -> None:
    connection.execute(ADD, _row(version))
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
    if made_by(connection) == engine():
        connection.execute(TAKE, _row(version))
    else:
        made_by(connection, "other")  # forms are made otherwise now: `merge` writes all anew
    connection.execute(delete(shown).where(shown.c.version == version.id))


def _clear(connection: Connection) -> None:
    connection.execute(text("INSERT INTO words(words) VALUES ('delete-all')"))
    connection.execute(delete(shown))
    made_by(connection, engine())


def made_by(connection: Connection, told: str | None = None) -> str:
    """Which engine made the forms in the index; with ``told`` that is written down."""
    if told is not None:
        new = insert(settings).values(name=MADE_BY, value=told.encode())
        again = new.on_conflict_do_update(
            index_elements=[settings.c.name], set_={"value": told.encode()}
        )
        connection.execute(again)
        return told
    found = connection.execute(select(settings.c.value).where(settings.c.name == MADE_BY))
    return bytes(found.scalar() or b"").decode()


def merge(connection: Connection) -> None:
    """Write the index anew as one piece, so that no word that was taken out is left in it."""
    if made_by(connection) != engine():
        connection.execute(text("INSERT INTO words(words) VALUES ('delete-all')"))
        which = select(
            versions.c.id, versions.c.document, texts.c.text, versions.c.title, versions.c.published
        ).join_from(versions, texts, versions.c.text == texts.c.sha256)
        for row in connection.execute(which).all():
            connection.execute(ADD, _row(Version(*row)))
        made_by(connection, engine())
    connection.execute(text("INSERT INTO words(words) VALUES ('optimize')"))


WORDS = Part("words", clear=_clear, forget=_take, on_version=_add)
