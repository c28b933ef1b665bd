"""``/api/v1``: reviews, missed statements, comments, findings, judgements, the queue, rounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Concatenate, Literal, ParamSpec

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import AfterValidator, Field
from starlette.responses import Response

from khabar.app.web.api.answers import (
    LARGEST,
    Asked,
    Body,
    Id,
    Limit,
    Number,
    Offset,
    Words,
    answer,
    page,
    paged,
    returns,
)
from khabar.app.web.api.shapes import Made
from khabar.app.web.desk import Desk
from khabar.app.web.door import admins, reviewers
from khabar.readings.review import Scale
from khabar.store.cases import documents_of
from khabar.store.comments import comment, comments_on
from khabar.store.deciding import add_missed, decide, undo
from khabar.store.findings import findings_on, withdraw, write_finding
from khabar.store.judgements import Same, judge, judgements_on
from khabar.store.naming import document
from khabar.store.queue import waiting
from khabar.store.reviews import reviews_on
from khabar.store.rounds import all_rounds, close_round, open_round, round_named
from khabar.store.said import writable
from khabar.store.store import Store
from khabar.store.writing import Writing

router = APIRouter(prefix="/api/v1", tags=["decisions"])

Link = Annotated[str, Field(max_length=200), AfterValidator(writable)]


class NewReview(Body):
    """``field`` and ``value`` go with ``corrected``; ``others`` with ``merged`` and ``split``."""

    statement: Link
    verdict: Literal["reading_correct", "corrected", "rejected", "merged", "split"]
    field: Link | None = None
    value: Words | None = None
    why: Words | None = None
    others: Annotated[tuple[Link, ...], Field(max_length=50)] = ()


class NewMissed(Body):
    """Characters of a version of a document, and what is said of them (``source`` …)."""

    document: Link
    version: Annotated[int, Field(ge=1, le=LARGEST)]
    start: Annotated[int, Field(ge=0, le=LARGEST)]
    stop: Annotated[int, Field(ge=1, le=LARGEST)]
    values: dict[Link, Words] = Field(default_factory=dict, max_length=40)
    why: Words | None = None


class NewComment(Body):
    """``about`` is a statement or a document."""

    about: Link
    body: Words


class NewFinding(Body):
    """``about`` is a statement or a story."""

    about: Link
    reasons: Words
    scale: Scale = "desk"
    value: Words | None = None
    letter: Link | None = None
    number: Link | None = None
    evidence: Annotated[tuple[Words, ...], Field(max_length=50)] = ()


class NewJudgement(Body):
    """Whether two statements say the same."""

    statement: Link
    other: Link
    verdict: Same
    why: Words | None = None


class NewRound(Body):
    """``statements`` are named, or are so many (``size``) of the most doubtful."""

    name: Link
    reviewers: Annotated[list[Link], Field(max_length=20)]
    statements: Annotated[tuple[Link, ...], Field(max_length=2000)] = ()
    size: Annotated[int, Field(ge=1, le=500)] = 20


class Why(Body):
    """A reason, which may be left out."""

    why: Words | None = None


Told = ParamSpec("Told")


def _made(
    request: Request,
    desk: Store,
    write: Callable[Concatenate[Writing, Told], int],
    *told: Told.args,
    **more: Told.kwargs,
) -> Response:
    """Write one thing, and answer with its number."""
    with desk.writing() as writing:
        number = write(writing, *told, **more)
    return answer(request, Made(id=number), 201)


def _is_admin(request: Request) -> bool:
    return bool(request.state.role == "admin")


@router.get("/reviews", **returns("Review", many=True))
def reviews(
    request: Request,
    desk: Desk,
    statement: Asked = None,
    held_by: Annotated[str | None, Query(alias="document", max_length=200)] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """The log of reviews, the first first; in a blind round without what one may not see yet."""
    with desk.reading() as connection:
        number = document(connection, writable(held_by)).id if held_by else None
        found = reviews_on(connection, desk.who, statement=statement, document=number)
    return answer(request, paged(found, limit, offset))


@router.post("/reviews", **returns("Made", status=201), dependencies=[reviewers])
def review(request: Request, desk: Desk, new: NewReview) -> Response:
    """Say whether a reading is right, or correct one value of it."""
    return _made(
        request, desk, decide, new.statement, new.verdict, field=new.field, after=new.value,
        why=new.why, others=new.others,
    )  # fmt: skip


@router.post("/reviews/{number}/undo", **returns("Made", status=201), dependencies=[reviewers])
def take_back(request: Request, desk: Desk, number: Number, why: Why) -> Response:
    """Undo a review of one's own; an admin may undo anyone's."""
    return _made(request, desk, undo, number, why.why, any_ones=_is_admin(request))


@router.post("/missed", **returns("Made", status=201), dependencies=[reviewers])
def missed(request: Request, desk: Desk, new: NewMissed) -> Response:
    """Add a statement that Khabar missed; gives its permalink."""
    from khabar.store.texts_of import versions

    with desk.writing() as writing:
        which = document(writing.connection, new.document)
        number = next(
            (one.id for one in versions(writing.connection, which.id) if one.number == new.version),
            None,
        )
        if number is None:
            raise HTTPException(404)
        link = add_missed(writing, which.id, number, (new.start, new.stop), new.values, new.why)
    return answer(request, Made(id=link), 201)


@router.get("/comments", **returns("Comment", many=True))
def comments(
    request: Request, desk: Desk, statement: Asked = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Comments, the first first."""
    with desk.reading() as connection:
        found = comments_on(connection, desk.who, statement=statement)
    return answer(request, paged(found, limit, offset))


@router.post("/comments", **returns("Made", status=201), dependencies=[reviewers])
def say(request: Request, desk: Desk, new: NewComment) -> Response:
    """Comment on a statement or a document."""
    return _made(request, desk, comment, new.about, new.body)


@router.get("/findings", **returns("Finding", many=True))
def findings(
    request: Request, desk: Desk, about: Asked = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """The desk's own judgements, the first first; those withdrawn are left out."""
    with desk.reading() as connection:
        found = findings_on(connection, desk.who, about=about)
    return answer(request, paged(found, limit, offset))


@router.post("/findings", **returns("Made", status=201), dependencies=[reviewers])
def find(request: Request, desk: Desk, new: NewFinding) -> Response:
    """Write a finding on a statement or a story."""
    return _made(
        request, desk, write_finding, new.about, new.reasons, scale=new.scale, value=new.value,
        letter=new.letter, number=new.number, evidence=new.evidence,
    )  # fmt: skip


@router.post("/findings/{number}/withdraw", **returns("Made", status=201), dependencies=[reviewers])
def take_finding_back(request: Request, desk: Desk, number: Number, why: Why) -> Response:
    """Withdraw a finding of one's own; an admin may withdraw anyone's."""
    return _made(request, desk, withdraw, number, why.why or "", any_ones=_is_admin(request))


@router.get("/judgements", **returns("Judgement", many=True))
def judgements(
    request: Request, desk: Desk, statement: Asked = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Which statements say the same, as people judged it."""
    with desk.reading() as connection:
        found = judgements_on(connection, desk.who, statement)
    return answer(request, paged(found, limit, offset))


@router.post("/judgements", **returns("Made", status=201), dependencies=[reviewers])
def same(request: Request, desk: Desk, new: NewJudgement) -> Response:
    """Say whether two statements say the same."""
    return _made(request, desk, judge, new.statement, new.other, new.verdict, new.why)


@router.get("/queue", **returns("Waiting", many=True))
def queue(
    request: Request, desk: Desk, case: Asked = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Statements that nobody has settled, the most doubtful first."""
    with desk.reading() as connection:
        only = documents_of(connection, case) if case else None
        found = waiting(connection, desk.who, only=only, limit=limit + 1, after=offset)
    return answer(request, page(found, limit, offset))


@router.get("/rounds", **returns("Round", many=True))
def rounds(request: Request, desk: Desk, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Blind rounds, the latest first."""
    with desk.reading() as connection:
        found = all_rounds(connection)
    return answer(request, paged(found, limit, offset))


@router.post("/rounds", **returns("Round", status=201), dependencies=[admins])
def begin(request: Request, desk: Desk, new: NewRound) -> Response:
    """Open a blind round."""
    with desk.writing() as writing:
        told = new.statements or [
            one.statement for one in waiting(writing.connection, desk.who, limit=new.size)
        ]
        made = open_round(writing, new.name, new.reviewers, told)
    return answer(request, made, 201)


@router.get("/rounds/{name}/agreement", **returns("PairAgreement", many=True))
def agreement(
    request: Request, desk: Desk, name: Id, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Cohen's kappa by field for each two reviewers, as far as both are done."""
    from khabar.store.agreeing import round_agreement

    with desk.reading() as connection:
        if round_named(connection, name) is None:
            raise HTTPException(404)
        found = round_agreement(connection, desk.who, name)
    return answer(request, paged(found, limit, offset))


@router.post("/rounds/{name}/close", **returns("Round"), dependencies=[admins])
def close(request: Request, desk: Desk, name: Id) -> Response:
    """Close a round: everyone sees everything from then on."""
    with desk.writing() as writing:
        if round_named(writing.connection, name) is None:
            raise HTTPException(404)
        close_round(writing, name)
        made = round_named(writing.connection, name)
    return answer(request, made)
