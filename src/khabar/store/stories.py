"""Stories among the versions that were read: keys by which like ones meet, joints, groups.

A story is what hangs together by joints, so the order of arrival changes nothing. It is
called after its earliest article (by day of publication, then by the document's name), and
keeps that name when later ones join.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from khabar.compare.near import keys
from khabar.compare.relation import relation
from khabar.compare.stories import CROWDED, UNDATED
from khabar.compare.wordings import moment
from khabar.readings.article import Article
from khabar.sources.refusal import Refusal
from khabar.store.derive import Part, Version
from khabar.store.derived import shown, story_joints, story_keys, story_members
from khabar.store.readings import newest_reading
from khabar.store.tables import documents, versions

PREFIX = "s"
"""What the name of a story begins with; the rest is its earliest document's name."""


def add(connection: Connection, version: Version, article: Article) -> None:
    """Take a version into the stories, or anew where a later engine read it."""
    forget(connection, version)
    found = keys(article)
    near = _near(connection, [_short(key) for key in found.sought], version)
    rows = [{"key": _short(key), "version": version.id} for key in dict.fromkeys(found.held)]
    unique = list({row["key"]: row for row in rows}.values())
    if unique:
        connection.execute(insert(story_keys), unique)
    day = moment(article)
    name = connection.execute(
        select(documents.c.name).where(documents.c.id == version.document)
    ).scalar_one()
    first = f"{day.isoformat() if day else UNDATED} {name}"
    connection.execute(
        insert(story_members).values(version=version.id, first=first, story=version.id)
    )
    for other in near:
        held = newest_reading(connection, other)
        if held is None:
            continue
        judged = relation(held, article)
        if judged.one_event:
            connection.execute(
                insert(story_joints).values(first=other, second=version.id, kind=judged.kind)
            )
            _join(connection, other, version.id)


def _near(connection: Connection, sought: Sequence[int], version: Version) -> list[int]:
    """Versions of other documents that hold a key which is sought and no formula."""
    crowded = (
        select(story_keys.c.key)
        .where(story_keys.c.key.in_(sought))
        .group_by(story_keys.c.key)
        .having(func.count() > CROWDED)
    )
    which = (
        select(story_keys.c.version)
        .join(versions, versions.c.id == story_keys.c.version)
        .where(
            story_keys.c.key.in_(sought),
            story_keys.c.key.not_in(crowded),
            versions.c.document != version.document,
        )
        .distinct()
        .order_by(story_keys.c.version)
    )
    return list(connection.execute(which).scalars())


def _short(key: str) -> int:
    """A key as a number of 63 bits."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


def _join(connection: Connection, one: int, other: int) -> None:
    which = select(story_members.c.story).where(story_members.c.version.in_((one, other)))
    groups = sorted(set(connection.execute(which).scalars()))
    for merged in groups[1:]:
        connection.execute(
            update(story_members).where(story_members.c.story == merged).values(story=groups[0])
        )


def forget(connection: Connection, version: Version) -> None:
    """Take a version out; what hung together by it alone comes apart."""
    mine = or_(story_joints.c.first == version.id, story_joints.c.second == version.id)
    which = select(story_members.c.story).where(story_members.c.version == version.id)
    story = connection.execute(which).scalar()
    if story is None:
        return
    connection.execute(delete(story_joints).where(mine))
    connection.execute(delete(story_keys).where(story_keys.c.version == version.id))
    connection.execute(delete(story_members).where(story_members.c.version == version.id))
    left = select(story_members.c.version).where(story_members.c.story == story)
    members = list(connection.execute(left).scalars())
    for member in members:
        connection.execute(
            update(story_members).where(story_members.c.version == member).values(story=member)
        )
    joints = select(story_joints.c.first, story_joints.c.second).where(
        and_(story_joints.c.first.in_(members), story_joints.c.second.in_(members))
    )
    for one, other in connection.execute(joints).all():
        _join(connection, one, other)


def clear(connection: Connection) -> None:
    """Empty the tables of stories."""
    for table in (story_joints, story_keys, story_members):
        connection.execute(delete(table))


STORIES = Part("stories", clear, forget, on_reading=add)


@dataclass(frozen=True, slots=True)
class Kept:
    """A story: its name, its current versions in order, and how many documents they are of."""

    name: str
    versions: tuple[int, ...]


def stories(connection: Connection, hidden: frozenset[int], least: int = 2) -> Iterator[Kept]:
    """The stories of ``least`` documents or more, the largest first; hidden ones left out."""
    groups: dict[int, list[int]] = {}
    which = (
        select(story_members.c.story, story_members.c.version, shown.c.document)
        .join(shown, shown.c.version == story_members.c.version)
        .where(shown.c.current)
        .order_by(story_members.c.first)
    )
    for story, version, document in connection.execute(which):
        if document not in hidden:
            groups.setdefault(story, []).append(version)
    for members in sorted(groups.values(), key=lambda group: (-len(group), group)):
        if len(members) >= least:
            yield Kept(_name(connection, members[0]), tuple(members))


def _name(connection: Connection, version: int) -> str:
    which = (
        select(documents.c.name)
        .join(versions, versions.c.document == documents.c.id)
        .where(versions.c.id == version)
    )
    return PREFIX + str(connection.execute(which).scalar_one())


def story(connection: Connection, told: str, hidden: frozenset[int]) -> Kept:
    """The story of a name, or of any document in it; none raises `Refusal`.

    The name that a story had before it joined an earlier one still leads to it.
    """
    name = told.removeprefix(PREFIX) if told.startswith(f"{PREFIX}d") else told
    which = (
        select(story_members.c.story)
        .join(versions, versions.c.id == story_members.c.version)
        .join(documents, documents.c.id == versions.c.document)
        .where(documents.c.name == name)
    )
    found = connection.execute(which).scalar()
    for one in stories(connection, hidden, least=1):
        if found is not None and found == _story_of(connection, one.versions[0]):
            return one
    raise Refusal(
        f"there is no story «{told}»: khabar story --list tells them, by name or by a document"
    )


def _story_of(connection: Connection, version: int) -> int:
    which = select(story_members.c.story).where(story_members.c.version == version)
    return int(connection.execute(which).scalar_one())
