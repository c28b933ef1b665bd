"""Stories among the versions that were read: keys by which like ones meet, joints, groups.

A story is what hangs together by joints, so the order of arrival changes nothing. It is
called after its earliest article (by day of publication, then by the document's name), and
keeps that name when later ones join.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from khabar.compare.grounds import Grounds
from khabar.compare.joining import hopeless, joined
from khabar.compare.near import ENOUGH, TEXT_KEYS, Keys, keys
from khabar.compare.relation import prepared
from khabar.compare.stories import CROWDED, MOST, UNDATED
from khabar.compare.wordings import moment
from khabar.readings.article import Article
from khabar.sources.refusal import Refusal
from khabar.store.derive import Part, Version
from khabar.store.derived import shown, story_grounds, story_joints, story_keys, story_members
from khabar.store.dialect import dialect_of
from khabar.store.readings import newest_reading
from khabar.store.tables import documents, versions

PREFIX = "s"
"""What the name of a story begins with; the rest is its earliest document's name."""


def add(connection: Connection, version: Version, article: Article) -> None:
    """Take a version into the stories, or anew where a later engine read it."""
    forget(connection, version)
    ready = prepared(article)
    mine = _Numbers.of(keys(ready))
    full = _crowded(connection, mine.text | mine.held | mine.sought)
    near = _near(connection, version, ready.grounds, mine, full)
    speaks = dialect_of(connection)
    held = [{"key": key, "version": version.id} for key in sorted((mine.text | mine.held) - full)]
    speaks.put_rows(connection, story_keys, held)
    packed = _ENCODER.encode(ready.grounds)
    speaks.put_rows(connection, story_grounds, [{"version": version.id, "body": packed}])
    day = moment(article)
    name = connection.execute(_NAME, {"document": version.document}).scalar_one()
    first = f"{day.isoformat() if day else UNDATED} {name}"
    connection.execute(_MEMBER, {"version": version.id, "first": first, "story": version.id})
    own = _stories_of(connection, [version.id, *(other for other, _ in near)])
    for other, known in near:
        if own[other] == own[version.id]:
            continue  # they hang together already
        printed = newest_reading(connection, other)
        judged = joined(prepared(printed, known), ready) if printed else None
        if judged is not None:
            row = {"first": other, "second": version.id, "kind": judged.kind}
            connection.execute(_JOINT, row)
            own = _merged(connection, own, own[other], own[version.id])


class _Numbers(NamedTuple):
    """Keys as numbers, as the table has them."""

    text: set[int]
    held: set[int]
    sought: set[int]

    @classmethod
    def of(cls, found: Keys) -> _Numbers:
        return cls(*({_short(key) for key in each} for each in found))


def _short(key: str) -> int:
    """A key as a number of 63 bits."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


# what follows is asked a dozen times for each article: built in SQLAlchemy it takes longer
# than to run it


def _crowded(connection: Connection, wanted: set[int]) -> set[int]:
    """Of these keys those that no further version is laid under: they tell nothing new."""
    which = (
        f"SELECT key FROM story_keys WHERE key IN ({_listed(wanted)}) "
        f"GROUP BY key HAVING count(*) >= {CROWDED}"
    )
    return {row[0] for row in dialect_of(connection).rows(connection, which)}


def _near(
    connection: Connection, version: Version, mine: Grounds, found: _Numbers, full: set[int]
) -> list[tuple[int, Grounds]]:
    """Versions of other documents that are worth a look, with their grounds."""
    rows = dialect_of(connection).rows
    which = f"SELECT id FROM versions WHERE document = {version.document}"
    own = {row[0] for row in rows(connection, which)}
    like = Counter(_meeting(connection, own, found.sought - full, 1))
    runs = _meeting(connection, own, found.text - full, ENOUGH)
    like.update(runs)
    order = sorted(like, key=lambda other: (-like[other], other))
    most: list[tuple[int, Grounds]] = []
    for at in range(0, len(order), MOST):
        some = order[at : at + MOST]
        which = f"SELECT version, body FROM story_grounds WHERE version IN ({_listed(some)})"
        known: dict[int, bytes] = dict(rows(connection, which))  # type: ignore[arg-type]
        for other in some:
            grounds = _DECODER.decode(known[other]) if other in known else None
            if grounds and not hopeless(mine, grounds, runs.get(other, 0) / TEXT_KEYS):
                most.append((other, grounds))
        if len(most) >= MOST:
            break
    return most[:MOST]


def _meeting(connection: Connection, own: set[int], sought: set[int], least: int) -> dict[int, int]:
    """Versions of other documents under ``least`` of the keys, and under how many."""
    which = (
        f"SELECT version, count(*) FROM story_keys WHERE key IN ({_listed(sought)}) "
        f"AND version NOT IN ({_listed(own)}) GROUP BY version HAVING count(*) >= {least}"
    )
    return dict(dialect_of(connection).rows(connection, which))  # type: ignore[arg-type]


def _stories_of(connection: Connection, versions: Sequence[int]) -> dict[int, int]:
    """The story of each of these versions."""
    which = f"SELECT version, story FROM story_members WHERE version IN ({_listed(versions)})"
    return dict(dialect_of(connection).rows(connection, which))  # type: ignore[arg-type]


def _merged(connection: Connection, own: dict[int, int], *two: int) -> dict[int, int]:
    """Make two stories one, and tell which story each version is of now."""
    kept, gone = sorted(two)
    connection.execute(
        update(story_members).where(story_members.c.story == gone).values(story=kept)
    )
    return {version: kept if story == gone else story for version, story in own.items()}


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers)) or "NULL"


_NAME = select(documents.c.name).where(documents.c.id == bindparam("document"))
_MEMBER, _JOINT = insert(story_members), insert(story_joints)
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Grounds)


def forget(connection: Connection, version: Version) -> None:
    """Take a version out; what hung together by it alone comes apart."""
    mine = or_(story_joints.c.first == version.id, story_joints.c.second == version.id)
    which = select(story_members.c.story).where(story_members.c.version == version.id)
    story = connection.execute(which).scalar()
    if story is None:
        return
    connection.execute(delete(story_joints).where(mine))
    connection.execute(delete(story_keys).where(story_keys.c.version == version.id))
    connection.execute(delete(story_grounds).where(story_grounds.c.version == version.id))
    connection.execute(delete(story_members).where(story_members.c.version == version.id))
    left = select(story_members.c.version, versions.c.document).join(
        versions, versions.c.id == story_members.c.version
    )
    members = connection.execute(left.where(story_members.c.story == story)).all()
    numbers = [member.version for member in members]
    for column in (
        story_keys.c.version,
        story_grounds.c.version,
        story_members.c.version,
        story_joints.c.first,
        story_joints.c.second,
    ):
        connection.execute(delete(column.table).where(column.in_(numbers)))
    for member in members:
        held = newest_reading(connection, member.version)
        if held is not None:
            add(connection, Version(member.version, member.document, "", None, None), held)


def clear(connection: Connection) -> None:
    """Empty the tables of stories."""
    for table in (story_joints, story_keys, story_grounds, story_members):
        connection.execute(delete(table))


STORIES = Part("stories", clear, forget, on_reading=add, settled=False)


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its name, its current versions in order, and how many documents they are of."""

    name: str
    versions: tuple[int, ...]


_CURRENT = (
    select(story_members.c.story, story_members.c.version, shown.c.document)
    .join(shown, shown.c.version == story_members.c.version)
    .where(shown.c.current)
    .order_by(story_members.c.first)
)
"""The versions that count as members today, each story's in order."""


def stories(connection: Connection, hidden: frozenset[int], least: int = 2) -> Iterator[Story]:
    """The stories of ``least`` documents or more, the largest first; hidden ones left out."""
    groups: dict[int, list[int]] = {}
    for story, version, document in connection.execute(_CURRENT):
        if document not in hidden:
            groups.setdefault(story, []).append(version)
    for members in sorted(groups.values(), key=lambda group: (-len(group), group)):
        if len(members) >= least:
            yield Story(_name(connection, members[0]), tuple(members))


def _name(connection: Connection, version: int) -> str:
    which = (
        select(documents.c.name)
        .join(versions, versions.c.document == documents.c.id)
        .where(versions.c.id == version)
    )
    return PREFIX + str(connection.execute(which).scalar_one())


def story(connection: Connection, told: str, hidden: frozenset[int]) -> Story:
    """The story of a name, or of any document in it; none raises `Refusal`.

    The name that a story had before it joined an earlier one still leads to it.
    """
    name = told.removeprefix(PREFIX) if told.startswith(f"{PREFIX}d") else told
    which = (
        select(story_members.c.story)
        .join(versions, versions.c.id == story_members.c.version)
        .join(documents, documents.c.id == versions.c.document)
        .where(documents.c.name == name)
        .order_by(versions.c.number.desc())
        .limit(1)
    )
    found = connection.execute(which).scalar()
    rows = connection.execute(_CURRENT.where(story_members.c.story == found)).all()
    members = tuple(row.version for row in rows if row.document not in hidden)
    if members:
        return Story(_name(connection, members[0]), members)
    raise Refusal(
        f"there is no story «{told}»: khabar story --list tells them, by name or by a document"
    )


def names_of(connection: Connection, document: str) -> list[str]:
    """Every name that leads to the story of a document: one for each of its documents."""
    which = (
        select(story_members.c.story)
        .join(versions, versions.c.id == story_members.c.version)
        .join(documents, documents.c.id == versions.c.document)
        .where(documents.c.name == document)
    )
    members = (
        select(documents.c.name)
        .join(versions, versions.c.document == documents.c.id)
        .join(story_members, story_members.c.version == versions.c.id)
        .where(story_members.c.story.in_(which))
    )
    found = {document, *connection.execute(members).scalars()}
    return [PREFIX + name for name in sorted(found)]
