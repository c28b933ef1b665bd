"""Blind rounds and their agreement: who reviews what unseen, how far they agree, by field."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from khabar.app.web.desk import Desk, settings_of
from khabar.app.web.door import admins
from khabar.app.web.reviewing import SAID_AS
from khabar.app.web.screens import show
from khabar.app.web.undone import in_words
from khabar.sources.refusal import Refusal
from khabar.store.accounts import all_accounts
from khabar.store.agreeing import round_agreement
from khabar.store.queue import waiting
from khabar.store.rounds import (
    all_rounds,
    close_round,
    done,
    open_round,
    round_named,
    statements_of,
)
from khabar.store.store import Store

router = APIRouter(include_in_schema=False)
Words = Annotated[str, Form(max_length=2000)]
MOST = 500


@router.get("/rounds")
def rounds(request: Request, desk: Desk) -> Response:
    """All rounds, and for admins a form for a new one."""
    return _page(request, desk)


def _page(request: Request, store: Store, wrong: str = "", status: int = 200) -> Response:
    with store.reading() as connection:
        known = all_rounds(connection)
        people = [
            one.name for one in all_accounts(connection) if one.active and one.role != "reader"
        ]
    return show(
        request, "rounds/list.html", status=status, rounds=known, people=people, wrong=wrong,
        team=settings_of(request).asks_for_accounts,
    )  # fmt: skip


@router.post("/rounds", dependencies=[admins])
def begin(
    request: Request,
    desk: Desk,
    name: Words = "",
    reviewer: Annotated[list[str] | None, Form()] = None,
    others: Words = "",
    size: Annotated[int, Form(ge=1, le=MOST)] = 20,
) -> Response:
    """Open a round over the most doubtful statements that nobody settled."""
    people = [*(reviewer or ()), *others.split(",")]
    try:
        with desk.writing() as writing:
            line = waiting(writing.connection, desk.who, limit=size)
            made = open_round(writing, name, people, [one.statement for one in line])
    except Refusal as why_not:
        return _page(request, desk, in_words(why_not), 422)
    return RedirectResponse(f"/rounds/{quote(made.name, safe='')}", 303)


@router.get("/rounds/{name}")
def agreement(request: Request, desk: Desk, name: str) -> Response:
    """How far a round has come, and how far its reviewers agree."""
    with desk.reading() as connection:
        known = round_named(connection, name)
        if known is None:
            raise HTTPException(404)
        wanted = statements_of(connection, name)
        came = {one: len(done(connection, one, {name})) for one in known.reviewers}
        mine = desk.who in known.reviewers
        finished = came.get(desk.who, 0) == len(wanted)
        pairs = (
            []
            if known.open and mine and not finished
            else round_agreement(connection, desk.who, name)
        )
    return show(
        request, "rounds/page.html", round=known, came=came, size=len(wanted), pairs=pairs,
        waits=known.open and mine and not finished, said_as=SAID_AS,
    )  # fmt: skip


@router.post("/rounds/{name}/close", dependencies=[admins])
def close(request: Request, desk: Desk, name: str) -> Response:
    """Close a round."""
    with desk.writing() as writing:
        close_round(writing, name)
    return RedirectResponse(f"/rounds/{quote(name, safe='')}", 303)
