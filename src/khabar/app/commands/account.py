"""``khabar account``: who may come in to a team's desk, and as what."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from khabar.app.failures import edge

MOST = 1000
"""Characters of a password that are read from standard input."""


class Do(StrEnum):
    """What to do with accounts."""

    ADD = "add"
    CHANGE = "change"
    SHUT_OUT = "shut-out"
    LIST = "list"


class Role(StrEnum):
    """What an account may do."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


def account(
    do: Annotated[Do, typer.Argument(help="add, change, shut-out or list.")],
    name: Annotated[str, typer.Argument(help="The name one logs in with.")] = "",
    role: Annotated[
        Role | None,
        typer.Option(help="A reader sees, a reviewer reviews, an admin keeps the desk."),
    ] = None,
    new_password: Annotated[
        bool, typer.Option("--new-password", help="With change: ask for another password.")
    ] = False,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Take the password from standard input.")
    ] = False,
    store: Annotated[
        str, typer.Option(metavar="FILE", envvar="KHABAR_STORE", help="The store of the desk.")
    ] = "khabar.db",
) -> None:
    """Make an account for a team's desk, change it, shut it out, or list all.

    A desk that is bound beyond loopback does not start without an admin. Passwords are asked
    for, not shown, and kept as argon2 hashes alone.

    Examples:

      khabar account add nour --role admin --store desk.khabar

      khabar account change salma --role reviewer --new-password

      khabar account list
    """
    with edge():
        from pathlib import Path

        from khabar.sources.refusal import Refusal
        from khabar.store.accounts import account as known_as
        from khabar.store.accounts import all_accounts, set_account
        from khabar.store.store import open_store

        if do is not Do.ADD and "://" not in store and not Path(store).exists():
            raise Refusal(f"{store}: there is no store: name it with --store")
        with open_store(store) as desk:
            if do is Do.LIST:
                with desk.reading() as connection:
                    found = all_accounts(connection)
                for one in found:
                    typer.echo(f"{one.name:<24} {one.role}{'' if one.active else '  shut out'}")
                return
            if not name:
                raise Refusal("no account is named: khabar account add NAME --role admin")
            with desk.reading() as connection:
                known = known_as(connection, name)
            if do is Do.ADD and known:
                raise Refusal(f"there is an account «{name}»: khabar account change {name}")
            if do is not Do.ADD and known is None:
                raise Refusal(f"there is no account «{name}»: khabar account add {name}")
            password = None
            if do is Do.ADD or new_password:
                password = _password(typed=not password_stdin)
            active = do is not Do.SHUT_OUT
            with desk.writing() as writing:
                made = set_account(
                    writing,
                    name,
                    role.value if role else known.role if known else "reader",
                    password,
                    active=active,
                )
        typer.echo(f"{made.name}: {made.role}{'' if made.active else ', shut out'}")


def _password(*, typed: bool) -> str:
    if not typed:
        return sys.stdin.readline(MOST).rstrip("\r\n")
    told: str = typer.prompt("Password", hide_input=True, confirmation_prompt="Once more")
    return told
