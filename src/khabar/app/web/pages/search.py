"""Search: hits with marks, facets with counts, and the searches that one keeps beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from khabar.app.web.articles import address
from khabar.app.web.desk import Desk
from khabar.app.web.loading import word_lists
from khabar.app.web.screens import show, view_of
from khabar.app.web.seen.asked import Asked, asked
from khabar.app.web.seen.gather import Gathered
from khabar.app.web.seen.showing import Showing
from khabar.app.web.seen.wording import words
from khabar.sources.refusal import Refusal
from khabar.store.saved import save_search, searches_of
from khabar.store.search.hits import Hit

router = APIRouter(include_in_schema=False)
A_PAGE = 20
FACETS = 10
DEEPEST = 500
"""Pages that can be leafed through; what lies deeper is found by asking more closely."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a snippet, marked or not."""

    text: str
    marked: bool


def runs(hit: Hit) -> tuple[Run, ...]:
    """A snippet cut at its marks."""
    span, text, marks = hit.snippet
    made, at = [], 0
    for start, stop in marks:
        made.append(Run(text[at : start - span.start], marked=False))
        made.append(Run(text[start - span.start : stop - span.start], marked=True))
        at = stop - span.start
    made.append(Run(text[at:], marked=False))
    return tuple(run for run in made if run.text)


def read(hit: Hit, span: tuple[int, int] | None = None) -> str:
    """Where the reader shows a hit, or a stretch of it."""
    where = address("kept", hit.document, hit.version)
    return f"{where}?at={span[0]}-{span[1]}#lit" if span else where


@router.get("/search")
def search(request: Request, desk: Desk) -> Response:
    """What meets the words and filters, with how many hits hold each value."""
    view = view_of(request)
    told = asked(view)
    number = view.asked("page", "1")
    page = int(number) if number.isdecimal() and 0 < int(number) <= DEEPEST else 1
    refused = ""
    word_lists()
    try:
        found = desk.search(
            told.q, told.filters, limit=A_PAGE, offset=(page - 1) * A_PAGE,
            order=told.order, facets=FACETS,
        )  # fmt: skip
    except Refusal as wrong:
        refused = str(wrong)
        found = desk.search(limit=0)
    with desk.reading() as connection:
        kept = searches_of(connection, desk.who)
    shown = Showing(told, Gathered((), found.total), (), ())
    return show(
        request, "search/page.html", shown=shown, here="/search", found=found, page=page,
        pages=min(DEEPEST, -(-found.total // A_PAGE)), runs=runs, read=read, refused=refused,
        kept=kept, narrowed=narrowed, asked=told, **words(view),
    )  # fmt: skip


def narrowed(told: Asked, kind: str, value: str) -> str:
    """The search held to one value of a facet."""
    pairs = [pair for pair in told.query if pair[0] != kind]
    return "/search?" + urlencode([*pairs, (kind, value)])


@router.post("/searches")
def keep(
    desk: Desk, name: Annotated[str, Form()], address: Annotated[str, Form()] = "/search"
) -> Response:
    """Keep a search, or whatever view of the desk has this address, under a name."""
    with desk.writing() as writing:
        save_search(writing, name, address)
    return RedirectResponse(address, status_code=303)


@router.post("/searches/drop")
def drop(desk: Desk, name: Annotated[str, Form()]) -> Response:
    """Let a kept search go."""
    with desk.writing() as writing:
        known = {one.name: one for one in searches_of(writing.connection, desk.who)}
        if name in known:
            save_search(writing, name, known[name].address, holds=False)
    return RedirectResponse("/search", status_code=303)
