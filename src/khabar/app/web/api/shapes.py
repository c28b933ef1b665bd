"""The shapes of the API in its OpenAPI: made of the very types that are encoded."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from khabar.compare.reliance import Reliance
from khabar.export.comparison import Compared
from khabar.readings.article import Article
from khabar.readings.review import Finding, Missed, Reviewed
from khabar.store.agreeing import PairAgreement
from khabar.store.cases import Case
from khabar.store.comments import Comment
from khabar.store.judgements import Judgement
from khabar.store.queue import Waiting
from khabar.store.reviews import Review
from khabar.store.rounds import Round
from khabar.store.saved import Saved
from khabar.store.search.find import Found
from khabar.store.texts_of import Seen


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, as RFC 9457 has it; ``errors`` names parts of the request."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[dict[str, str], ...] = ()


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """The articles of one text."""

    articles: tuple[Article, ...]


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """The rules under a place, a line each, what stands under a rule further in."""

    lines: tuple[str, ...]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a text that was to be kept."""

    outcome: str
    document: str
    version: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document: its versions, and one of them as it was read. Masked stretches are masked."""

    document: str
    versions: tuple[Printed, ...]
    version: int
    statements: dict[str, str]
    article: Article


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A version as it was seen; ``kind`` is first, changed, gone or back."""

    number: int
    kind: str
    seen: str
    title: str | None
    publisher: str | None
    published: str | None
    status: int | None
    sha256: str | None


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a statement as the machine read it; ``choices`` where there are only some."""

    name: str
    field: str
    value: str
    choices: tuple[str, ...]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement: its words, what was read in them, and beside it what people made of it."""

    id: str
    document: str
    version: int
    start: int
    stop: int
    words: str
    claim: str | None
    gloss_en: str | None
    values: tuple[Value, ...]
    review: Reviewed | None
    findings: tuple[Finding, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A story as it is listed."""

    story: str
    articles: int


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """An origin of a story, and in how many places it is told."""

    name: str
    kind: str
    named: bool
    told: int


class StoryTold(msgspec.Struct, frozen=True, kw_only=True):
    """A story set side by side. ``origins_low`` and ``_high``: origins that can be told apart."""

    story: str
    documents: tuple[str, ...]
    wordings: int
    origins_low: int
    origins_high: int
    origins: tuple[Origin, ...]
    circles: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format that readings are handed on in."""

    name: str
    suffix: str
    keeps: str


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A session: its token goes into the header Authorization: Bearer."""

    token: str
    role: str


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An account as it stands."""

    name: str
    role: Literal["reader", "reviewer", "admin"]
    active: bool


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """The number, or the id, of what was written."""

    id: int | str


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of the store found."""

    whole: bool
    rows: int
    head: str
    broken: tuple[str, ...]


SHAPES = (
    Account, Article, Case, Comment, Compared, Document, Explained, Failure, Finding, Format, Found,
    Judgement, Kept, Made, Missed, PairAgreement, Printed, Proof, Read, Reliance, Review,
    Reviewed, Round, Saved, Seen, Session, Statement, Story, StoryTold, Value,
    Waiting,
)  # fmt: skip


def install(app: FastAPI) -> None:
    """Have the OpenAPI tell these shapes, and how a program shows who it is."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(
                title=app.title, version=app.version, summary=app.summary, routes=app.routes
            )
            _, shapes = msgspec.json.schema_components(
                SHAPES, ref_template="#/components/schemas/{name}"
            )
            parts = made.setdefault("components", {})
            parts.setdefault("schemas", {}).update(shapes)
            parts["securitySchemes"] = {
                "session": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A token of POST /api/v1/sessions; no desk on loopback asks.",
                }
            }
            made["security"] = [{}, {"session": []}]
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
