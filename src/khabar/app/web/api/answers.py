"""What every verb of the API answers with: JSON under an ETag, lists in pages, bounded values."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Annotated, Any

import msgspec
from fastapi import Path, Query, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.responses import Response

from khabar.store.said import writable

MOST_A_PAGE = 200
DEEPEST = 1_000_000
LARGEST = 2**31 - 1

Limit = Annotated[int, Query(ge=1, le=MOST_A_PAGE, description="Items of one page.")]
Offset = Annotated[int, Query(ge=0, le=DEEPEST, description="Items passed over.")]
Number = Annotated[int, Path(ge=1, le=LARGEST)]
Id = Annotated[str, Path(max_length=200), AfterValidator(writable)]
Asked = Annotated[
    str | None, Query(max_length=500), AfterValidator(lambda told: told and writable(told))
]
Words = Annotated[str, Field(max_length=10_000), AfterValidator(writable)]


class Body(BaseModel):
    """What is sent: a field that is not known is refused, so that a slip is not passed over."""

    model_config = ConfigDict(extra="forbid")


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a list. ``next`` is the offset of the following one; null on the last."""

    items: tuple[Any, ...]
    offset: int
    next: int | None
    total: int | None = None


def page(found: Sequence[Any], limit: int, offset: int, total: int | None = None) -> Page:
    """A page of items fetched with one more than its limit, which tells that others follow."""
    more = len(found) > limit
    return Page(
        items=tuple(found[:limit]),
        offset=offset,
        next=offset + limit if more else None,
        total=total,
    )


def paged(every: Sequence[Any], limit: int, offset: int) -> Page:
    """A page of a list that is there as a whole."""
    return page(every[offset : offset + limit + 1], limit, offset, len(every))


def answer(request: Request, value: object, status: int = 200) -> Response:
    """A value as JSON. A GET whose ``If-None-Match`` names it as it is answers 304."""
    body = msgspec.json.encode(value, enc_hook=_plain)
    return raw(request, body, "application/json", status)


def raw(
    request: Request,
    body: bytes,
    kind: str,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:
    """Bytes under their ETag."""
    mark = f'"{sha256(body).hexdigest()[:32]}"'
    told = {"ETag": mark, **(headers or {})}
    if request.method in ("GET", "HEAD") and _same(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=304, headers={"ETag": mark})
    return Response(body, status, told, media_type=kind)


def _same(asked: str, mark: str) -> bool:
    """Whether a list of marks names this one; weak ones count, for nothing is sent again."""
    told = [one.strip().removeprefix("W/") for one in asked[:4000].split(",")]
    return mark in told or "*" in told


def _plain(value: Any) -> Any:
    """What JSON has no form of: ids of rules and the like, by what they are called."""
    if hasattr(value, "_asdict"):
        return value._asdict()
    raise NotImplementedError(type(value).__name__)


PROBLEM: dict[str, Any] = {
    "description": "A problem (RFC 9457).",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Failure"}}},
}


def returns(shape: str = "", many: bool = False, status: int = 200) -> dict[str, Any]:
    """Arguments of a route: which shape it answers with, and how it fails."""
    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{shape}"} if shape else {}
    if many:
        items = {"type": "array", "items": schema}
        schema = {
            "type": "object",
            "required": ["items", "offset", "next"],
            "properties": {
                "items": items,
                "offset": {"type": "integer"},
                "next": {"type": ["integer", "null"]},
                "total": {"type": ["integer", "null"]},
            },
        }
    good = {"description": "Done.", "content": {"application/json": {"schema": schema}}}
    told: dict[int | str, Any] = {status: good, "4XX": PROBLEM}
    if status == 200:
        told[304] = {"description": "It is as the ETag named in If-None-Match."}
    return {"status_code": status, "responses": told, "response_model": None}
