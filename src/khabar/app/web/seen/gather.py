"""The articles that a choice is made among: a story, a search, or the samples."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from fastapi import HTTPException, Request

from khabar.app.web import samples
from khabar.app.web.articles import GONE, address
from khabar.app.web.desk import desk_or_none
from khabar.app.web.seen.asked import Asked
from khabar.export.discreet import discreet
from khabar.export.losses import Losses
from khabar.readings.article import Article
from khabar.readings.review import Reviewed
from khabar.record.corrected import standing
from khabar.run.leaving import as_decided
from khabar.sources.refusal import Refusal
from khabar.store.showing import Shown, by_name, by_number
from khabar.store.store import Store

MOST = 300
"""Articles that are laid out at once; what is beyond is told and can be narrowed down to."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as it stands after review, with its address on the desk.

    ``document`` is its name in the store, ``read`` its reading with the review beside it.
    """

    article: Article
    kind: str
    one: str
    two: str
    read: Article

    @property
    def address(self) -> str:
        return address(self.kind, self.one, self.two)

    @property
    def reviewed(self) -> tuple[Reviewed | str | None, ...]:
        """What people made of it: of two articles of one reading what tells them apart."""
        return (*(claim.review for claim in self.read.claims), *(m.id for m in self.read.missed))

    @property
    def document(self) -> str | None:
        return self.one if self.kind == "kept" else None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Articles to choose among; ``total`` is how many there would be without a bound.

    ``name`` is what the story is called, "" for a search. ``invented`` says that all of it
    is a sample.
    """

    pieces: tuple[Piece, ...]
    total: int
    name: str = ""
    invented: bool = False

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(piece.article for piece in self.pieces)


@dataclass
class Masked:
    """Articles as they may be shared, the last so many: masking one takes milliseconds."""

    most: int = 1000
    held: OrderedDict[Hashable, Article] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def piece(self, piece: Piece) -> Piece:
        """The piece with private names masked and sensitive places told roughly."""
        key = (piece.address, piece.article.text_sha256, piece.article.engine, piece.reviewed)
        with self.lock:
            known = self.held.get(key)
        if known is None:
            [known] = discreet((piece.article,), Losses())
            with self.lock:
                self.held[key] = known
                while len(self.held) > self.most:
                    self.held.popitem(last=False)
        return replace(piece, article=known)


def gathered(request: Request, asked: Asked, most: int = MOST) -> Gathered:
    """The articles asked for, ``most`` of them at once, masked where the view is shared."""
    found = _gathered(request, asked, most)
    if not asked.shared:
        return found
    masked: Masked = request.app.state.masked
    return replace(found, pieces=tuple(masked.piece(piece) for piece in found.pieces))


def _gathered(request: Request, asked: Asked, most: int) -> Gathered:
    kind, _, one = asked.story.partition("/")
    if kind == "sample" and one:
        return of_sample(one)
    if kind == "text" and one:
        return _of_text(request, one)
    store = desk_or_none(request)
    if store is None:
        pieces = [p for name in samples.NAMES for p in of_sample(name).pieces]
        return Gathered(tuple(pieces), len(pieces), "", invented=True)
    if asked.story:
        return of_story(store, asked.story)
    found = store.search(
        asked.q, asked.filters, limit=most, order=asked.order if asked.q else "newest"
    )
    return Gathered(
        tuple(_pieces(store, ((hit.document, hit.version) for hit in found.hits))), found.total
    )


def of_sample(name: str) -> Gathered:
    """A sample story."""
    known = samples.story(name) if name.isidentifier() else ()
    if not known:
        raise HTTPException(404)
    pieces = tuple(Piece(article, "sample", name, article.doc, article) for article in known)
    return Gathered(pieces, len(pieces), samples.NAMES.get(name, name), invented=True)


def _of_text(request: Request, key: str) -> Gathered:
    found = request.app.state.shelf.get(key)
    if found is None:
        raise HTTPException(404, GONE)
    pieces = tuple(
        Piece(article, "text", key, str(n), article) for n, article in enumerate(found.articles, 1)
    )
    return Gathered(pieces, len(pieces))


def of_story(store: Store, told: str) -> Gathered:
    """A story of the store, by its name or by a document in it."""
    from khabar.store.cases import hidden_from
    from khabar.store.stories import story

    with store.reading() as connection:
        try:
            found = story(connection, told, hidden_from(connection, store.who))
        except Refusal:
            raise HTTPException(404) from None
    pieces = tuple(of_versions(store, found.versions[:MOST]))
    return Gathered(pieces, len(found.versions), found.name)


def of_versions(store: Store, numbers: Iterable[int]) -> Iterator[Piece]:
    """Versions by their numbers in the tables."""
    with store.reading() as connection:
        shown = tuple(by_number(connection, tuple(numbers)))
    yield from _shown(store, shown)


def _pieces(store: Store, wanted: Iterable[tuple[str, int]]) -> Iterator[Piece]:
    with store.reading() as connection:
        shown = tuple(by_name(connection, tuple(wanted)))
    yield from _shown(store, shown)


def _shown(store: Store, shown: Sequence[Shown]) -> Iterator[Piece]:
    decided = as_decided(store, ((one.version, one.article) for one in shown))
    for one, read in zip(shown, decided, strict=True):
        yield Piece(standing(read), "kept", one.version.name, str(one.number), read)
