"""Writing what a person decides on a statement: further rows, and none changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from khabar.readings.review import VERDICTS, Verdict
from khabar.record.reviewable import LONGEST, wrong
from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.log import canonical
from khabar.store.permalink import FORM, Permalink
from khabar.store.reviews import UNDONE, reviews_on, select_undone
from khabar.store.rounds import round_of
from khabar.store.said import bare, writable
from khabar.store.settled import follow
from khabar.store.standing import standing
from khabar.store.stated import PERSON, seen, stated
from khabar.store.tables import reviews, texts, versions
from khabar.store.writing import Writing


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
