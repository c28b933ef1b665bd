"""Findings: what the desk holds of a statement or a story, written by a person or not at all."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from khabar.app.web.desk import Desk
from khabar.app.web.door import reviewers
from khabar.app.web.pages.accounts import within
from khabar.app.web.reviewing import card
from khabar.app.web.screens import show
from khabar.app.web.undone import in_words
from khabar.readings.review import Scale
from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.findings import LETTERS, NUMBERS, findings_on, withdraw, write_finding
from khabar.store.judgements import Same, judge
from khabar.store.permalink import FORM
from khabar.store.store import Store
from khabar.store.stories import story

router = APIRouter(include_in_schema=False)
Words = Annotated[str, Form(max_length=20_000)]
Asked = Annotated[str, Query(max_length=200)]


@router.get("/finding")
def about(request: Request, desk: Desk, about: Asked) -> Response:
    """The findings on a statement or a story, and the form for a further one."""
    return _page(request, desk, about)


@router.get("/findings")
def every(request: Request, desk: Desk) -> Response:
    """All findings of the desk, the latest first."""
    with desk.reading() as connection:
        found = findings_on(connection, desk.who)
    return show(request, "findings/list.html", findings=found[::-1][:500], home=home)


def _page(
    request: Request, store: Store, told: str, wrong: str = "", status: int = 200, **typed: str
) -> Response:
    words = None
    try:
        if FORM.fullmatch(told):
            words = card(store, told).words
        else:
            with store.reading() as connection:
                told = story(connection, told, hidden_from(connection, store.who)).name
    except Refusal:
        raise HTTPException(404) from None
    with store.reading() as connection:
        found = findings_on(connection, store.who, about=told)
    fields = ("scale", "value", "letter", "number", "reasons", "evidence")
    return show(
        request, "findings/page.html", status=status, about=told, words=words, findings=found,
        wrong=wrong, typed=dict.fromkeys(fields, "") | typed, letters=LETTERS, numbers=NUMBERS,
        home=home(told),
    )  # fmt: skip


def home(told: str) -> str:
    """Where the statement or the story itself is shown."""
    if FORM.fullmatch(told):
        return f"/review?{urlencode({'at': told})}"
    return f"/story/kept/{quote(told)}"


@router.post("/finding", dependencies=[reviewers])
def write(
    request: Request,
    desk: Desk,
    about: Words,
    scale: Annotated[Scale, Form()] = "desk",
    value: Words = "",
    letter: Words = "",
    number: Words = "",
    reasons: Words = "",
    evidence: Words = "",
) -> Response:
    """Write a finding."""
    try:
        with desk.writing() as writing:
            write_finding(
                writing, about, reasons, scale=scale,
                value=value if scale == "desk" else None,
                letter=letter if scale == "admiralty" else None,
                number=number if scale == "admiralty" else None,
                evidence=evidence.splitlines(),
            )  # fmt: skip
    except Refusal as why_not:
        typed = {
            "scale": scale, "value": value, "letter": letter, "number": number,
            "reasons": reasons, "evidence": evidence,
        }  # fmt: skip
        return _page(request, desk, about, in_words(why_not), 422, **typed)
    return _to(about)


def _to(about: str) -> Response:
    return RedirectResponse(f"/finding?{urlencode({'about': about})}", 303)


@router.post("/finding/withdraw", dependencies=[reviewers])
def take_back(
    request: Request, desk: Desk, about: Words, finding: Annotated[int, Form()], why: Words = ""
) -> Response:
    """Withdraw a finding of one's own; an admin may withdraw anyone's."""
    try:
        with desk.writing() as writing:
            withdraw(writing, finding, why, any_ones=request.state.role == "admin")
    except Refusal as why_not:
        return _page(request, desk, about, in_words(why_not), 422)
    return _to(about)


@router.post("/judgements", dependencies=[reviewers])
def same_or_not(
    request: Request,
    desk: Desk,
    statement: Words,
    other: Words,
    verdict: Annotated[Same, Form()],
    why: Words = "",
    back: Words = "/",
) -> Response:
    """Say whether two statements say the same, and go back to where they stand side by side."""
    try:
        with desk.writing() as writing:
            judge(writing, statement, other.strip(), verdict, why)
    except Refusal as why_not:
        raise HTTPException(422, in_words(why_not)) from None

    return RedirectResponse(within(back), 303)
