"""Whose turn a statement is: of several reviewers each is handed others, and none waits.

A turn ends with the review, or by itself. It is no decision and stands in no log; who reviews
a statement out of turn is not kept from it.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, and_, delete, or_, select

from khabar.store.clock import stamp
from khabar.store.decided import turns
from khabar.store.derived import doubts
from khabar.store.dialect.upsert import insert_or_change
from khabar.store.permalink import parsed
from khabar.store.queue import Waiting, waiting
from khabar.store.store import Store
from khabar.store.tables import versions

MINUTES = 20
LOOKED_AT = 20
"""Statements that are looked at for each that is handed out."""


def take(
    store: Store, *, most: int = 1, minutes: int = MINUTES, only: frozenset[int] | None = None
) -> list[Waiting]:
    """The statements that are ``store.who``'s turn next, the most doubtful first.

    What another has been handed, or is being handed at this moment, is passed over. Asking
    again gives the same until they are reviewed. ``only`` holds them to some documents.
    """
    now = store.clock()
    with store.jotting() as connection:
        connection.execute(delete(turns).where(turns.c.until < stamp(now)))
        held = {row.statement: row.who for row in connection.execute(select(turns))}
        found: list[Waiting] = []
        line = waiting(connection, store.who, only=only, limit=LOOKED_AT * most + len(held))
        line.sort(key=lambda one: held.get(one.statement) != store.who)  # one's own come first
        for one in line:
            if len(found) >= most:
                break
            if held.get(one.statement, store.who) != store.who:
                continue
            if not _locked(connection, one.statement):
                continue
            until = stamp(now + timedelta(minutes=minutes))
            row = {"statement": one.statement, "who": store.who, "until": until}
            if _free(connection, one.statement, store.who, stamp(now)):
                connection.execute(insert_or_change(turns, "statement", row))
                found.append(one)
    return found


def let_go(store: Store, statement: str) -> None:
    """End a turn of ``store.who`` before its time."""
    with store.jotting() as connection:
        mine = and_(turns.c.statement == statement, turns.c.who == store.who)
        connection.execute(delete(turns).where(mine))


def _locked(connection: Connection, statement: str) -> bool:
    """Lock the row of a statement; false where another has it. A file has one writer anyway."""
    link = parsed(statement)
    which = (
        select(doubts.c.version)
        .join(versions, versions.c.id == doubts.c.version)
        .where(
            versions.c.content.between(link.content, link.content + "g"),
            doubts.c.start == link.start,
            doubts.c.stop == link.stop,
            doubts.c.nth == link.nth,
        )
        .with_for_update(of=doubts, skip_locked=True)
    )
    return connection.execute(which).first() is not None


def _free(connection: Connection, statement: str, who: str, now: str) -> bool:
    """Whether nobody else's turn has come since we looked, now that the row is locked."""
    others = or_(turns.c.who == who, turns.c.until < now)
    taken = select(turns.c.who).where(turns.c.statement == statement, ~others)
    return connection.execute(taken).first() is None
