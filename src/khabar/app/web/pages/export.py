"""Export of what is seen: the formats, the file, and what it could not carry."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, FastAPI, Form, HTTPException, Request
from starlette.responses import Response

from khabar.app.web.desk import desk_or_none
from khabar.app.web.i18n import N_
from khabar.app.web.screens import show, view_of
from khabar.app.web.seen.asked import asked
from khabar.app.web.seen.handing import MOST, Counter, made
from khabar.app.web.seen.showing import showing
from khabar.app.web.seen.wording import words
from khabar.export.formats import FORMATS

router = APIRouter(include_in_schema=False)

KEEPS = {
    "jsonl": N_("everything, with whole texts"),
    "csv": N_("a row for each statement, for spreadsheets"),
    "xlsx": N_("the same as a workbook, right to left"),
    "parquet": N_("the same for programs, with fixed columns"),
    "acled": N_("events of stories in ACLED's columns, then ours"),
    "ucdp": N_("deadly events of stories in UCDP GED's columns, then ours"),
    "plover": N_("every event with whose word it is"),
    "polecat": N_("events told as done, in POLECAT's columns"),
    "gdelt": N_("events told as done, in GDELT's columns"),
    "geojson": N_("events at honest areas, for maps"),
    "ftm": N_("articles, actors and events for Aleph"),
    "ftm_statements": N_("the same value by value, each with its article"),
    "annotation": N_("statements on their places in the text (W3C)"),
    "prov": N_("statements down their chains (PROV-O)"),
    "stix": N_("statements as notes, and whom they name (STIX 2.1)"),
    "webanno": N_("statements over words for INCEpTION, and back"),
    "claim_review": N_("findings of the desk, where there are any (schema.org)"),
    "uwazi": N_("an entity for each statement"),
    "bayanat": N_("a bulletin for each article"),
}
SORTS = {
    "dropped": N_("left out"),
    "forced": N_("changed to fit"),
    "out_of_scope": N_("out of scope"),
}
GONE = N_("This file is no longer held: make it again.")


def install(app: FastAPI) -> None:
    """Keep the files made last, to be taken away."""
    app.state.made = Counter()


@router.get("/export")
def choice(request: Request) -> Response:
    """What would leave, and in which formats it may."""
    view = view_of(request)
    return show(
        request, "export/page.html", shown=showing(request), formats=tuple(FORMATS.values()),
        keeps=KEEPS, most=MOST, **words(view),
    )  # fmt: skip


@router.post("/export")
def make(
    request: Request,
    form: Annotated[str, Form(alias="format")] = "csv",
    recipient: Annotated[str, Form(max_length=200)] = "",
    full_text: Annotated[bool, Form()] = False,
) -> Response:
    """Make the file; what it could not carry is told before it is taken away."""
    told = asked(view_of(request))
    file = made(request, told, form, recipient.strip(), full_text=full_text)
    counter: Counter = request.app.state.made
    counter.put(file)
    return show(
        request, "export/made.html", file=file, sorts=SORTS, back=request.url.query, form=form
    )


@router.get("/export/{key}")
def take(request: Request, key: str) -> Response:
    """The file."""
    counter: Counter = request.app.state.made
    store = desk_or_none(request)
    found = counter.take(key, store.who if store else "")
    if found is None:
        raise HTTPException(404, GONE)
    named = f"attachment; filename*=UTF-8''{quote(found.name)}"
    return Response(
        found.body, media_type="application/octet-stream", headers={"Content-Disposition": named}
    )
