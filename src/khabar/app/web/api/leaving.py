"""``/api/v1``: what leaves the desk, each time written down; and the proof of the store."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import Field
from starlette.responses import Response

from khabar.app.web.api.answers import (
    PROBLEM,
    Body,
    Limit,
    Offset,
    Words,
    answer,
    paged,
    raw,
    returns,
)
from khabar.app.web.api.decisions import Link
from khabar.app.web.api.shapes import Format, Proof
from khabar.app.web.desk import Desk
from khabar.app.web.door import admins, reviewers
from khabar.export.formats import FORMATS
from khabar.sources.refusal import Refusal

router = APIRouter(prefix="/api/v1", tags=["leaving"])

MOST_TOLD = 20
"""Losses that the header of an export names."""


class NewExport(Body):
    """Which documents leave, as what, for whom. ``unmasked``: an admin's reason to mask nothing."""

    format: Link
    documents: Annotated[tuple[Link, ...], Field(max_length=1000)] = ()
    case: Link | None = None
    recipient: Words | None = None
    full_text: bool = False
    unmasked: Words | None = None


@router.get("/formats", **returns("Format", many=True))
def formats(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
    """The formats that readings are handed on in, and what each keeps."""
    every = [Format(name=one.name, suffix=one.suffix, keeps=one.keeps) for one in FORMATS.values()]
    return answer(request, paged(every, limit, offset))


@router.post(
    "/exports",
    dependencies=[reviewers],
    responses={
        200: {"description": "The file; the header Khabar-Losses tells what it could not carry.",
              "content": {"application/octet-stream": {}}},
        "4XX": PROBLEM,
    },
)  # fmt: skip
def export(request: Request, desk: Desk, new: NewExport) -> Response:
    """Hand readings on; private names and sensitive places are masked, and it is written down."""
    from khabar.export.discreet import discreet
    from khabar.export.losses import NOTICE, Losses
    from khabar.run.leaving import leaving
    from khabar.store.exporting import exported

    one = FORMATS.get(new.format)
    if one is None:
        raise Refusal(f"there is no format «{new.format}»: GET /api/v1/formats tells them")
    if one.name == "jsonl" and not new.full_text:
        raise Refusal("jsonl holds whole press texts: say full_text")
    if new.unmasked is not None and (request.state.role != "admin" or not new.unmasked.strip()):
        raise HTTPException(403)
    losses, names, articles = Losses(), [], []
    for each in leaving(desk, new.documents, new.case):
        if each.article is None:
            losses.tell("out_of_scope", "documents", each.reason, each.document)
        else:
            names.append(each.document)
            articles.append(each.article)
    if not articles:
        raise Refusal("nothing may leave of what is named: look at their restrictions")
    found = one.shown(articles, losses)
    shown = found if new.unmasked else discreet(found, losses)
    try:
        body = b"".join(one.write(shown, losses))
    except ModuleNotFoundError as missing:
        raise Refusal(f"{one.name} needs {missing.name} on the desk's machine") from None
    with desk.writing() as writing:
        exported(
            writing, one.name, "api", names, new.recipient,
            chosen=f"case {new.case}" if new.case else "", unmasked=new.unmasked,
            full_text=new.full_text,
        )  # fmt: skip
    told = [loss._asdict() for loss in losses.report()[:MOST_TOLD]]
    header = msgspec.json.encode({"notice": NOTICE, "rows": losses.rows, "losses": told})
    ascii_ = header.decode().encode("ascii", "backslashreplace").decode()
    kind = "application/octet-stream"
    named = f'attachment; filename="khabar.{one.suffix}"'
    return raw(request, body, kind, headers={"Khabar-Losses": ascii_, "Content-Disposition": named})


@router.get("/verify", **returns("Proof"), dependencies=[admins])
def verify(
    request: Request, desk: Desk, head: Annotated[str, Query(pattern="^[0-9a-f]{0,64}$")] = ""
) -> Response:
    """Prove the store, or name what is broken."""
    proof = desk.verify(head or None)
    broken = tuple(str(one) for one in proof.broken[:100])
    return answer(
        request, Proof(whole=proof.whole, rows=proof.rows, head=proof.head, broken=broken)
    )
