"""An article as it was read: the object of CONTRACT, a line of JSON each."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from khabar.readings.actor import Actor, Entity
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim
from khabar.readings.event import Event
from khabar.readings.fact import Fact
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.quotation import Quotation
from khabar.readings.review import Missed
from khabar.readings.time import Time
from khabar.readings.value import Added
from khabar.readings.wording import Wording
from khabar.text.span import Span


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """The headline; a title given beside the text has no span in it."""

    text: str
    span: Span | None


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """Who printed it."""

    name: str
    id: str | None = None


class Passed(msgspec.Struct, frozen=True, kw_only=True):
    """A go-between, and how many statements came through it."""

    name: str
    n: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The sourcing of an article in counts.

    ``side_taking`` counts the loaded words the publisher chose; ``unread`` are the sentences
    nothing was made of.
    """

    statements: int
    own_voice: int
    named: int
    unnamed: int
    via: tuple[Passed, ...]
    open_times: int
    side_taking: Annotated[int, Added] = 0
    unread: tuple[Span, ...]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read, where, and at which stage."""

    stage: str
    reason: str
    span: Span | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article with everything read in it; places count code points of ``text``."""

    schema: Literal["khabar.article/1"] = "khabar.article/1"
    doc: str
    source_doc: str | None = None
    engine: str
    text_sha256: str
    input_span: Span
    text: str
    language: str
    title: Title | None
    publisher: Publisher | None
    author: str | None
    url: str | None
    published: str | None
    fetched: str | None
    sentences: tuple[Span, ...]
    summary: Summary
    entities: tuple[Entity, ...]
    numbers: tuple[Number, ...]
    quotations: tuple[Quotation, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]
    wording: tuple[Wording, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    missed: Annotated[tuple[Missed, ...], Added] = ()
