"""The first page: paste a text, drop a file, give an address; what is handed in is read."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from khabar.app.web import taking
from khabar.app.web.articles import GONE, address
from khabar.app.web.desk import Desk, settings_of
from khabar.app.web.door import reviewers
from khabar.app.web.i18n import N_
from khabar.app.web.refusals import in_words
from khabar.app.web.samples import LINES, NAMES
from khabar.app.web.screens import show
from khabar.app.web.settings import MB
from khabar.app.web.shelf import Shelved
from khabar.sources.captured import Arrival
from khabar.sources.refusal import Refusal

router = APIRouter(include_in_schema=False)

FAILED = N_("Khabar failed on this text: please report it with the text, if you may share it.")


@router.get("/")
def first(request: Request) -> Response:
    """The first page; it needs no store and no account."""
    return _page(request)


def _page(
    request: Request, wrong: str = "", detail: str = "", status: int = 200, **typed: str
) -> Response:
    given = {"text": "", "address": "", "published": "", "publisher": "", **typed}
    settings = settings_of(request)
    return show(
        request, "first/page.html", status=status, samples=NAMES, lines=LINES, wrong=wrong,
        detail=detail, typed=given, fetches=settings.fetches,
    )  # fmt: skip


@router.post("/read")
async def read(request: Request) -> Response:
    """Read what was handed in, and go to it; what is turned away stays in its form."""
    most = settings_of(request).most
    try:
        form = await request.form(max_files=1, max_fields=20, max_part_size=4 * most + MB)
    except HTTPException as wrong:
        if wrong.status_code == 413:
            raise
        return _page(request, taking.TOO_LARGE, status=413)
    try:
        return await _read(request, form)
    finally:
        await form.close()


async def _read(request: Request, form: FormData) -> Response:
    typed = {
        key: value.strip() if key != "text" else value
        for key in ("text", "address", "published", "publisher")
        if isinstance(value := form.get(key, ""), str)
    }
    file = form.get("file")
    name, raw = "", b""
    if isinstance(file, UploadFile) and file.filename:
        name = file.filename
        raw = await file.read(settings_of(request).most * 4 + 1)
    return await run_in_threadpool(_taken, request, typed, name, raw)


def _taken(request: Request, typed: dict[str, str], name: str, raw: bytes) -> Response:
    settings = settings_of(request)
    try:
        day = taking.checked(typed["published"])
        outlet = typed["publisher"][:200]
        arrivals: tuple[Arrival, ...]
        if name:
            arrivals = taking.dropped(name, raw, settings, day, outlet)
        elif typed["address"]:
            arrivals = taking.fetched(typed["address"], settings, day, outlet)
        else:
            arrivals = taking.pasted(typed["text"], settings, day, outlet)
        held = taking.shelved(request.app.state.shelf, arrivals, settings)
    except taking.Turned as why:
        large = str(why) == taking.TOO_LARGE
        # a text that is too large is not sent back and forth
        kept = {**typed, "text": "" if large else typed["text"]}
        return _page(request, str(why), status=413 if large else 422, **kept)
    except Refusal as why:
        return _page(request, in_words(str(why)) or "", str(why), status=422, **typed)
    except RecursionError:
        return _page(request, FAILED, status=422, **typed)
    return _to(held)


def _to(held: Shelved, number: int = 1) -> Response:
    return RedirectResponse(address("text", held.key, number), 303)


@router.post("/read/text/{key}/{number}")
async def describe(request: Request, key: str, number: int) -> Response:
    """Read a held text again with the day or outlet that was missing."""
    form = await request.form(max_files=0, max_fields=10)
    day, outlet = str(form.get("published", "")), str(form.get("publisher", "")).strip()[:200]
    return await run_in_threadpool(_described, request, key, number, day, outlet)


def _described(request: Request, key: str, number: int, day: str, outlet: str) -> Response:
    held = request.app.state.shelf.get(key)
    if held is None:
        raise HTTPException(404, GONE)
    try:
        arrivals = taking.described(held, number, taking.checked(day), outlet)
        made = taking.shelved(request.app.state.shelf, arrivals, settings_of(request))
    except taking.Turned as why:
        raise HTTPException(422, str(why)) from None
    return _to(made, number)


@router.post("/read/text/{key}/{number}/keep", dependencies=[reviewers])
def keep(request: Request, desk: Desk, key: str, number: int) -> Response:
    """Keep a held text in the store, and go to it there."""
    held = request.app.state.shelf.get(key)
    if held is None:
        raise HTTPException(404, GONE)
    try:
        where = taking.kept(desk, held, number)
    except taking.Turned as why:
        raise HTTPException(409, str(why)) from None
    return RedirectResponse(f"/read/kept/{where}", 303)
