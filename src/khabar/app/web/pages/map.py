"""The map: events in areas as wide as the text leaves them, with the list beside it."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import JSONResponse, Response

from khabar.app.web.screens import show, view_of
from khabar.app.web.seen.gather import Masked
from khabar.app.web.seen.places import features
from khabar.app.web.seen.showing import histogram, showing
from khabar.app.web.seen.wording import words

router = APIRouter(include_in_schema=False)


def install(app: FastAPI) -> None:
    """Keep the articles masked last, for all screens of what is seen."""
    app.state.masked = Masked()


@router.get("/map")
def screen(request: Request) -> Response:
    """The map with its list; the drawing itself asks for its areas."""
    return show(
        request, "map/page.html", shown=showing(request), here="/map", **words(view_of(request))
    )


@router.get("/map/areas")
def areas(request: Request) -> Response:
    """What is drawn: GeoJSON, and how many events there are on each day."""
    shown = showing(request)
    return JSONResponse(
        {
            "type": "FeatureCollection",
            "features": list(features(shown.events)),
            "days": [(day.isoformat(), n) for day, n in histogram(request, shown)],
        }
    )
