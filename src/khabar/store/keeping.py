"""Keeping what arrives: the same again is nothing new, another text is another version."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, bindparam, desc, select

from khabar.lexicon.version import VERSION
from khabar.sources.addresses import bounded
from khabar.sources.captured import Arrival, Capture, Report
from khabar.store.barring import barred_by
from khabar.store.derive import version_kept
from khabar.store.dialect.upsert import insert_new
from khabar.store.log import canonical
from khabar.store.tables import blobs, captures, documents, texts, versions
from khabar.store.writing import Writing
from khabar.text.halves import without_halves

Outcome = Literal["new", "changed", "same", "gone", "back", "barred"]
LABELS = ("title", "publisher", "publisher_id", "author", "published")


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a report. ``version`` counts a document's versions from 1."""

    outcome: Outcome
    document: str
    version: int
    id: int
    key: str


def text_hash(text: str) -> str:
    """The hash of a text: of its UTF-8, lone surrogates included."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def keep(
    writing: Writing, arrival: Arrival, run: int | None = None, engine_of: str = VERSION
) -> list[Kept]:
    """Keep the reports of an arrival; its capture is written once, if any of them is news."""
    capture: int | None = None
    found = []
    for report in map(writable, arrival.reports):
        if tombstone := barred_by(writing.connection, report.key):
            found.append(Kept("barred", tombstone, 0, 0, report.key))
            continue
        last = _last(writing.connection, report)
        if last is None and report.text is None:
            found.append(Kept("gone", "", 0, 0, report.key))
            continue
        outcome = _outcome(last, report)
        if outcome == "same":
            assert last is not None
            found.append(Kept("same", last.name, last.number, last.version, report.key))
            continue
        if capture is None:
            capture = _captured(writing, arrival.capture, run, engine_of)
        found.append(_version(writing, report, last, outcome, capture))
        writing.told(outcome, document=found[-1].document, version=found[-1].version)
    return found


def writable(report: Report) -> Report:
    """The report with a mark (U+FFFD) for each half of a letter: UTF-8 cannot hold those.

    Every character keeps its place; in all but the text the same mark stands for NUL.
    """
    whole = {}
    for name in ("text", "key", "doc", "url", "author", "edited", *LABELS):
        told = getattr(report, name)
        fit = without_halves(told) if told else told
        if fit and name == "key":
            fit = bounded(fit)
        elif fit and name != "text":
            fit = fit.replace("\x00", "\ufffd")
        if fit != told:
            whole[name] = fit
    return msgspec.structs.replace(report, **whole) if whole else report


_LABELLED = (
    versions.c.number,
    versions.c.text,
    versions.c.edited,
    *(versions.c[label] for label in LABELS),
)
_NEWEST = (
    select(documents.c.id, documents.c.name, versions.c.id.label("version"), *_LABELLED)
    .join_from(documents, versions, versions.c.document == documents.c.id)
    .order_by(desc(versions.c.number))
    .limit(1)
)
_BY_KEY = _NEWEST.where(documents.c.key == bindparam("key"))
_ALIKE = _NEWEST.where(
    versions.c.text == bindparam("text"),
    versions.c.publisher.is_not_distinct_from(bindparam("publisher")),
    versions.c.published.is_not_distinct_from(bindparam("published")),
    documents.c.key.like("file:%") | documents.c.key.like("text:%"),
)
_NEW_BLOB = insert_new(blobs)
_NEW_TEXT = insert_new(texts)


def _last(connection: Connection, report: Report) -> Row[Any] | None:
    """The newest version under the report's key, or of the same article kept elsewhere."""
    found = connection.execute(_BY_KEY, {"key": report.key}).first()
    if found is None and report.local and report.text is not None:
        told = {"publisher": report.publisher, "published": report.published}
        found = connection.execute(_ALIKE, {"text": text_hash(report.text), **told}).first()
    return found


def _outcome(last: Row[Any] | None, report: Report) -> Outcome:
    if last is None:
        return "new"
    if report.text is None:
        return "same" if last.text is None else "gone"
    if last.text is None:
        return "back"
    watched = (*LABELS, "edited") if report.key.startswith("telegram:") else LABELS
    told = all(getattr(last, label) == getattr(report, label) for label in watched)
    return "same" if told and last.text == text_hash(report.text) else "changed"


def _captured(writing: Writing, capture: Capture, run: int | None, tool: str) -> int:
    key = None
    if capture.raw is not None:
        key = sha256(capture.raw).hexdigest()
        writing.connection.execute(_NEW_BLOB, {"sha256": key, "bytes": capture.raw})
    return writing.put(
        captures,
        run=run,
        blob=key,
        raw_form=capture.raw_form,
        address=capture.address,
        final_address=capture.final_address,
        redirects=_json(capture.redirects),
        status=capture.status,
        headers=_json(capture.headers),
        media_type=capture.media_type,
        method=capture.method,
        container=capture.container,
        container_sha256=capture.container_sha256,
        member=capture.member,
        encoding=capture.encoding,
        fetched=capture.fetched or writing.at,
        tool=f"khabar {tool}",
    )


def _version(
    writing: Writing, report: Report, last: Row[Any] | None, outcome: Outcome, capture: int
) -> Kept:
    connection = writing.connection
    if last is None:
        name, number = _random_name(), 1
        document = writing.put(documents, name=name, key=report.key, at=writing.at)
    else:
        name, number, document = last.name, last.number + 1, last.id
    key = None
    if report.text is not None:
        key = text_hash(report.text)
        connection.execute(_NEW_TEXT, {"sha256": key, "text": report.text})
    labels = {label: getattr(report, label) for label in LABELS}
    version = writing.put(
        versions,
        document=document,
        number=number,
        capture=capture,
        text=key,
        content=content_hash(report.key, key, labels),
        kind={"new": "first"}.get(outcome, outcome),
        start=report.start,
        stop=report.stop,
        **labels,
        url=report.url,
        doc=report.doc,
        via=_json(report.via),
        edited=report.edited,
        seen=writing.at,
    )
    if report.text is not None:
        version_kept(connection, document, version, report.text, report.title, report.published)
    return Kept(outcome, name, number, version, report.key)


def content_hash(key: str, text: str | None, labels: dict[str, Any]) -> str:
    """The hash of a version: what it is known by, its text, and what stands beside it."""
    return sha256(canonical([key, text, [labels[label] for label in LABELS]])).hexdigest()


def _random_name() -> str:
    return "d" + base64.b32encode(secrets.token_bytes(10)).decode().lower()[:12]


def _json(value: tuple[Any, ...]) -> str | None:
    return canonical(value).decode() if value else None
