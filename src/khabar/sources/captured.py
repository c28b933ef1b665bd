"""What comes in: bytes as received with where they came from, and the reports found in them."""

from __future__ import annotations

from typing import Literal

import msgspec

RawForm = Literal["received", "member", "row"]
Method = Literal["file", "stdin", "call", "http", "archive", "export"]


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes as they came, and all that is known of how.

    ``raw_form`` says what ``raw`` is: the whole as ``received``; a ``member`` of a
    ``container``, byte for byte (a line of JSON, a record of a web archive); or a ``row``
    written again as JSON, where the container holds no bytes of its own for it (Parquet,
    CSV, a Telegram export). ``container_sha256`` is the hash of the container's bytes.
    ``fetched`` is UTC, or None for now. ``raw`` is None where a server gave nothing.
    """

    raw: bytes | None
    raw_form: RawForm = "received"
    address: str
    method: Method
    final_address: str | None = None
    redirects: tuple[str, ...] = ()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str | None = None
    container: str | None = None
    container_sha256: str | None = None
    member: str | None = None
    encoding: str | None = None
    fetched: str | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article of a capture. ``key`` is what it is known by: the same key, the same document.

    ``start`` and ``stop`` are its place in the decoded capture, in code points. ``via`` are
    those through whom it was forwarded; ``edited`` is when its source says it was changed.
    ``text`` is None where the page is gone. ``local`` keys say where a copy lay and no more:
    the same text under another local key is the same article.
    """

    key: str
    text: str | None
    local: bool = False
    doc: str | None = None
    title: str | None = None
    publisher: str | None = None
    publisher_id: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    via: tuple[str, ...] = ()
    edited: str | None = None
    start: int | None = None
    stop: int | None = None


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A capture and its reports. ``position`` is how far its source is read with it."""

    capture: Capture
    reports: tuple[Report, ...]
    source: str | None = None
    position: int | None = None


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be taken in: its address, the stage at which it failed, and why."""

    address: str
    stage: str
    reason: str
    source: str | None = None
    position: int | None = None
