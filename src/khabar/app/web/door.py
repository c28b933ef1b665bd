"""The door of a desk: who comes in, as what, how large a request may be, and how often.

A desk on loopback is one person's, who needs no account and may do everything. A team's lets
nobody see anything but the page to log in: sessions in a cookie, or for programs in the header
``Authorization: Bearer``. Every form of a session carries its secret, and is not taken without.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Any
from urllib.parse import quote

from fastapi import Depends, FastAPI, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartException
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from khabar.app.web.failures import told
from khabar.app.web.headers import SAFE
from khabar.app.web.i18n import N_
from khabar.app.web.settings import MB, Settings
from khabar.sources.refusal import Refusal
from khabar.store import sessions
from khabar.store.accounts import ROLES, has_admin
from khabar.store.clock import now
from khabar.store.store import Store

COOKIE = "khabar_session"
FORM_COOKIE = "khabar_form"
OPEN = ("/login", "/api/v1/sessions")
"""What answers to those who have not come in, with the files that its page is made of."""

READER_MAY = (
    *OPEN, "/read", "/logout", "/account", "/searches",
    "/api/v1/read", "/api/v1/explain", "/api/v1/compare",
)  # fmt: skip
"""Where a reader may post; all else that changes something is for reviewers and admins."""

RATE, PER = 900, 60.0
"""Requests of one person within so many seconds; a page with its parts takes about ten."""

LOG_IN = N_("Log in first: this desk is its team's alone.")
STALE = N_("This form has grown old: go back, load the page anew and send it again.")


def install(app: FastAPI) -> None:
    """Set the door up; a desk that others can reach without an admin is refused."""
    settings: Settings = app.state.settings
    if settings.asks_for_accounts:
        store: Store | None = app.state.store
        if store is None:
            raise Refusal(
                "a desk that others can reach lets people in by accounts, which a store keeps: "
                "give --store FILE"
            )
        with store.reading() as connection:
            if not has_admin(connection):
                raise Refusal(
                    "a desk that others can reach wants an admin first: "
                    f"khabar account add NAME --role admin --store {settings.store}"
                )
    app.add_middleware(Door, desk=app)


@dataclass
class Pace:
    """How often each person asked lately; bounded, the longest unseen forgotten first."""

    most: int = RATE
    held: OrderedDict[str, tuple[float, int]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def allows(self, who: str) -> bool:
        """Count one request, and say whether it is not one too many."""
        at = time.monotonic()
        with self.lock:
            since, n = self.held.pop(who, (at, 0))
            since, n = (at, 0) if at - since > PER else (since, n)
            self.held[who] = (since, n + 1)
            while len(self.held) > 10_000:
                self.held.popitem(last=False)
            return n < self.most


class TooLarge(HTTPException):
    """A body is larger than any that this desk takes."""

    def __init__(self) -> None:
        super().__init__(413)


class Door:
    """Middleware: bounds, sessions, forms. See the head of this file."""

    def __init__(self, app: ASGIApp, desk: FastAPI) -> None:
        self.app = app
        self.desk = desk
        self.settings: Settings = desk.state.settings
        self.most = 4 * self.settings.most + 2 * MB
        self.pace = Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        scope.setdefault("state", {})
        bounded = _Bounded(receive, self.most)
        try:
            if int(Headers(scope=scope).get("content-length", "0") or "0") > self.most:
                raise TooLarge
            refused = await self._refused(scope, bounded)
        except TooLarge:
            refused = _refusal(scope, 413)
        except ValueError:
            refused = _refusal(scope, 400)
        if refused is not None:
            await refused(scope, receive, send)
            return
        await self.app(scope, bounded, send)

    async def _refused(self, scope: Scope, body: _Bounded) -> Response | None:
        """Put into the scope who asks; the answer where he may not come in."""
        state: dict[str, Any] = scope["state"]
        if not self.settings.asks_for_accounts:
            state.update(who=None, role="admin", token="")
            return None
        token, by_cookie = _token(Headers(scope=scope), Request(scope).cookies)
        known = await run_in_threadpool(self._session, token) if token else None
        if not self.pace.allows(known.account.name if known else _place(scope)):
            return _refusal(scope, 429, {"Retry-After": str(int(PER))})
        if known is None:
            state.update(who=None, role=None, token=form_token(scope, self.settings))
            if scope["path"] not in OPEN:
                return _to_login(scope)
        else:
            state.update(who=known.account.name, role=known.account.role, token=known.secret)
        if scope["method"] in SAFE:
            return None
        if known and known.account.role == "reader" and not _reader_may(scope["path"]):
            return _refusal(scope, 403)
        is_api = scope["path"].startswith("/api/")
        if is_api and (not by_cookie or _is_json(scope)):
            return None  # another site can make a browser send neither
        if not await _carries(scope, body, state["token"]):
            return _refusal(scope, 403, words=STALE)
        return None

    def _session(self, token: str) -> sessions.Session | None:
        """The session of a token, kept longer where it is in use."""
        store: Store = self.desk.state.store
        at = now()
        with store.reading() as connection:
            found = sessions.session(connection, token, at)
            longer = found is not None and sessions.wants_longer(connection, token, at)
        if longer:
            with store.jotting() as connection:
                sessions.prolong(connection, token, at)
        return found


class _Bounded:
    """The body of a request, counted as it comes, and given once more where it was looked at."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive = receive
        self.most = most
        self.size = 0
        self.again: list[Message] = []

    async def __call__(self) -> Message:
        if self.again:
            return self.again.pop(0)
        message = await self.receive()
        self.size += len(message.get("body", b""))
        if self.size > self.most:
            raise TooLarge
        return message

    async def looked_at(self) -> list[Message]:
        """All of the body, which the app is given afterwards as if it came now."""
        kept = []
        while True:
            message = await self()
            kept.append(message)
            if message["type"] != "http.request" or not message.get("more_body"):
                break
        self.again = [*kept]
        return kept


def _token(headers: Headers, cookies: dict[str, str]) -> tuple[str, bool]:
    """The token of a session, and whether a browser sent it by itself."""
    kind, _, told_ = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and told_.strip():
        return told_.strip(), False
    return cookies.get(COOKIE, ""), True


def _place(scope: Scope) -> str:
    return "place " + str((scope.get("client") or ("?",))[0])


def place_of(request: Request) -> str:
    """The address that a request comes from, for counting attempts."""
    return request.client.host if request.client else "?"


def _reader_may(path: str) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in READER_MAY)


def _is_json(scope: Scope) -> bool:
    kind = Headers(scope=scope).get("content-type", "")
    return kind.partition(";")[0].strip().lower() == "application/json"


async def _carries(scope: Scope, body: _Bounded, secret: str) -> bool:
    """Whether a form carries the secret that its page was given."""
    sent = Headers(scope=scope).get("x-khabar-form", "")
    if not sent:
        kept = await body.looked_at()

        async def replay() -> Message:
            return kept.pop(0) if kept else {"type": "http.disconnect"}

        try:
            form = await Request(dict(scope), replay).form(max_part_size=body.most)
        except (HTTPException, MultiPartException, ValueError):
            return False
        told_ = form.get("csrf")
        sent = told_ if isinstance(told_, str) else ""
        await form.close()
    return bool(secret) and hmac.compare_digest(sent.encode(), secret.encode())


def form_token(scope: Scope, settings: Settings) -> str:
    """The secret of a form that is filled before one has come in; "" without its cookie."""
    told_ = Request(scope).cookies.get(FORM_COOKIE, "")
    return form_secret(told_, settings) if told_ else ""


def form_secret(cookie: str, settings: Settings) -> str:
    """What a form carries that belongs to a cookie."""
    return hmac.new(settings.secret, cookie.encode(), sha256).hexdigest()


def new_cookie() -> str:
    """A cookie for one who has not come in."""
    return secrets.token_urlsafe(16)


def _refusal(
    scope: Scope, status: int, headers: dict[str, str] | None = None, words: str | None = None
) -> Response:
    return told(Request(scope), HTTPException(status, words, headers))


def _to_login(scope: Scope) -> Response:
    """To the page to log in, and back afterwards; a program is told what it lacks."""
    if scope["path"].startswith("/api/"):
        return _refusal(scope, 401, {"WWW-Authenticate": "Bearer"}, LOG_IN)
    if scope["method"] not in SAFE:
        return _refusal(scope, 403, words=LOG_IN)
    query = scope.get("query_string", b"").decode("latin-1")
    back = scope["path"] + (f"?{query}" if query else "")
    target = "/login" if back == "/" else f"/login?next={quote(back[:1500], safe='')}"
    if Headers(scope=scope).get("hx-request") == "true":
        return Response(status_code=401, headers={"HX-Redirect": "/login"})
    return RedirectResponse(target, 303)


def is_secure(request: Request) -> bool:
    """Whether the browser speaks to the desk by https, or to a proxy before it."""
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", ""))


def _needs(role: str) -> Any:
    def check(request: Request) -> None:
        has = getattr(request.state, "role", None)
        if has not in ROLES or ROLES.index(has) < ROLES.index(role):
            raise HTTPException(403)

    return Depends(check)


reviewers = _needs("reviewer")
admins = _needs("admin")
"""For routes: ``@router.post("/x", dependencies=[reviewers])``."""
