"""The timeline: events by day and outlet, with the list beside it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from khabar.app.web.screens import show, view_of
from khabar.app.web.seen.showing import histogram, showing
from khabar.app.web.seen.wording import words

router = APIRouter(include_in_schema=False)


@router.get("/timeline")
def screen(request: Request) -> Response:
    """The timeline with its list."""
    return show(
        request,
        "timeline/page.html",
        shown=showing(request),
        here="/timeline",
        **words(view_of(request)),
    )


@router.get("/timeline/days")
def marks(request: Request) -> Response:
    """What is drawn: a mark for each event with a day."""
    shown = showing(request)
    return JSONResponse(
        {
            "marks": shown.dated.marks,
            "days": [(day.isoformat(), n) for day, n in histogram(request, shown)],
        }
    )
