"""What a person reviews first: the statements whose reading is most doubtful.

The doubt orders them and is shown to nobody: beside a statement a number would read as the
chance that the thing happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, delete, insert, select

from khabar.readings.article import Article
from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.derive import Part, Version
from khabar.store.derived import doubts, shown
from khabar.store.permalink import Permalink, engine_tag
from khabar.store.redaction import view
from khabar.store.rounds import DONE
from khabar.store.stated import seen
from khabar.store.tables import documents, readings, reviews, texts, versions

UNKNOWN = 50
"""How sure a reading is taken to be whose chance is not calibrated, in hundredths."""

STEP = 400
LINE = 90
"""Characters of a statement in the queue."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A statement that waits for review, in its article's order."""

    statement: str
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    words: str


def _add(connection: Connection, version: Version, article: Article) -> None:
    _take(connection, version)
    seen: Counter[tuple[int, int]] = Counter()
    rows = []
    for place, claim in enumerate(article.claims):
        span = (claim.span[0], claim.span[1])
        seen[span] += 1
        sure = UNKNOWN if claim.confidence is None else round(100 * claim.confidence)
        rows.append(
            {
                "version": version.id, "place": place, "start": span[0], "stop": span[1],
                "nth": seen[span], "sure": sure,
            }
        )  # fmt: skip
    if rows:
        connection.execute(insert(doubts), rows)


def _take(connection: Connection, version: Version) -> None:
    connection.execute(delete(doubts).where(doubts.c.version == version.id))


def _clear(connection: Connection) -> None:
    connection.execute(delete(doubts))


DOUBTS = Part("doubts", clear=_clear, forget=_take, on_reading=_add, settled=False)


def waiting(
    connection: Connection,
    who: str,
    *,
    only: frozenset[int] | None = None,
    limit: int = 50,
    after: int = 0,
) -> list[Waiting]:
    """The statements that nobody has settled, the most doubtful first.

    A statement of which ``who`` himself said something stays away as well. ``only`` holds them
    to some documents; ``after`` passes over so many.
    """
    found: list[Waiting] = []
    texts_of: dict[int, str] = {}
    settled, hidden = _settled(connection), hidden_from(connection, who)
    for row in _doubtful(connection):
        if row.document in hidden or (only is not None and row.document not in only):
            continue
        tag = engine_tag(row.engine)
        link = str(Permalink(row.content[:16], row.start, row.stop, tag, row.nth))
        if link in settled:
            continue
        if after:
            after -= 1
            continue
        if row.version not in texts_of:
            texts_of[row.version] = _text(connection, row.version)
        words = texts_of[row.version][row.start : row.stop]
        found.append(
            Waiting(link, row.name, row.title, row.publisher, row.published, _short(words))
        )
        if len(found) >= limit:
            break
    return found


def _text(connection: Connection, version: int) -> str:
    which = select(texts.c.text).join(versions, versions.c.text == texts.c.sha256)
    whole = connection.execute(which.where(versions.c.id == version)).scalar_one()
    return view(connection, version, whole)


def _short(words: str) -> str:
    """The first words of a statement on one line."""
    line = " ".join(words[: LINE * 2].split())
    return line if len(line) <= LINE else line[:LINE].rpartition(" ")[0] + " …"


def _settled(connection: Connection) -> frozenset[str]:
    """Statements on whose whole reading a verdict stands."""
    back = select(reviews.c.undoes).where(reviews.c.undoes.is_not(None))
    which = select(reviews.c.statement, reviews.c.verdict, reviews.c.others).where(
        reviews.c.field.is_(None), reviews.c.verdict.in_(DONE), reviews.c.id.not_in(back)
    )
    found = set()
    for row in connection.execute(which):
        found.add(row.statement)
        if row.verdict == "merged" and row.others:
            found.update(msgspec.json.decode(row.others))
    return frozenset(found)


def _doubtful(connection: Connection) -> Iterator:  # type: ignore[type-arg]  # rows of SQLAlchemy
    """Statements of current versions as their newest engine read them, most doubtful first."""
    newest = (
        select(readings.c.engine)
        .where(readings.c.version == versions.c.id)
        .order_by(readings.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    which = (
        select(
            doubts, versions.c.content, versions.c.document, versions.c.title,
            versions.c.publisher, versions.c.published, documents.c.name, newest.label("engine"),
        )
        .join(shown, shown.c.version == doubts.c.version)
        .join(versions, versions.c.id == doubts.c.version)
        .join(documents, documents.c.id == versions.c.document)
        .where(shown.c.current)
        .order_by(doubts.c.sure, doubts.c.version, doubts.c.place)
    )  # fmt: skip
    at = 0
    while True:
        rows = connection.execute(which.offset(at).limit(STEP)).all()
        yield from rows
        if len(rows) < STEP:
            return
        at += STEP


def of_statements(connection: Connection, who: str, links: list[str]) -> list[Waiting]:
    """These statements as they stand in a queue, in their order; those not to be seen left out."""
    found = []
    for link in links:
        try:
            known = seen(connection, link, who)
        except Refusal:
            continue
        of = known.printed
        words = known.span.of(view(connection, of.version, known.text))
        found.append(Waiting(link, of.name, of.title, of.publisher, of.published, _short(words)))
    return found
