"""Who is logged in, for how long, and how often one may try.

The store holds the hash of a token, never the token: a copy of the file lets nobody in.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from khabar.store.accounts import Account, account
from khabar.store.clock import stamp
from khabar.store.decided import attempts, sessions

IDLE = timedelta(hours=8)
LONGEST = timedelta(days=7)
"""A session ends when it was not used for so long, and in any case after so long."""

WINDOW = timedelta(minutes=15)
MOST_BY_NAME, MOST_BY_PLACE = 8, 40
"""Failed attempts within the window, on one name and from one address."""


class Session(NamedTuple):
    """Who is logged in; ``secret`` is what every form of his carries."""

    account: Account
    secret: str


def begin(connection: Connection, name: str, now: datetime) -> str:
    """Begin a session and give its token, which only the browser keeps."""
    token = secrets.token_urlsafe(32)
    connection.execute(delete(sessions).where(sessions.c.ends < stamp(now)))
    connection.execute(
        insert(sessions).values(
            mark=mark(token),
            account=name,
            secret=secrets.token_urlsafe(32),
            began=stamp(now),
            ends=stamp(now + IDLE),
        )
    )
    return token


def session(connection: Connection, token: str, now: datetime) -> Session | None:
    """The session of a token, if it has not ended and its account still may come in."""
    row = connection.execute(select(sessions).where(sessions.c.mark == mark(token))).first()
    if row is None or row.ends < stamp(now) or row.began <= stamp(now - LONGEST):
        return None
    known = account(connection, row.account)
    return Session(known, row.secret) if known and known.active else None


def wants_longer(connection: Connection, token: str, now: datetime) -> bool:
    """Whether a session in use should be kept longer: not at every request, for that writes."""
    which = select(sessions.c.ends).where(sessions.c.mark == mark(token))
    ends = connection.execute(which).scalar()
    return ends is not None and ends < stamp(now + IDLE - timedelta(minutes=10))


def prolong(connection: Connection, token: str, now: datetime) -> None:
    """Let a session that is in use run on."""
    which = sessions.c.mark == mark(token)
    connection.execute(sessions.update().where(which).values(ends=stamp(now + IDLE)))


def end(connection: Connection, token: str) -> None:
    """End one session."""
    connection.execute(delete(sessions).where(sessions.c.mark == mark(token)))


def may_try(connection: Connection, name: str, place: str, now: datetime) -> bool:
    """Whether one more attempt to log in is let through."""
    since = stamp(now - WINDOW)

    def failed(told: str) -> int:
        which = select(func.count()).where(attempts.c.mark == mark(told), attempts.c.at > since)
        return connection.execute(which).scalar() or 0

    return failed(f"name {name}") < MOST_BY_NAME and failed(f"place {place}") < MOST_BY_PLACE


def failed(connection: Connection, name: str, place: str, now: datetime) -> None:
    """Note an attempt that failed, and forget those of long ago."""
    connection.execute(delete(attempts).where(attempts.c.at < stamp(now - WINDOW)))
    rows = [{"mark": mark(told), "at": stamp(now)} for told in (f"name {name}", f"place {place}")]
    connection.execute(insert(attempts), rows)


def mark(token: str) -> str:
    """What the store keeps of a token."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
