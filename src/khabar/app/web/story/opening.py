"""Stories by their address: of the samples, of one paste, or of the store, set side by side."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

from fastapi import HTTPException, Request

from khabar.app.web.loading import word_lists
from khabar.app.web.screens import view_of
from khabar.app.web.seen.asked import Asked
from khabar.app.web.seen.gather import Gathered, gathered
from khabar.compare.story import Story, compare

KINDS = ("sample", "text", "kept")
MOST = 60
"""Articles that are set side by side on one screen."""


@dataclass(frozen=True)
class Opened:
    """A story with the articles it was made of, each with its address."""

    kind: str
    one: str
    of: Gathered
    story: Story
    lights: bool = True
    """Whether places in these articles are places in the reader's: not where names are masked."""

    @property
    def address(self) -> str:
        return f"/story/{self.kind}/{self.one}"

    @property
    def asked(self) -> str:
        """What map, timeline and network are asked for, to show this story alone."""
        return self.of.name if self.kind == "kept" else f"{self.kind}/{self.one}"

    def name(self, at: int) -> str:
        """Who printed an article."""
        article = self.story.articles[at]
        return article.publisher.name if article.publisher else article.doc

    def read(self, at: int) -> str:
        """Where the reader shows an article."""
        return self.of.pieces[at].address

    def lit(self, at: int, span: tuple[int, int]) -> str:
        """Where the reader shows an article with a stretch of it lit."""
        return f"{self.read(at)}?at={span[0]}-{span[1]}#lit" if self.lights else self.read(at)


@dataclass
class Compared:
    """The stories set side by side last, kept by what they are made of."""

    most: int = 12
    held: OrderedDict[Hashable, Story] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def story(self, of: Gathered) -> Story:
        """The story of these articles; their readings and reviews are its key."""
        key = tuple(
            (piece.address, piece.article.text_sha256, piece.article.engine, piece.reviewed)
            for piece in of.pieces
        )
        with self.lock:
            if key in self.held:
                self.held.move_to_end(key)
                return self.held[key]
        word_lists()
        made = compare(of.articles)
        with self.lock:
            self.held[key] = made
            while len(self.held) > self.most:
                self.held.popitem(last=False)
        return made


def opened(request: Request, kind: str, one: str) -> Opened:
    """The story of an address, masked where the view is a shared one; none is 404."""
    view = view_of(request)
    shared = view.asked("shared") == "1" or view.role == "reader"
    if kind not in KINDS:
        raise HTTPException(404)
    told = one if kind == "kept" else f"{kind}/{one}"
    if kind == "kept" and request.app.state.store is None:
        raise HTTPException(404)
    of = gathered(request, Asked(story=told, shared=shared))
    if len(of.pieces) > MOST:
        of = Gathered(of.pieces[:MOST], of.total, of.name, of.invented)
    compared: Compared = request.app.state.compared
    name = of.name if kind == "kept" else one
    lights = not shared or view.role == "reader"
    return Opened(kind, name, of, compared.story(of), lights)
