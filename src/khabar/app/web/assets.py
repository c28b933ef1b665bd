"""Static files: each under an address that changes with its content, kept by browsers for ever."""

from __future__ import annotations

import mimetypes
from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

router = APIRouter(include_in_schema=False)
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}
PACKED = (".css", ".js", ".json", ".svg", ".txt")


def asset(name: str) -> str:
    """The address of a static file: ``asset('css/desk.css')``."""
    return f"/static/{name}?v={_mark(name)}"


@cache
def _read(name: str) -> bytes:
    place = files("khabar.app.web").joinpath("static", *name.split("/"))
    return place.read_bytes()


@cache
def _mark(name: str) -> str:
    return sha256(_read(name)).hexdigest()[:10]


@cache
def _packed(name: str) -> bytes:
    import gzip

    return gzip.compress(_read(name), 9, mtime=0)


@router.get("/static/{name:path}")
def static(request: Request, name: str) -> Response:
    """A file of the package; nothing else can be named."""
    parts = name.split("/")
    ending = "." + name.rpartition(".")[2]
    if ending not in KINDS or any(part in ("", ".", "..") or "\\" in part for part in parts):
        raise HTTPException(404)
    try:
        mark = f'"{_mark(name)}"'
    except OSError:
        raise HTTPException(404) from None
    headers = {"ETag": mark, "Vary": "Accept-Encoding"}
    marked = request.query_params.get("v") == mark.strip('"')
    headers["Cache-Control"] = "public, max-age=31536000, immutable" if marked else "no-cache"
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    kind = KINDS.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if ending in PACKED and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(_packed(name), media_type=kind, headers=headers)
    return Response(_read(name), media_type=kind, headers=headers)
