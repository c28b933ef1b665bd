"""Whether two statements say the same, as people judge it: same, different or unsure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection, or_, select

from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.decided import judgements
from khabar.store.said import bare
from khabar.store.stated import stated
from khabar.store.writing import Writing

Same = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement on a pair; the latest of a pair holds, the others are its history."""

    id: int
    statement: str
    other: str
    verdict: str
    why: str | None
    who: str
    at: str


def judge(
    writing: Writing, statement: str, other: str, verdict: Same, why: str | None = None
) -> int:
    """Say whether two statements say the same, and give the row's number."""
    if verdict not in get_args(Same):
        raise Refusal(f"there is no judgement «{verdict}»: one of {', '.join(get_args(Same))}")
    if statement == other:
        raise Refusal("that is one statement: name two")
    one, two = sorted((statement, other))
    first, second = stated(writing.connection, one), stated(writing.connection, two)
    hidden = hidden_from(writing.connection, writing.who)
    if {first.document, second.document} & hidden:
        raise Refusal("one of them is restricted to the members of its cases: ask one of them")
    number = writing.put(
        judgements,
        document=first.document, other_document=second.document, statement=one, other=two,
        verdict=verdict, why=bare(why), who=writing.who, at=writing.at,
    )  # fmt: skip
    writing.told("judgement")
    return number


def judgements_on(
    connection: Connection, who: str, statement: str | None = None
) -> list[Judgement]:
    """Judgements in the order in which they were made; with a statement, those on it."""
    which = select(judgements).order_by(judgements.c.id)
    if statement is not None:
        mine = or_(judgements.c.statement == statement, judgements.c.other == statement)
        which = which.where(mine)
    hidden = hidden_from(connection, who)
    return [
        Judgement(row.id, row.statement, row.other, row.verdict, row.why, row.who, row.at)
        for row in connection.execute(which)
        if not {row.document, row.other_document} & hidden
    ]


def held(connection: Connection, who: str) -> dict[tuple[str, str], Judgement]:
    """The judgement that holds of each pair."""
    return {(one.statement, one.other): one for one in judgements_on(connection, who)}
