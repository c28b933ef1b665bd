"""What people decided, as a log that is handed on: reviews or findings, a row each, all of them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from khabar.export.csv_sheet import Row, sheet
from khabar.export.losses import Losses
from khabar.readings.article import Article
from khabar.readings.review import Finding
from khabar.record.masking import mask_words
from khabar.record.typed import masked_words
from khabar.sources.refusal import Refusal
from khabar.store.findings import findings_on
from khabar.store.naming import document
from khabar.store.permalink import FORM
from khabar.store.readings import newest_reading
from khabar.store.reviews import Review, reviews_on
from khabar.store.stated import stated
from khabar.store.store import Seen, Store
from khabar.store.stories import PREFIX as STORY
from khabar.store.stories import story
from khabar.store.texts_of import versions

LOGS = {
    "reviews": "every review in order: what it said, of what, before and after, who, when, why",
    "findings": "every finding that stands: what it says, of what, its reasons and evidence, who",
}
COLUMNS = {
    "reviews": (
        "id", "at", "who", "document", "statement", "verdict", "field", "before", "after", "why",
        "others", "undoes", "undone", "round",
    ),
    "findings": (
        "id", "at", "who", "about", "scale", "value", "letter", "number", "reasons", "evidence",
    ),
}  # fmt: skip
MANY = " ; "
TYPED = ("before", "after", "why")
FOUND = ("value", "reasons", "evidence")
"""What of a row was typed by a person, and may name people."""

ADDRESS = re.compile(r"https?://|[0-9a-f]{16}\.")


def write(
    store: Store, what: str, form: str, losses: Losses, *, unmasked: bool = False
) -> Iterator[bytes]:
    """A log as CSV or JSON Lines, as the one who works in the store may see it.

    Names of private people are masked in all that was typed, by the reading of the document
    that it is of and by what is read in the words themselves; places (``START-STOP``) are those
    of the plain text.
    """
    with store.reading() as connection:
        found: list[object] = (
            [*reviews_on(connection, store.who)]
            if what == "reviews"
            else [*findings_on(connection, store.who)]
        )
        if not unmasked:
            found = [*_masked(connection, found, losses)]
    losses.rows = len(found)
    if form == "jsonl":
        for one in found:
            yield msgspec.json.encode(one) + b"\n"
    else:
        yield from sheet(list(COLUMNS[what]), (_row(one, what) for one in found), losses)


def _masked(connection: Seen, found: Iterable[Any], losses: Losses) -> Iterator[Review | Finding]:
    known: dict[str, list[Callable[[str], str]]] = {}
    for one in found:
        about = str(one.document if isinstance(one, Review) else one.about)
        if about not in known:
            known[about] = [mask_words(article) for article in _readings(connection, about)]
        names = TYPED if isinstance(one, Review) else FOUND
        told = {name: _without(getattr(one, name), known[about]) for name in names}
        if any(told[name] != getattr(one, name) for name in names):
            losses.tell("forced", "private names", "masked", about)
        yield dataclasses.replace(one, **told) if isinstance(one, Review) else replace(one, **told)


def _without(told: Any, masks: Sequence[Callable[[str], str]]) -> Any:
    if isinstance(told, tuple):
        return tuple(_without(one, masks) for one in told)
    if not isinstance(told, str) or not any(map(str.isalpha, told)) or ADDRESS.match(told):
        return told
    for mask in masks:
        told = mask(told)
    return masked_words(told)


def _readings(connection: Seen, about: str) -> Iterator[Article]:
    """The readings that a decision is about: of a document, a statement's text, or a story."""
    try:
        if FORM.fullmatch(about):
            numbers: Sequence[int] = [stated(connection, about).version]
        elif about.startswith(f"{STORY}d"):
            numbers = story(connection, about, frozenset()).versions
        else:
            numbers = [one.id for one in versions(connection, document(connection, about).id)]
    except Refusal:
        return
    for number in numbers:
        article = newest_reading(connection, number)
        if article is not None:
            yield article


def _row(one: object, what: str) -> Row:
    told = ((name, getattr(one, name)) for name in COLUMNS[what])
    return {
        name: MANY.join(value) if isinstance(value, tuple)
        else "" if value is None
        else str(value).lower() if isinstance(value, bool)
        else value
        for name, value in told
    }  # fmt: skip
