"""Articles by their address on the desk: held in memory, of a sample story, or in the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from fastapi import HTTPException, Request

from khabar.app.web import samples
from khabar.app.web.blanking import blanked
from khabar.app.web.desk import desk
from khabar.app.web.i18n import N_
from khabar.readings.article import Article
from khabar.readings.review import Reviewed
from khabar.record.masking import masked
from khabar.text.span import Span

Kind = Literal["text", "sample", "kept"]
KINDS = ("text", "sample", "kept")
GONE = N_(
    "This text is no longer held in memory: paste it again, or keep texts with "
    "khabar serve --store FILE."
)


@dataclass(frozen=True, slots=True)
class Added:
    """A statement that a person added: its lasting id, its place, and who added it when."""

    id: str
    span: Span
    by: Reviewed


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with where it came from.

    ``kind``, ``one`` and ``two`` are the parts of its address. ``siblings`` are the addresses
    of the articles that came with it (of one paste, one story, one document), itself among
    them, each with what it is called. ``seen`` is the day it was captured; ``raw_sha256`` the
    hash of the bytes as captured. ``article`` has the values that people corrected, ``read``
    is what the machine read, where it is of a store. ``version`` is its number in the tables of
    the store,
    ``links`` the lasting ids of its claims, ``reviewed`` what people made of them, by claim,
    ``added`` what they added to them.
    """

    article: Article
    kind: Kind
    one: str
    two: str
    siblings: tuple[tuple[str, str], ...] = ()
    seen: str | None = None
    raw_sha256: str | None = None
    version: int | None = None
    read: Article | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    reviewed: Mapping[str, Reviewed] = field(default_factory=dict)
    added: tuple[Added, ...] = ()

    @property
    def address(self) -> str:
        return address(self.kind, self.one, self.two)


def address(kind: str, one: str, two: str | int) -> str:
    """Where the reader shows an article: ``/read/<kind>/<one>/<two>``."""
    return f"/read/{kind}/{one}/{two}"


def opened(request: Request, kind: str, one: str, two: str) -> Opened:
    """The article of an address; none, or one that may not be seen, is 404.

    Whom a team made a reader sees private persons masked.
    """
    if kind == "text":
        found = _held(request, one, two)
    elif kind == "sample":
        found = _sample(one, two)
    elif kind == "kept":
        found = _kept(request, one, two)
    else:
        raise HTTPException(404)
    if getattr(request.state, "role", None) == "reader":
        read = masked(found.read) if found.read else None
        return replace(found, article=masked(found.article), read=read)
    return found


def _held(request: Request, key: str, number: str) -> Opened:
    found = request.app.state.shelf.get(key)
    if found is None:
        raise HTTPException(404, GONE)
    at = int(number) - 1 if number.isdecimal() else -1
    if not 0 <= at < len(found.articles):
        raise HTTPException(404)
    siblings = tuple(
        (address("text", key, n), _title(article)) for n, article in enumerate(found.articles, 1)
    )
    return Opened(
        found.articles[at], "text", key, number, siblings, found.seen, found.raw_sha256 or None
    )


def _sample(story: str, doc: str) -> Opened:
    known = samples.story(story) if story.isidentifier() else ()
    for article in known:
        if article.doc == doc:
            siblings = tuple(
                (address("sample", story, each.doc), each.publisher.name if each.publisher else "")
                for each in known
            )
            return Opened(article, "sample", story, doc, siblings)
    raise HTTPException(404)


def _kept(request: Request, told: str, number: str) -> Opened:
    from khabar.record.corrected import corrected
    from khabar.sources.refusal import Refusal
    from khabar.store.cases import hidden_from
    from khabar.store.naming import document
    from khabar.store.permalink import permalinks
    from khabar.store.readings import newest_reading
    from khabar.store.redaction import redacted
    from khabar.store.reviews import reviews_on
    from khabar.store.settled import decided
    from khabar.store.standing import standings
    from khabar.store.stated import printed
    from khabar.store.texts_of import versions

    store = desk(request)
    with store.reading() as connection:
        try:
            which = document(connection, told)
        except Refusal:
            raise HTTPException(404) from None
        if which.id in hidden_from(connection, store.who):
            raise HTTPException(404)
        with_text = [each for each in versions(connection, which.id) if each.text]
        chosen = next((each for each in with_text if str(each.number) == number), None)
        if number == "newest" and with_text:
            chosen = with_text[-1]
        if chosen is None:
            raise HTTPException(404)
        article = newest_reading(connection, chosen.id)
        if article is None:
            raise HTTPException(409, N_("This text is kept but not read yet: run khabar ingest."))
        content = printed(connection, chosen.id).content
        links = permalinks(content, article)
        found = reviews_on(connection, store.who, document=which.id)
        stands = standings(found)
        read = decided(connection, chosen.id, article, found)
        spans = redacted(connection, chosen.id)
    siblings = tuple(
        (address("kept", which.name, each.number), each.seen[:16].replace("T", " "))
        for each in with_text
    )
    by_claim = dict(zip((claim.id for claim in article.claims), links, strict=True))
    return Opened(
        blanked(corrected(read), spans), "kept", which.name, str(chosen.number), siblings,
        chosen.seen, chosen.blob, chosen.id, blanked(read, spans), by_claim,
        {claim: stands[link] for claim, link in by_claim.items() if link in stands},
        tuple(_added(stands, content)),
    )  # fmt: skip


def _added(stands: Mapping[str, Reviewed], content: str) -> Iterator[Added]:
    from khabar.store.permalink import parsed
    from khabar.store.stated import PERSON

    for told, by in stands.items():
        link = parsed(told)
        if link.engine == PERSON and content.startswith(link.content) and by.verdict != "rejected":
            yield Added(told, Span(link.start, link.stop), by)


def _title(article: Article) -> str:
    if article.title:
        return article.title.text
    return article.text.strip()[:60].partition("\n")[0]
