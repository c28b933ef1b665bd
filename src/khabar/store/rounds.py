"""Blind rounds: several reviewers review the same statements, none seeing what the others say.

A reviewer has done a statement when he has said what he holds of its whole reading; until
then he sees no other's review of it and no comment on it, in a screen or in an export.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, and_, func, select

from khabar.sources.refusal import Refusal
from khabar.store.decided import round_statements, rounds
from khabar.store.log import canonical
from khabar.store.said import bare, writable
from khabar.store.stated import seen
from khabar.store.tables import reviews
from khabar.store.writing import Writing

DONE = ("reading_correct", "corrected", "rejected", "merged", "split")
MOST = 2000
"""Statements of one round."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it stands."""

    name: str
    reviewers: tuple[str, ...]
    open: bool
    who: str
    at: str


def open_round(
    writing: Writing, name: str, reviewers: Sequence[str], statements: Sequence[str]
) -> Round:
    """Open a round over statements for two reviewers or more."""
    connection = writing.connection
    name = bare(name) or ""
    if not 0 < len(name) <= 80:
        raise Refusal("a round wants a name of at most 80 characters")
    if round_named(connection, name) is not None:
        raise Refusal(f"there is a round «{name}» already: choose another name")
    people = sorted({writable(one.strip()) for one in reviewers} - {""})
    if len(people) < 2:
        raise Refusal("a blind round wants two reviewers: name both")
    wanted = list(dict.fromkeys(statements))
    if not 0 < len(wanted) <= MOST:
        raise Refusal(f"a round holds one statement to {MOST}: name them")
    taken = {
        row.statement
        for row in connection.execute(_in_open_rounds())
        if set(msgspec.json.decode(row.reviewers)) & set(people)
    }
    found = [seen(connection, told, writing.who) for told in wanted]
    if both := taken.intersection(wanted):
        raise Refusal(f"«{min(both)}» is in another open round of theirs: close that one first")
    writing.put(
        rounds,
        name=name, reviewers=canonical(people).decode(), open=True, who=writing.who, at=writing.at,
    )  # fmt: skip
    for one in found:
        writing.put(round_statements, round_name=name, document=one.document, statement=one.id)
    writing.told("round", statements=len(wanted))
    _follow(connection, wanted)
    return Round(name, tuple(people), True, writing.who, writing.at)


def close_round(writing: Writing, name: str) -> None:
    """Close a round: everyone sees everything from then on."""
    known = round_named(writing.connection, name)
    if known is None or not known.open:
        raise Refusal(f"there is no open round «{name}»")
    writing.put(
        rounds,
        name=name, reviewers=canonical(list(known.reviewers)).decode(), open=False,
        who=writing.who, at=writing.at,
    )  # fmt: skip
    writing.told("close round")
    _follow(writing.connection, statements_of(writing.connection, name))


def _follow(connection: Connection, statements: Sequence[str]) -> None:
    """What stands for everyone is another from now on, where anything was said of these."""
    from khabar.store.settled import follow

    which = select(reviews.c.statement).where(reviews.c.statement.in_(statements)).distinct()
    follow(connection, connection.execute(which).scalars().all())


def all_rounds(connection: Connection) -> list[Round]:
    """Every round as it stands, the latest first."""
    return [_round(row) for row in connection.execute(_latest().order_by(rounds.c.id.desc()))]


def round_named(connection: Connection, name: str) -> Round | None:
    """The round of a name."""
    row = connection.execute(_latest().where(rounds.c.name == name)).first()
    return _round(row) if row else None


def statements_of(connection: Connection, name: str) -> list[str]:
    """The statements of a round, in order."""
    which = (
        select(round_statements.c.statement)
        .where(round_statements.c.round_name == name)
        .order_by(round_statements.c.id)
    )
    return [*connection.execute(which).scalars()]


def _latest() -> Select[Any]:
    last = select(func.max(rounds.c.id)).group_by(rounds.c.name)
    return select(rounds).where(rounds.c.id.in_(last))


def _round(row: Row[Any]) -> Round:
    return Round(
        row.name, tuple(msgspec.json.decode(row.reviewers)), bool(row.open), row.who, row.at
    )


def _in_open_rounds() -> Select[Any]:
    newest = _latest().subquery()
    return (
        select(newest.c.name, newest.c.reviewers, round_statements.c.statement)
        .join(round_statements, round_statements.c.round_name == newest.c.name)
        .where(newest.c.open)
    )


def round_of(connection: Connection, who: str, statement: str) -> str | None:
    """The open round in which ``who`` reviews a statement."""
    which = _in_open_rounds().where(round_statements.c.statement == statement)
    for row in connection.execute(which):
        if who in msgspec.json.decode(row.reviewers):
            return str(row.name)
    return None


def blind(connection: Connection, who: str) -> frozenset[str]:
    """The statements of which ``who`` sees nobody else's review yet."""
    mine = {
        row.statement: row.name
        for row in connection.execute(_in_open_rounds())
        if who in msgspec.json.decode(row.reviewers)
    }
    if not mine:
        return frozenset()
    return frozenset(mine) - done(connection, who, set(mine.values()))


def in_open_rounds(connection: Connection) -> frozenset[str]:
    """The statements of all rounds that are open."""
    return frozenset(row.statement for row in connection.execute(_in_open_rounds()))


def done(connection: Connection, who: str, names: set[str]) -> set[str]:
    """The statements of these rounds that ``who`` has said his verdict of."""
    back = select(reviews.c.undoes).where(reviews.c.undoes.is_not(None))
    which = select(reviews.c.statement).where(
        and_(
            reviews.c.who == who,
            reviews.c.round_name.in_(names),
            reviews.c.field.is_(None),
            reviews.c.verdict.in_(DONE),
            reviews.c.id.not_in(back),
        )
    )
    return set(connection.execute(which).scalars())
