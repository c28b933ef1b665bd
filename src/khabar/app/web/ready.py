"""Screens that stand ready: made once for a state of the store, and given as they are.

What such a screen shows hangs on its address, on who asks in which language, and on what the
store holds. The state of the store is asked for before a screen is made and before it is given
again, so that none is older than the last review. What is not ready yet is made by few at a
time, one and the same screen by one: fifty that are made at once hold each other up.
"""

from __future__ import annotations

import gzip
from asyncio import Event, Semaphore
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from khabar.app.web.screens import view_of
from khabar.store.pulse import Pulse

SCREENS = ("/", "/stories", "/search", "/map", "/map/areas", "/timeline", "/network",
           "/api/v1/sources")  # fmt: skip
UNDER = ("/read/kept/", "/read/sample/", "/story/kept/", "/story/sample/")
ASKS = ("lang", "theme")
"""What an answer sets a cookie for."""

MAKERS = 2
LEAST = 1000
"""Bytes below which a body is not packed."""


@dataclass(frozen=True, slots=True)
class Screen:
    """An answer as it goes out, packed where that is worth it."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    packed: bytes | None

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed or b"")


@dataclass
class Held:
    """Screens by all that they hang on; bounded in bytes, the longest unused given up first."""

    most: int = 48_000_000
    held: OrderedDict[Hashable, Screen] = field(default_factory=OrderedDict)
    size: int = 0

    def get(self, key: Hashable) -> Screen | None:
        found = self.held.get(key)
        if found is not None:
            self.held.move_to_end(key)
        return found

    def put(self, key: Hashable, screen: Screen) -> None:
        if screen.size * 8 > self.most:
            return
        old = self.held.pop(key, None)
        self.size += screen.size - (old.size if old else 0)
        self.held[key] = screen
        while self.size > self.most:
            self.size -= self.held.popitem(last=False)[1].size


class Ready:
    """Middleware, innermost: it gives a screen that is ready, and keeps one that is made.

    All of it runs on the one loop of the desk, so nothing here is locked.
    """

    def __init__(self, app: ASGIApp, desk: FastAPI, pulse: Pulse | None) -> None:
        self.app = app
        self.desk = desk
        self.pulse = pulse
        self.screens = Held()
        self.making: dict[Hashable, Event] = {}
        self.makers = Semaphore(MAKERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _stays(scope):
            await self.app(scope, receive, send)
            return
        key = await self._key(scope)
        found = self.screens.get(key)
        if found is None and key in self.making:
            await self.making[key].wait()  # another asked for the same: it is for both
            found = self.screens.get(key)
        if found is None:
            found = await self._made(key, scope, receive, send)
        if found is not None:
            await _give(found, scope, send)

    async def _key(self, scope: Scope) -> Hashable:
        state = None
        if self.pulse is not None:
            ask = self.pulse.now
            state = await run_in_threadpool(ask) if self.pulse.waits else ask()
        view = view_of(Request({**scope, "app": self.desk}))
        return view, state, Headers(scope=scope).get("host", "")

    async def _made(
        self, key: Hashable, scope: Scope, receive: Receive, send: Send
    ) -> Screen | None:
        """Have it made. What may not be given to the next has gone out when this returns None."""
        done = Event()
        mine = self.making.setdefault(key, done) is done
        said: list[Message] = []

        async def keep(message: Message) -> None:
            said.append(message)

        try:
            async with self.makers:
                await self.app(scope, receive, keep)
            screen = _screen(said)
            if screen is not None:
                self.screens.put(key, screen)
        finally:
            if mine:
                del self.making[key]
                done.set()
        if screen is None:
            for message in said:
                await send(message)
        return screen


def _stays(scope: Scope) -> bool:
    """Whether a request is for a screen that may stand ready."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path: str = scope["path"]
    if path not in SCREENS and not path.startswith(UNDER):
        return False
    if "if-none-match" in Headers(scope=scope):
        return False
    # a pasted text is let go of, and no screen of it outlives it
    return not any(
        name in ASKS or (name == "story" and value.startswith("text"))
        for name, value in QueryParams(scope.get("query_string", b"")).multi_items()
    )


def _screen(said: list[Message]) -> Screen | None:
    """An answer that may be given again: whole, and setting no cookie."""
    if not said or said[0]["type"] != "http.response.start" or said[0]["status"] != 200:
        return None
    headers = tuple((name.lower(), value) for name, value in said[0]["headers"])
    if any(name in (b"set-cookie", b"content-encoding") for name, _ in headers):
        return None
    body = b"".join(message.get("body", b"") for message in said[1:])
    kept = tuple(pair for pair in headers if pair[0] != b"content-length")
    packed = gzip.compress(body, 5, mtime=0) if len(body) >= LEAST else None
    return Screen(kept, body, packed)


async def _give(screen: Screen, scope: Scope, send: Send) -> None:
    headers, body = MutableHeaders(raw=[*screen.headers]), screen.body
    if screen.packed is not None and "gzip" in Headers(scope=scope).get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        headers.add_vary_header("Accept-Encoding")
        body = screen.packed
    headers["content-length"] = str(len(body))
    await send({"type": "http.response.start", "status": 200, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})
