"""Reviews: whether Khabar read the text rightly, as people say it, row by row and for ever.

Nothing is taken back: a further row corrects again, or undoes an earlier one. What a reading
said stays as it was; `standing` tells what people made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from khabar.readings.review import VERDICTS, Correction, Reviewed, Verdict
from khabar.record.reviewable import LONGEST, wrong
from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.log import canonical
from khabar.store.permalink import FORM, Permalink, parsed
from khabar.store.rounds import blind, in_open_rounds, round_of
from khabar.store.said import bare, writable
from khabar.store.stated import PERSON, seen, stated
from khabar.store.tables import documents, reviews, texts, versions
from khabar.store.writing import Writing

WHOLE = ("reading_correct", "rejected", "merged", "split", "missed")
"""Verdicts on the whole of a reading; ``corrected`` is on one value, or on the whole."""

UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Review:
    """One row. ``field`` is None for the whole reading, ``before`` and ``after`` its values.

    ``undoes`` is the row that it takes back, ``undone`` whether it was taken back itself.
    """

    id: int
    document: str
    statement: str
    verdict: str
    field: str | None
    before: str | None
    after: str | None
    why: str | None
    others: tuple[str, ...]
    undoes: int | None
    round: str | None
    who: str
    at: str
    undone: bool = False


def decide(
    writing: Writing,
    statement: str,
    verdict: Verdict,
    *,
    field: str | None = None,
    after: str | None = None,
    why: str | None = None,
    others: Sequence[str] = (),
) -> int:
    """Append what a person decided on a statement, and give the row's number.

    ``corrected`` with a ``field`` says what its value is (``after``; "" for none); on the whole
    it says that all is said. ``merged`` names the ``others`` that are part of it, ``split`` the
    places (``START-STOP``) that it falls into. What cannot be raises `Refusal`.
    """
    found = seen(writing.connection, statement, writing.who)
    before = None
    if verdict not in VERDICTS:
        raise Refusal(f"there is no «{verdict}»: one of {', '.join(VERDICTS)}")
    if verdict == "missed":
        raise Refusal("a missed statement is added by its place: name the document and the words")
    if verdict == "corrected" and field is not None:
        if (why_not := wrong(field, after or "")) is not None:
            raise Refusal(why_not)
        if field == "words":
            _within(after or "", found.text)
        mine = standing(reviews_on(writing.connection, writing.who, statement=statement))
        stands = {one.field: one.value for one in mine.corrections} if mine else {}
        before = stands.get(field, found.value(field))
        after = after or ""
    elif field is not None or after is not None:
        raise Refusal(f"«{verdict}» is said of the whole reading: leave the field out")
    if verdict == "merged":
        _of_one_text(writing.connection, found.version, statement, others)
    elif verdict == "split":
        if len(set(others)) < 2:
            raise Refusal("a split names two places or more, each as START-STOP")
        others = [_part(writing, found.version, place, found.text) for place in others]
    elif others:
        raise Refusal(f"«{verdict}» takes no other statements: leave them out")
    return _put(
        writing, found.document, statement, verdict, field=field, before=before, after=after,
        why=why, others=others,
    )  # fmt: skip


def add_missed(
    writing: Writing,
    document: int,
    version: int,
    span: tuple[int, int],
    given: Mapping[str, str],
    why: str | None = None,
) -> str:
    """Add a statement that Khabar missed, with the values given; gives its id."""
    if document in hidden_from(writing.connection, writing.who):
        raise Refusal("it is restricted to the members of its cases: ask one of them")
    text = _text_of(writing.connection, version)
    _within(f"{span[0]}-{span[1]}", text)
    kept = {name: writable(told) for name, told in given.items() if told and name != "words"}
    for name, told in kept.items():
        if (why_not := wrong(name, told)) is not None:
            raise Refusal(why_not)
    link = _new_link(writing.connection, version, span)
    _put(writing, document, link, "missed", after=canonical(kept).decode(), why=why)
    return link


def undo(writing: Writing, number: int, why: str | None = None, *, any_ones: bool = False) -> int:
    """Take back one's own row, or with ``any_ones`` anyone's, by a further row."""
    row = writing.connection.execute(select(reviews).where(reviews.c.id == number)).first()
    if row is None or row.verdict == UNDONE:
        raise Refusal(f"there is no review {number} to undo: look at the history of its value")
    if row.who != writing.who and not any_ones:
        raise Refusal(f"review {number} is another person's: say otherwise in one of your own")
    if select_undone(writing.connection, [number]):
        raise Refusal(f"review {number} is undone already")
    return _put(
        writing, row.document, row.statement, UNDONE, field=row.field, before=row.value,
        after=row.before, why=why, undoes=number,
    )  # fmt: skip


def _put(
    writing: Writing,
    document: int,
    statement: str,
    verdict: str,
    *,
    field: str | None = None,
    before: str | None = None,
    after: str | None = None,
    why: str | None = None,
    others: Sequence[str] = (),
    undoes: int | None = None,
) -> int:
    from khabar.store.settled import follow

    why, after = bare(why), None if after is None else writable(after)
    if why and len(why) > LONGEST:
        raise Refusal(f"a reason has at most {LONGEST} characters")
    number = writing.put(
        reviews,
        document=document,
        statement=statement,
        verdict=verdict,
        field=field,
        before=before,
        value=after,
        note=why,
        others=canonical(list(others)).decode() if others else None,
        undoes=undoes,
        round_name=round_of(writing.connection, writing.who, statement),
        who=writing.who,
        at=writing.at,
    )
    writing.told("review")
    follow(writing.connection, (statement, *(one for one in others if FORM.fullmatch(one))))
    return number


def _text_of(connection: Connection, version: int) -> str:
    which = select(texts.c.text).join(versions, versions.c.text == texts.c.sha256)
    return str(connection.execute(which.where(versions.c.id == version)).scalar() or "")


def _within(place: str, text: str) -> tuple[int, int]:
    first, _, last = place.partition("-")
    span = (int(first), int(last)) if first.isdecimal() and last.isdecimal() else (0, 0)
    if not 0 <= span[0] < span[1] <= len(text) or not text[slice(*span)].strip():
        raise Refusal(f"there are no words at «{place}»: give a place within the text")
    return span


def _new_link(connection: Connection, version: int, span: tuple[int, int]) -> str:
    """An id that no statement has, for one that a person adds."""
    content = connection.execute(
        select(versions.c.content).where(versions.c.id == version)
    ).scalar_one()
    first = str(Permalink(content[:16], *span, PERSON, 1))
    which = select(reviews.c.statement).where(
        reviews.c.verdict == "missed", reviews.c.statement.startswith(first, autoescape=True)
    )
    return str(
        Permalink(content[:16], *span, PERSON, 1 + len(set(connection.execute(which).scalars())))
    )


def _part(writing: Writing, version: int, place: str, text: str) -> str:
    """The id of a part of a statement that was split, added as a statement of its own."""
    span = _within(place, text)
    document = writing.connection.execute(
        select(versions.c.document).where(versions.c.id == version)
    ).scalar_one()
    return add_missed(writing, document, version, span, {}, "a part of a statement that was split")


def _of_one_text(connection: Connection, version: int, own: str, others: Sequence[str]) -> None:
    if not others or own in others:
        raise Refusal("a merge names the other statements that are part of this one")
    if any(stated(connection, other).version != version for other in others):
        raise Refusal("statements of different texts are not merged: say that they are the same")


def select_undone(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """Which of these rows were taken back."""
    which = select(reviews.c.undoes).where(reviews.c.undoes.in_([*numbers]))
    return {int(number) for number in connection.execute(which).scalars() if number}


def last_of(connection: Connection, who: str) -> tuple[int, str] | None:
    """The number and the statement of a person's last review that still stands."""
    back = select(reviews.c.undoes).where(reviews.c.undoes.is_not(None))
    which = (
        select(reviews.c.id, reviews.c.statement)
        .where(reviews.c.who == who, reviews.c.verdict != UNDONE, reviews.c.id.not_in(back))
        .order_by(reviews.c.id.desc())
        .limit(1)
    )
    row = connection.execute(which).first()
    return (row.id, row.statement) if row else None


def reviews_on(
    connection: Connection,
    who: str,
    *,
    statement: str | None = None,
    document: int | None = None,
    after: int = 0,
    limit: int | None = None,
    for_all: bool = False,
) -> list[Review]:
    """Reviews in the order in which they were written, as ``who`` may see them.

    Restricted documents are left out, and in a blind round what others said before one's own
    is done. ``for_all`` are those that hold for everyone: none of a round that is open.
    """
    which = (
        select(reviews, documents.c.name.label("named"))
        .join(documents, documents.c.id == reviews.c.document)
        .where(reviews.c.id > after)
        .order_by(reviews.c.id)
    )
    if statement is not None:
        which = which.where(reviews.c.statement == statement)
    if document is not None:
        which = which.where(reviews.c.document == document)
    if limit is not None:
        which = which.limit(limit)
    hidden = frozenset[int]() if for_all else hidden_from(connection, who)
    unseen = in_open_rounds(connection) if for_all else blind(connection, who)
    rows = [
        row
        for row in connection.execute(which)
        if row.document not in hidden and (row.who == who or row.statement not in unseen)
    ]
    back = {row.undoes for row in rows if row.undoes}
    if rows and (statement is None and document is None):
        back |= select_undone(connection, [row.id for row in rows])
    return [_review(row, row.id in back) for row in rows]


def _review(row: Any, undone: bool) -> Review:
    others = tuple(msgspec.json.decode(row.others)) if row.others else ()
    return Review(
        row.id, row.named, row.statement, row.verdict, row.field, row.before, row.value,
        row.note, others, row.undoes, row.round_name, row.who, row.at, undone,
    )  # fmt: skip


def standing(found: Sequence[Review]) -> Reviewed | None:
    """Where the review of one statement stands, from its rows; None where nothing was said.

    Of several people's values of one field the latest stands, and says that they differ.
    """
    rows = [row for row in found if not row.undone and row.verdict != UNDONE]
    if not rows:
        return None
    by_field: dict[str, dict[str, Review]] = {}
    whole: dict[str, Review] = {}
    for row in rows:
        if row.field:
            mine = by_field.setdefault(row.field, {})
            mine.pop(row.who, None)
            mine[row.who] = row
        elif row.verdict != "missed" or not whole:
            whole.pop(row.who, None)
            whole[row.who] = row
    corrections = []
    for name, said in by_field.items():
        last = [*said.values()][-1]
        read = next(row.before for row in found if row.field == name) or ""
        if last.after != read or len(said) > 1:
            corrections.append(
                Correction(
                    field=name, read=read, value=last.after or "", who=last.who, at=last.at,
                    why=last.why, differ=_differ(said, whole),
                )
            )  # fmt: skip
    settled = [*whole.values()][-1] if whole else None
    verdict = settled.verdict if settled else None
    if verdict == "reading_correct" and any(one.value != one.read for one in corrections):
        verdict = "corrected"
    last = rows[-1]
    said_of_it = {row.verdict == "rejected" for row in whole.values()}
    return Reviewed(
        verdict=verdict,  # type: ignore[arg-type]  # the store keeps no other words
        who=(settled or last).who,
        at=(settled or last).at,
        why=(settled or last).why,
        corrections=tuple(corrections),
        parts=settled.others if settled else (),
        differ=len(said_of_it) > 1 or any(one.differ for one in corrections),
    )


def _differ(said: Mapping[str, Review], whole: Mapping[str, Review]) -> bool:
    """Whether people say other things of one value; one who let it stand in a round says so."""
    rounds = {row.round for row in said.values()} - {None}
    let_stand = (
        who not in said and row.round in rounds and row.verdict in ("reading_correct", "corrected")
        for who, row in whole.items()
    )
    return len({row.after for row in said.values()}) > 1 or any(let_stand)


def standings(found: Iterable[Review]) -> dict[str, Reviewed]:
    """Where the review of each statement stands, by its id; a merge is told of both sides."""
    by_statement: dict[str, list[Review]] = {}
    for row in found:
        by_statement.setdefault(row.statement, []).append(row)
    made = {}
    for statement, rows in by_statement.items():
        stands = standing(rows)
        if stands is not None:
            made[statement] = msgspec.structs.replace(stands, statement=statement)
    for statement, stands in [*made.items()]:
        if stands.verdict == "merged":
            for other in stands.parts:
                old = made.get(other) or replace_empty(stands, other)
                made[other] = msgspec.structs.replace(old, into=statement)
    return made


def replace_empty(stands: Reviewed, statement: str) -> Reviewed:
    """The standing of a statement of which nothing is said but that it is part of another."""
    return Reviewed(verdict="merged", who=stands.who, at=stands.at, statement=statement)


def history(connection: Connection, who: str, statement: str, field: str | None) -> list[Review]:
    """Every row on one value of a statement, the first first; None is the whole reading."""
    parsed(statement)
    rows = reviews_on(connection, who, statement=statement)
    return [row for row in rows if row.field == field]
