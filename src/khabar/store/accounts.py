"""Accounts: who may come in, as what, and the passwords that say so (argon2id)."""

from __future__ import annotations

import re
from functools import cache
from threading import Semaphore
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from sqlalchemy import Connection, delete, func, insert, select

from khabar.sources.refusal import Refusal
from khabar.store.decided import accounts, passwords, sessions
from khabar.store.writing import Writing

if TYPE_CHECKING:
    from argon2 import PasswordHasher

ActsAs = Literal["reader", "reviewer", "admin"]
ROLES: tuple[ActsAs, ...] = get_args(ActsAs)
"""A reader sees; a reviewer reviews and writes findings as well; an admin keeps the desk."""

NAME = re.compile(r"[\w.@-]{1,40}")
SHORTEST, LONGEST = 12, 200
"""Characters of a password; its length is what keeps it."""


class Account(NamedTuple):
    """An account as it stands."""

    name: str
    role: ActsAs
    active: bool


def set_account(
    writing: Writing,
    name: str,
    role: ActsAs,
    password: str | None = None,
    *,
    active: bool = True,
) -> Account:
    """Make an account, or change it: the change is a row of its own and the old row stays.

    A new account wants a password. Who is changed is logged out everywhere.
    """
    connection = writing.connection
    if NAME.fullmatch(name) is None:
        raise Refusal("a name has letters, digits and . _ @ - alone, and at most 40 of them")
    if role not in ROLES:
        raise Refusal(f"there is no role «{role}»: one of {', '.join(ROLES)}")
    known = account(connection, name)
    if known is None and password is None:
        raise Refusal(f"«{name}» is new: an account wants a password")
    if known and (role, active) != ("admin", True) and _last_admin(connection, known):
        raise Refusal(f"«{name}» is the last admin: make another one first")
    if password is not None:
        _keep(connection, name, password)
    what = "made" if known is None else "password" if password is not None else "changed"
    writing.put(
        accounts, name=name, role=role, active=active, what=what, who=writing.who, at=writing.at
    )
    writing.told("account")
    connection.execute(delete(sessions).where(sessions.c.account == name))
    return Account(name, role, active)


def account(connection: Connection, name: str) -> Account | None:
    """The account of a name as it stands."""
    which = select(accounts).where(accounts.c.name == name).order_by(accounts.c.id.desc()).limit(1)
    row = connection.execute(which).first()
    return Account(row.name, row.role, bool(row.active)) if row else None


def all_accounts(connection: Connection) -> list[Account]:
    """Every account as it stands, by name."""
    last = select(func.max(accounts.c.id)).group_by(accounts.c.name)
    which = select(accounts).where(accounts.c.id.in_(last)).order_by(accounts.c.name)
    return [Account(row.name, row.role, bool(row.active)) for row in connection.execute(which)]


def has_admin(connection: Connection) -> bool:
    """Whether someone may keep the desk."""
    return any(one.role == "admin" and one.active for one in all_accounts(connection))


def _last_admin(connection: Connection, known: Account) -> bool:
    admins = [one for one in all_accounts(connection) if one.role == "admin" and one.active]
    return [one.name for one in admins] == [known.name]


def checked(connection: Connection, name: str, password: str) -> Account | None:
    """The account that a name and a password open, or None; both take as long."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    known = account(connection, name) if NAME.fullmatch(name) else None
    which = select(passwords.c.hash).where(passwords.c.account == name)
    told = connection.execute(which).scalar() if known else None
    try:
        with _hands():
            _hasher().verify(told or _nobodys(), password[: LONGEST + 1])
    except (Argon2Error, InvalidHashError):
        return None
    return known if known and told and known.active else None


def _keep(connection: Connection, name: str, password: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refusal(f"a password has {SHORTEST} characters to {LONGEST}")
    if name.lower() in password.lower() or len(set(password)) < 5:
        raise Refusal("that password is easily guessed: a few words of your own are not")
    connection.execute(delete(passwords).where(passwords.c.account == name))
    told = _hasher().hash(password)
    connection.execute(insert(passwords).values(account=name, hash=told))


@cache
def _hasher() -> PasswordHasher:
    """Argon2id as RFC 9106 recommends it for little memory: 64 MiB, three passes."""
    from argon2 import PasswordHasher
    from argon2.profiles import RFC_9106_LOW_MEMORY

    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


@cache
def _hands() -> Semaphore:
    """How many passwords are checked at once: each takes 64 MiB, whoever sends it."""
    return Semaphore(2)


@cache
def _nobodys() -> str:
    """The hash of no one's password, so that a name which is unknown takes as long."""
    import secrets

    return _hasher().hash(secrets.token_hex(16))
