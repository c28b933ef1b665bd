"""A statement that Khabar missed, added by a person: by selecting its words, or by typing them."""

from __future__ import annotations

from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from khabar.app.web.desk import Desk
from khabar.app.web.door import reviewers
from khabar.app.web.reviewing import where_words_stand
from khabar.app.web.screens import show
from khabar.app.web.undone import in_words
from khabar.readings.attribution import Factuality, LinkKind
from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.deciding import add_missed
from khabar.store.naming import document
from khabar.store.redaction import view
from khabar.store.store import Store
from khabar.store.texts_of import Seen, versions
from khabar.text.span import Span

router = APIRouter(include_in_schema=False)
Asked = Annotated[str, Query(max_length=9)]
Words = Annotated[str, Form(max_length=20_000)]
GIVEN = ("source", "source_kind", "named", "factuality")


@router.get("/missed/{told}/{number}")
def choose(
    request: Request, desk: Desk, told: str, number: int, start: Asked = "", stop: Asked = ""
) -> Response:
    """The text, to select words in, and a form that works without; a place may be given."""
    held, text = _text(desk, told, number)
    if start.isdecimal() and stop.isdecimal() and int(start) < int(stop) <= len(text):
        words = text[int(start) : int(stop)]
        return _page(request, told, held, text, start=start, stop=stop, words=words)
    return _page(request, told, held, text)


def _text(store: Store, told: str, number: int) -> tuple[Seen, str]:
    with store.reading() as connection:
        try:
            which = document(connection, told)
        except Refusal:
            raise HTTPException(404) from None
        found = [one for one in versions(connection, which.id) if one.number == number and one.text]
        if not found or which.id in hidden_from(connection, store.who):
            raise HTTPException(404)
        return found[0], view(connection, found[0].id, found[0].text)


def _page(
    request: Request, told: str, held: Seen, text: str, wrong: str = "", status: int = 200,
    **typed: str,
) -> Response:  # fmt: skip
    given = dict.fromkeys((*GIVEN, "words", "start", "stop", "nth", "why"), "") | typed
    return show(
        request, "missed/page.html", status=status, told=told, held=held, text=text, wrong=wrong,
        typed=given, kinds=get_args(LinkKind), firmness=get_args(Factuality),
    )  # fmt: skip


@router.post("/missed/{told}/{number}", dependencies=[reviewers])
def add(
    request: Request,
    desk: Desk,
    told: str,
    number: int,
    words: Words = "",
    start: Words = "",
    stop: Words = "",
    nth: Words = "",
    source: Words = "",
    source_kind: Words = "",
    named: Words = "",
    factuality: Words = "",
    why: Words = "",
) -> Response:
    """Add the statement, and go to its card."""
    held, text = _text(desk, told, number)
    given = {
        "source": source.strip(), "source_kind": source_kind, "named": named,
        "factuality": factuality,
    }  # fmt: skip
    try:
        span = _place(text, words, start, stop, int(nth) if nth.isdecimal() else 0)
        with desk.writing() as writing:
            which = document(writing.connection, told)
            link = add_missed(writing, which.id, held.id, span, given, why)
    except Refusal as why_not:
        typed = given | {"words": words, "nth": nth, "why": why}
        return _page(request, told, held, text, in_words(why_not), 422, **typed)
    return RedirectResponse(f"/review?{urlencode({'at': link})}", 303)


def _place(text: str, words: str, start: str, stop: str, nth: int) -> Span:
    """The place that was selected, where it holds these words; else where the words stand."""
    if start.isdecimal() and stop.isdecimal():
        first, last = int(start[:9]), int(stop[:9])
        if first < last <= len(text) and text[first:last].split() == words.split():
            return Span(first, last)
    return where_words_stand(text, words, nth)
