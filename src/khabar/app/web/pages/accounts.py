"""Logging in and out, one's own account, and for admins the accounts of all."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from khabar.app.web.desk import Desk, desk, settings_of
from khabar.app.web.door import (
    COOKIE,
    FORM_COOKIE,
    admins,
    form_secret,
    install,
    is_secure,
    new_cookie,
    place_of,
)
from khabar.app.web.i18n import N_
from khabar.app.web.screens import show
from khabar.app.web.undone import in_words
from khabar.sources.refusal import Refusal
from khabar.store import sessions
from khabar.store.accounts import SHORTEST, ActsAs, account, all_accounts, checked, set_account
from khabar.store.clock import now
from khabar.store.saved import searches_of
from khabar.store.store import Store

router = APIRouter(include_in_schema=False)
__all__ = ["install", "router"]

Words = Annotated[str, Form(max_length=2000)]
WRONG = N_("No account opens with this name and password.")
TOO_OFTEN = N_("Too many attempts: wait a quarter of an hour and try again.")
OLD = N_("That is not your password of now.")
TWICE = N_("The new password is not the same both times.")
CHANGED = N_("Your password is changed: log in with it.")
WEEK = 7 * 24 * 3600


def within(address: str) -> str:
    """An address of this desk to go to; what leads elsewhere becomes the first page."""
    fine = address.startswith("/") and not address.startswith(("//", "/\\", "/log"))
    return address if fine and address.isprintable() and "\\" not in address else "/"


@router.get("/login")
def log_in(request: Request, next: str = "/", done: str = "") -> Response:
    """The page to log in, with a cookie for its form."""
    if not settings_of(request).asks_for_accounts or request.state.who:
        return RedirectResponse(within(next), 303)
    return _page(request, next, said=CHANGED if done else "")


def _page(
    request: Request, back: str, wrong: str = "", said: str = "", status: int = 200
) -> Response:
    cookie = request.cookies.get(FORM_COOKIE) or new_cookie()
    request.state.token = form_secret(cookie, settings_of(request))
    page = show(
        request, "accounts/login.html", status=status, back=within(back), wrong=wrong, said=said
    )
    page.set_cookie(
        FORM_COOKIE, cookie, httponly=True, samesite="strict", secure=is_secure(request)
    )
    return page


@router.post("/login")
def come_in(
    request: Request, name: Words = "", password: Words = "", next: Words = "/"
) -> Response:
    """Log in, and go to where one wanted to be."""
    store = desk(request)
    token = entered(store, name.strip(), password, place_of(request))
    if token is None:
        return _page(request, next, TOO_OFTEN, status=429)
    if not token:
        return _page(request, next, WRONG, status=403)
    answer = RedirectResponse(within(next), 303)
    answer.set_cookie(
        COOKIE, token, max_age=WEEK, httponly=True, samesite="lax", secure=is_secure(request)
    )
    answer.delete_cookie(FORM_COOKIE)
    return answer


def entered(store: Store, name: str, password: str, place: str) -> str | None:
    """A token for who gave the right password, "" for who did not, None for too many attempts."""
    at = now()
    with store.reading() as connection:
        if not sessions.may_try(connection, name, place, at):
            return None
        known = checked(connection, name, password)
    with store.jotting() as connection:
        if known is None:
            sessions.failed(connection, name, place, at)
            return ""
        return sessions.begin(connection, known.name, at)


@router.post("/logout")
def log_out(request: Request) -> Response:
    """End the session."""
    if token := request.cookies.get(COOKIE):
        with desk(request).jotting() as connection:
            sessions.end(connection, token)
    answer = RedirectResponse("/login" if settings_of(request).asks_for_accounts else "/", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/account")
def own(request: Request, desk: Desk) -> Response:
    """One's own account: name, role, password, saved searches."""
    return _own(request, desk)


def _own(request: Request, store: Store, wrong: str = "", status: int = 200) -> Response:
    with store.reading() as connection:
        saved = searches_of(connection, store.who)
        known = account(connection, store.who) if request.state.who else None
    return show(
        request, "accounts/own.html", status=status, wrong=wrong, saved=saved, known=known,
        shortest=SHORTEST,
    )  # fmt: skip


@router.post("/account/password")
def change_password(
    request: Request, desk: Desk, old: Words = "", new: Words = "", again: Words = ""
) -> Response:
    """Change one's own password; one is logged out everywhere."""
    place = place_of(request)
    with desk.reading() as connection:
        known = account(connection, desk.who)
        if known is None or not request.state.who:
            return _own(request, desk, OLD, 403)
        if not sessions.may_try(connection, desk.who, place, now()):
            return _own(request, desk, TOO_OFTEN, 429)
        right = checked(connection, desk.who, old)
    if right is None:
        with desk.jotting() as connection:
            sessions.failed(connection, desk.who, place, now())
        return _own(request, desk, OLD, 403)
    if new != again:
        return _own(request, desk, TWICE, 422)
    try:
        with desk.writing() as writing:
            set_account(writing, known.name, known.role, new)
    except Refusal as why:
        return _own(request, desk, in_words(why), 422)
    return RedirectResponse("/login?done=1", 303)


@router.get("/users", dependencies=[admins])
def users(request: Request, desk: Desk) -> Response:
    """All accounts, for admins."""
    return _users(request, desk)


def _users(request: Request, store: Store, wrong: str = "", status: int = 200) -> Response:
    with store.reading() as connection:
        known = all_accounts(connection)
    return show(
        request, "accounts/users.html", status=status, accounts=known, wrong=wrong,
        shortest=SHORTEST,
    )  # fmt: skip


@router.post("/users", dependencies=[admins])
def set_user(
    request: Request,
    desk: Desk,
    name: Words,
    role: Annotated[ActsAs, Form()],
    password: Words = "",
    active: Words = "yes",
) -> Response:
    """Make an account, or change its role, its password, or whether it may come in."""
    try:
        with desk.writing() as writing:
            set_account(
                writing,
                name.strip(),
                role,
                password or None,
                active=active == "yes",
            )
    except Refusal as why:
        return _users(request, desk, in_words(why), 422)
    return RedirectResponse("/users", 303)
