"""The first page: paste a text, drop a file, give an address."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from khabar.app.web.screens import show

router = APIRouter(include_in_schema=False)


@router.get("/")
def first(request: Request) -> Response:
    """The first page; it needs no store and no account."""
    return show(request, "first/page.html")
