"""The agency or outlet that a text is credited to, and the one two texts come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from khabar.compare.passages import Shared
from khabar.lexicon.actors import PressRow, press, press_rows
from khabar.lexicon.table import table
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution
from khabar.text.document import Document
from khabar.text.span import Span
from khabar.text.view import fold
from khabar.text.words import words_of

SIGNS = re.compile("[-–—:،,/()«»]+")
"""What parts the names of a byline."""


PRESS = ("agency", "outlet")


@dataclass(frozen=True, slots=True)
class SourceHead:
    """A noun that names of sources begin with, and what they are."""

    head: str
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet by its name and its id in ``press.tsv`` ("" where it has none).

    ``stated`` says where: in the byline, in a line outside the text, in a chain, or by
    the publisher's own name.
    """

    name: str
    id: str
    stated: str

    @property
    def agency(self) -> bool:
        """Whether its own name says that it is a news agency («وكالة …»)."""
        kind, _, bare = fold(self.name).partition(" ")
        return bool(bare) and _kinds().get(kind) == "agency"

    def same(self, other: Credit) -> bool:
        """Whether both name one house."""
        return self.id == other.id if self.id and other.id else self.name == other.name


def credits(article: Article) -> tuple[Credit, ...]:
    """The agencies that an article is credited to as a whole, each once.

    They stand in its byline, in lines that are no sentence of it (dateline, credit),
    or the publisher is one.
    """
    found: list[Credit] = []
    for where, text in _lines(article):
        for row in _houses(text):
            if row.kind == "agency" and all(row.id != one.id for one in found):
                found.append(Credit(row.name, row.id, where))
    for part in SIGNS.split(article.author or ""):
        one = Credit(part.strip(), "", "byline")
        if one.agency and all(not one.same(other) for other in found):
            found.append(one)
    return tuple(found)


def publisher(article: Article) -> Credit | None:
    """Who printed it, by the press table where it is there."""
    if article.publisher is None:
        return None
    name = article.publisher.name
    rows = list(_houses(name)) or _by_address().get(_bare(name), [])
    known = rows[0].id if rows else article.publisher.id or ""
    return Credit(article.publisher.name, known, "publisher")


def source_of_text(first: Article, second: Article, shared: Shared) -> Credit | None:
    """Whom the text that two articles share comes from, None where neither says.

    An agency that both credit; else the publisher of one, where the other is signed with
    its name, where it is an agency, or where the other cites it; else an agency that one
    of them credits, in a line or in a statement of the shared text.
    """
    left, right = credits(first), credits(second)
    for one in left:
        if any(one.same(other) for other in right):
            return one
    sides = ((first, publisher(second)), (second, publisher(first)))
    for article, house in sides:
        if house and signed(article, house):
            return Credit(house.name, house.id, "byline")
        if house and house.agency:
            return house
    for article, house in sides:
        if house and any(house.same(named) for _, named in cited(article)):
            return house
    through = (
        *_through(first, [passage.first for passage in shared.passages]),
        *_through(second, [passage.second for passage in shared.passages]),
    )
    return next(iter((*left, *right, *through)), None)


def signed(article: Article, house: Credit) -> bool:
    """Whether a byline is signed with a house's name, whole or without its kind («وكالة»)."""
    name = fold(house.name)
    kind, _, bare = name.partition(" ")
    names = {name, bare} if kind in _kinds() else {name}
    return any(part.strip() in names for part in SIGNS.split(fold(article.author or "")))


@cache
def _kinds() -> dict[str, str]:
    """The nouns that outlets' and agencies' names begin with."""
    rows = table("source_heads", SourceHead)
    return {fold(row.head): row.kind for row in rows if row.kind in PRESS and row.number == "s"}


@cache
def _by_address() -> dict[str, list[PressRow]]:
    """Houses by their addresses' first part and their English names, as publishers are given."""
    found: dict[str, list[PressRow]] = {}
    for row in press_rows():
        for name in (row.name_en, *(domain.split(".")[0] for domain in row.domains)):
            found.setdefault(_bare(name), []).append(row)
    return found


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _lines(article: Article) -> Iterator[tuple[str, str]]:
    if article.author:
        yield "byline", article.author
    if article.publisher:
        yield "publisher", article.publisher.name
    title = article.title.span if article.title else None
    start = title[1] if title else 0
    for span in article.sentences:
        if span[0] > start:
            yield "line", article.text[start : span[0]]
        start = max(start, span[1])
    if start < len(article.text):
        yield "line", article.text[start:]


def _houses(text: str) -> Iterator[PressRow]:
    if not text.strip():
        return
    words = words_of(Document(text), [Span(0, len(text))])
    names, at = press(), 0
    while at < len(words.items):
        match = names.at(words, at)
        if match:
            yield match.value
        at = match.stop if match else at + 1


def cited(article: Article) -> Iterator[tuple[int, Credit]]:
    """The agencies and outlets in the chains of an article, with the statement's number."""
    for number, said in enumerate(article.attributions):
        for link in said.chain:
            if link.role != "publisher" and link.kind in ("agency", "outlet"):
                rows = list(_houses(link.name))
                yield number, Credit(link.name, rows[0].id if rows else "", "chain")


def _through(article: Article, places: list[Span]) -> Iterator[Credit]:
    """Agencies in the chains of statements that lie in ``places``."""

    def shared(said: Attribution) -> bool:
        return any(place.overlaps(Span(*said.content_span)) for place in places)

    for said in filter(shared, article.attributions):
        for link in said.chain:
            if link.role == "via" and link.kind == "agency":
                rows = list(_houses(link.name))
                yield Credit(link.name, rows[0].id if rows else "", "chain")
