"""Handing on what is seen: a file in one of the formats, with what it could not carry."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

from fastapi import Request
from msgspec.structs import replace

from khabar.app.web.desk import desk_or_none
from khabar.app.web.i18n import N_
from khabar.app.web.seen.asked import Asked
from khabar.app.web.seen.choose import Chosen, chosen
from khabar.app.web.seen.gather import Piece, gathered
from khabar.export.discreet import discreet
from khabar.export.formats import FORMATS
from khabar.export.losses import Loss, Losses
from khabar.readings.article import Article
from khabar.sources.refusal import Refusal
from khabar.store.store import Store

MOST = 2000
"""Articles that leave at once by way of a browser; more leave by khabar export."""

LARGEST = 64_000_000
"""Bytes of files held for their being taken away."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file made for ``who``: taken away by its key, which nobody guesses.

    ``losses`` are what it could not carry; ``stayed`` are documents that may not leave, each
    with why.
    """

    key: str
    who: str
    name: str
    body: bytes
    rows: int
    articles: int
    losses: tuple[Loss, ...]
    stayed: tuple[tuple[str, str], ...]


@dataclass
class Counter:
    """The files made last, the oldest given up first."""

    held: OrderedDict[str, Made] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def put(self, made: Made) -> None:
        with self.lock:
            self.held[made.key] = made
            while len(self.held) > 1 and sum(len(m.body) for m in self.held.values()) > LARGEST:
                self.held.popitem(last=False)

    def take(self, key: str, who: str) -> Made | None:
        """A file for who made it, and for nobody else."""
        with self.lock:
            found = self.held.get(key)
        return found if found and found.who == who else None


def made(
    request: Request, asked: Asked, form: str, recipient: str, *, full_text: bool = False
) -> Made:
    """Write what is asked for in a format; where there is a store, that it left is written down."""
    if form not in FORMATS:
        raise Refusal(N_("There is no such format: choose one of the list."))
    if form == "jsonl" and not full_text:
        raise Refusal(N_("This format holds whole press texts: say that they may leave."))
    of = gathered(request, asked, MOST)
    store = desk_or_none(request)
    losses = Losses()
    stayed: list[tuple[str, str]] = []
    pieces = tuple(_leaving(store, of.pieces, stayed))
    taken = FORMATS[form].shown(_narrowed(pieces, asked, losses), losses)
    shown = discreet(taken, losses)
    try:
        body = b"".join(FORMATS[form].write(shown, losses))
    except ModuleNotFoundError as missing:
        extra = FORMATS[form].extra or "export"
        raise Refusal(f"{form} needs {missing.name}: pip install 'khabar[{extra}]'") from None
    documents = [piece.document for piece in pieces if piece.document]
    if store is not None and documents:
        from khabar.store.exporting import exported

        with store.writing() as writing:
            exported(writing, form, "browser", documents, recipient or None, full_text=full_text)
    name = f"khabar.{FORMATS[form].suffix}"
    who = store.who if store else ""
    return Made(
        secrets.token_urlsafe(16), who, name, body, losses.rows, len(pieces),
        losses.report(), tuple(stayed),
    )  # fmt: skip


def _leaving(
    store: Store | None, pieces: Sequence[Piece], stayed: list[tuple[str, str]]
) -> Iterator[Piece]:
    """The pieces that may leave; why others stay is told in ``stayed``."""
    if store is None:
        yield from pieces
        return
    from khabar.store.clock import stamp
    from khabar.store.exporting import kept_back
    from khabar.store.naming import document

    today = stamp(store.clock())[:10]
    with store.reading() as connection:
        for piece in pieces:
            name = piece.document
            why = None
            if name:
                why = kept_back(connection, document(connection, name).id, store.who, today)
            if why:
                stayed.append((name or "", why))
            else:
                yield piece


def _narrowed(pieces: Iterable[Piece], asked: Asked, losses: Losses) -> Iterator[Article]:
    """Articles held to the statements that are asked for, with the events in these."""
    if not asked.narrows:
        yield from (piece.read for piece in pieces)
        return
    for piece in pieces:
        kept = list(chosen((piece,), asked))
        left = len(piece.article.claims) - len(kept)  # rejected readings are told by the format
        if left:
            losses.tell("out_of_scope", "statements", "outside what was asked for", piece.two)
        if kept:
            yield _held_to(piece.read, kept)


def _held_to(article: Article, kept: Sequence[Chosen]) -> Article:
    events = {name for one in kept for name in one.claim.events}
    wanted = {one.claim.id for one in kept}
    added = {one.claim.review.statement for one in kept if one.claim.review}
    return replace(
        article,
        claims=tuple(one for one in article.claims if one.id in wanted),
        events=tuple(event for event in article.events if event.id in events),
        missed=tuple(one for one in article.missed if one.id in added),
    )
