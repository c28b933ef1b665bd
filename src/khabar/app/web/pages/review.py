"""Review: whether Khabar read the text rightly. The queue, the card of a statement, the verbs."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from khabar.app.web.articles import opened
from khabar.app.web.desk import Desk, settings_of
from khabar.app.web.door import reviewers
from khabar.app.web.footnotes import footnote
from khabar.app.web.i18n import N_
from khabar.app.web.reviewing import SAID_AS, Card, card, split_at
from khabar.app.web.screens import show, view_of
from khabar.app.web.undone import in_words
from khabar.sources.refusal import Refusal
from khabar.store.cases import documents_of
from khabar.store.comments import comment
from khabar.store.deciding import decide, undo
from khabar.store.permalink import FORM
from khabar.store.queue import Waiting, of_statements, waiting
from khabar.store.reviews import last_of
from khabar.store.rounds import all_rounds, done, statements_of
from khabar.store.stated import seen
from khabar.store.store import Store
from khabar.store.turns import take

router = APIRouter(include_in_schema=False)

Words = Annotated[str, Form(max_length=10_000)]
Asked = Annotated[str, Query(max_length=200)]
LISTED = 30
HANDED = 10
"""Statements that one of a team is handed at once; after a while they are anyone's again."""
NOTHING = N_("There is nothing of yours to undo here.")


@router.get("/review")
def queue(
    request: Request, desk: Desk, at: Asked = "", case: Asked = "", round: Asked = ""
) -> Response:  # fmt: skip
    """The queue by doubt, with the card of one statement."""
    return _queue(request, desk, at, case, round)


def _queue(
    request: Request, store: Store, at: str, case: str, round_: str, wrong: str = "",
    status: int = 200,
) -> Response:  # fmt: skip
    shared = settings_of(request).asks_for_accounts and request.state.role != "reader"
    line = _line(store, case, round_, shared=shared)
    links = [one.statement for one in line]
    at = at or (links[0] if links else "")
    shown = None
    if at:
        if not FORM.fullmatch(at):
            raise HTTPException(404)
        try:
            shown = card(store, at)
        except Refusal:
            raise HTTPException(404) from None
    with store.reading() as connection:
        last = last_of(connection, store.who)
        rounds = [one for one in all_rounds(connection) if one.open and store.who in one.reviewers]
    place = links.index(at) if at in links else -1
    following = links[place + 1] if place + 1 < len(links) else None
    previous = links[place - 1] if place > 0 else None
    return show(
        request, "review/page.html", status=status, line=line, card=shown, at=at, case=case,
        round=round_, rounds=rounds, following=following, previous=previous, wrong=wrong,
        said_as=SAID_AS, undoable=last, where=_where,
        footnote=_footnote(request, shown) if shown else "",
    )  # fmt: skip


def _footnote(request: Request, shown: Card) -> str:
    """The statement as a footnote, as the reader gives it; nothing where a part is masked."""
    found = shown.read_in
    if found.article is None or found.claim is None or shown.words != found.words:
        return ""
    held = opened(request, "kept", shown.document, str(shown.number))
    held = replace(held, article=found.article)
    return footnote(held, found.claim, view_of(request).words, str(request.base_url).rstrip("/"))


def _line(store: Store, case: str, round_: str, *, shared: bool) -> list[Waiting]:
    """What waits; where several review at once, what is this one's turn and nobody else's."""
    with store.reading() as connection:
        if round_:
            left = [
                link
                for link in statements_of(connection, round_)
                if link not in done(connection, store.who, {round_})
            ]
            return of_statements(connection, store.who, left[:LISTED])
        only = documents_of(connection, case) if case else None
        if not shared:
            return waiting(connection, store.who, only=only, limit=LISTED)
    return take(store, most=HANDED, only=only)


def _where(at: str = "", case: str = "", round: str = "") -> str:
    told = {"at": at, "case": case, "round": round}
    query = urlencode({key: value for key, value in told.items() if value})
    return "/review" + (f"?{query}" if query else "")


def _back(at: str, case: str, round_: str, part: str = "") -> Response:
    return RedirectResponse(_where(at, case, round_) + part, 303)


@router.post("/review", dependencies=[reviewers])
def verdict(
    request: Request,
    desk: Desk,
    statement: Words,
    verdict: Words,
    why: Words = "",
    others: Annotated[list[str] | None, Form()] = None,
    split: Words = "",
    case: Words = "",
    round: Words = "",
    following: Words = "",
) -> Response:
    """Say what is to be said of the whole reading, and go to the next statement."""
    try:
        with desk.writing() as writing:
            parts = list(others or ())
            if verdict == "split":
                found = seen(writing.connection, statement, desk.who)
                parts = split_at(split, found.span, found.text)
            decide(writing, statement, verdict, why=why, others=parts)  # type: ignore[arg-type]
    except Refusal as why_not:
        return _queue(request, desk, statement, case, round, in_words(why_not), 422)
    if verdict == "split":
        following = statement
    return _back(following, case, round)


@router.post("/review/value", dependencies=[reviewers])
def value(
    request: Request,
    desk: Desk,
    statement: Words,
    field: Words,
    value: Words = "",
    why: Words = "",
    case: Words = "",
    round: Words = "",
) -> Response:
    """Correct one value of a statement."""
    try:
        with desk.writing() as writing:
            decide(writing, statement, "corrected", field=field, after=value.strip(), why=why)
    except Refusal as why_not:
        return _queue(request, desk, statement, case, round, in_words(why_not), 422)
    return _back(statement, case, round, f"#v-{quote(field)}")


@router.post("/review/undo", dependencies=[reviewers])
def take_back(
    request: Request,
    desk: Desk,
    statement: Words,
    review: Annotated[int, Form()] = 0,
    case: Words = "",
    round: Words = "",
) -> Response:
    """Undo a review of one's own; an admin may undo anyone's."""
    try:
        with desk.writing() as writing:
            if not review:
                raise Refusal(NOTHING)
            undo(writing, review, any_ones=request.state.role == "admin")
    except Refusal as why_not:
        return _queue(request, desk, statement, case, round, in_words(why_not), 422)
    return _back(statement, case, round)


@router.post("/review/comment", dependencies=[reviewers])
def say(
    request: Request, desk: Desk, statement: Words, body: Words, case: Words = "", round: Words = ""
) -> Response:
    """Comment on a statement."""
    try:
        with desk.writing() as writing:
            comment(writing, statement, body)
    except Refusal as why_not:
        return _queue(request, desk, statement, case, round, in_words(why_not), 422)
    return _back(statement, case, round, "#comments")


@router.get("/review/history")
def value_history(request: Request, desk: Desk, at: Asked, field: Asked = "") -> Response:
    """Every row on one value of a statement, or on all of it, the first first."""
    if not FORM.fullmatch(at):
        raise HTTPException(404)
    try:
        shown = card(desk, at)
    except Refusal:
        raise HTTPException(404) from None
    rows = list(shown.reviews)
    if field:
        rows = [row for row in rows if row.field == (None if field == "reading" else field)]
    return show(
        request, "review/history.html", card=shown, rows=rows, field=field, said_as=SAID_AS,
        where=_where,
    )  # fmt: skip
