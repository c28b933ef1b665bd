"""Telegram Desktop's ``result.json``: a post is an article without a headline.

A forward header says through whom a post came, an edit stamp that it was changed: the same
post exported again after an edit is a version. What is kept as bytes is the post's own JSON,
byte for byte as it stands in the export.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec

from khabar.sources.captured import Arrival, Capture, Failure, Report
from khabar.sources.inlet import Given
from khabar.sources.refusal import Refusal


class Chat(msgspec.Struct):
    """A channel or group; ``messages`` are left as they stand."""

    name: str | None = None
    type: str = ""
    id: int | str = 0
    messages: list[msgspec.Raw] = []


class Chats(msgspec.Struct):
    """The chats of a full export."""

    held: list[Chat] = msgspec.field(default_factory=list, name="list")


class Export(msgspec.Struct):
    """A file of either form: one chat, or all of an account."""

    name: str | None = None
    type: str = ""
    id: int | str = 0
    messages: list[msgspec.Raw] | None = None
    chats: Chats | None = None
    left_chats: Chats | None = None


class Post(msgspec.Struct):
    """What is read of a message."""

    id: int
    type: str = "message"
    date: str | None = None
    date_unixtime: str | None = None
    edited: str | None = None
    edited_unixtime: str | None = None
    forwarded_from: str | None = None
    saved_from: str | None = None
    author: str | None = None
    sender: str | None = msgspec.field(default=None, name="from")
    text: Any = ""


def posts(capture: Capture, given: Given) -> Iterator[Arrival | Failure]:
    """The posts that hold text, in order; service messages and bare pictures are passed over."""
    try:
        export = msgspec.json.decode(capture.raw or b"", type=Export)
    except (ValueError, RecursionError) as wrong:
        raise Refusal(
            f"it is no result.json of Telegram Desktop ({wrong}): export it anew"
        ) from None
    whole = sha256(capture.raw or b"").hexdigest()
    chats = [*(export.chats.held if export.chats else [])]
    chats += export.left_chats.held if export.left_chats else []
    if export.messages is not None:
        chats.insert(0, Chat(export.name, export.type, export.id, export.messages))
    for chat in chats:
        for number, raw in enumerate(chat.messages, start=1):
            try:
                post = msgspec.json.decode(raw, type=Post)
            except (ValueError, RecursionError) as wrong:
                where = f"{capture.address}#chat={chat.id}&message={number}"
                yield Failure(address=where, stage="parse", reason=f"it is no post: {wrong}")
                continue
            text = plain(post.text)
            if post.type == "message" and text.strip():
                yield _arrival(capture, chat, post, text, bytes(raw), whole, given)


def _arrival(
    capture: Capture, chat: Chat, post: Post, text: str, raw: bytes, whole: str, given: Given
) -> Arrival:
    member = f"chat {chat.id} message {post.id}"
    own = Capture(
        raw=raw,
        raw_form="member",
        address=f"{capture.address}#chat={chat.id}&message={post.id}",
        method="export",
        media_type="application/json",
        container=capture.address,
        container_sha256=whole,
        member=member,
        encoding="utf-8",
    )
    through = post.forwarded_from or post.saved_from
    report = Report(
        key=f"telegram:{chat.id}/{post.id}",
        text=text,
        doc=f"{chat.id}/{post.id}",
        publisher=given.publisher or chat.name or post.sender,
        author=post.author or (post.sender if post.sender != chat.name else None),
        published=_moment(post.date_unixtime, post.date) or given.published,
        via=(through,) if through else (),
        edited=_moment(post.edited_unixtime, post.edited),
        start=0,
        stop=len(text),
    )
    return Arrival(capture=own, reports=(report,))


def plain(text: Any) -> str:
    """A post's text: the export writes a string, or pieces of which some are links or bold.

    >>> plain(["قال ", {"type": "bold", "text": "الوزير"}, " أمس"])
    'قال الوزير أمس'
    """
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else []
    return "".join(
        piece if isinstance(piece, str) else str(piece.get("text", ""))
        for piece in pieces
        if isinstance(piece, str | dict)
    )


def _moment(seconds: str | None, local: str | None) -> str | None:
    """A time in UTC; older exports give local time alone, of which the day is kept."""
    if seconds and seconds.isdecimal() and len(seconds) < 12:
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return local[:10] if local and not local.startswith("1970") else None
