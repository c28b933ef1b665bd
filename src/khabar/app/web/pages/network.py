"""The network: who rests on whom in what is seen, drawn and as a table. No score, no ranking."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from khabar.app.web.screens import show, view_of
from khabar.app.web.seen.network import network
from khabar.app.web.seen.showing import showing
from khabar.app.web.seen.wording import words

router = APIRouter(include_in_schema=False)
MOST = 150
"""Knots that are drawn; the table has all."""


@router.get("/network")
def screen(request: Request) -> Response:
    """The network with its table."""
    shown = showing(request)
    return show(
        request, "network/page.html", shown=shown, ties=network(shown.statements),
        most=MOST, here="/network", **words(view_of(request)),
    )  # fmt: skip


@router.get("/network/ties")
def ties(request: Request) -> Response:
    """What is drawn: the knots with most ties, and the ties between them."""
    drawing = network(showing(request).statements).drawing
    touched: dict[str, int] = {}
    for tie in drawing["ties"]:
        for end in (tie["citing"], tie["cited"]):
            touched[end] = touched.get(end, 0) + 1
    kept = set(sorted(touched, key=lambda key: (-touched[key], key))[:MOST])
    return JSONResponse(
        {
            "knots": [knot for knot in drawing["knots"] if knot["key"] in kept],
            "ties": [t for t in drawing["ties"] if {t["citing"], t["cited"]} <= kept],
        }
    )
