"""``/api/v1``: sessions for programs, and the accounts of a team."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from pydantic import AfterValidator, Field
from starlette.responses import Response

from khabar.app.web.api.answers import Body, Id, Limit, Offset, answer, paged, returns
from khabar.app.web.api.shapes import Account, Session
from khabar.app.web.desk import Desk, desk, settings_of
from khabar.app.web.door import admins, place_of
from khabar.app.web.i18n import N_
from khabar.app.web.pages.accounts import TOO_OFTEN, WRONG, entered
from khabar.store import sessions as kept
from khabar.store.accounts import ActsAs, account, all_accounts, set_account
from khabar.store.said import writable

router = APIRouter(prefix="/api/v1", tags=["people"])

Name = Annotated[str, Field(max_length=200), AfterValidator(writable)]
NO_ACCOUNTS = N_("This desk is one person's: no account is asked for.")


class Entry(Body):
    """A name and its password."""

    name: Name
    password: Name


class Set(Body):
    """What an account shall be; a password is wanted where it is new."""

    role: ActsAs
    active: bool = True
    password: Name | None = None


@router.post("/sessions", **returns("Session", status=201))
def log_in(request: Request, entry: Entry) -> Response:
    """Log a program in: the token goes into ``Authorization: Bearer …``."""
    if not settings_of(request).asks_for_accounts:
        raise HTTPException(409, NO_ACCOUNTS)
    store = desk(request)
    token = entered(store, entry.name, entry.password, place_of(request))
    if token is None:
        raise HTTPException(429, TOO_OFTEN, {"Retry-After": "900"})
    if not token:
        raise HTTPException(401, WRONG, {"WWW-Authenticate": "Bearer"})
    with store.reading() as connection:
        known = account(connection, entry.name)
    assert known is not None
    return answer(request, Session(token=token, role=known.role), 201)


@router.delete(
    "/sessions/current", status_code=204, responses={"4XX": returns()["responses"]["4XX"]}
)
def log_out(request: Request, desk: Desk) -> Response:
    """End the session whose token is sent."""
    token = request.headers.get("authorization", "").partition(" ")[2].strip()
    if token:
        with desk.jotting() as connection:
            kept.end(connection, token)
    return Response(status_code=204)


@router.get("/accounts", **returns("Account", many=True), dependencies=[admins])
def accounts(request: Request, desk: Desk, limit: Limit = 50, offset: Offset = 0) -> Response:
    """All accounts, for admins."""
    with desk.reading() as connection:
        found = all_accounts(connection)
    return answer(request, paged(found, limit, offset))


@router.put("/accounts/{name}", **returns("Account"), dependencies=[admins])
def put(request: Request, desk: Desk, name: Id, new: Set) -> Response:
    """Make an account, or change it; who is changed is logged out."""
    with desk.writing() as writing:
        made = set_account(writing, name, new.role, new.password, active=new.active)
    return answer(request, Account(name=made.name, role=made.role, active=made.active))
