"""What came in read: the article of CONTRACT, under the document's own name."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from khabar.published import day
from khabar.reader import read
from khabar.readings.article import Article, Publisher
from khabar.run.forwarded import forwarded
from khabar.run.settled import settle
from khabar.sources.captured import Report

if TYPE_CHECKING:
    from khabar.store.readings import Unread


def read_version(version: Unread) -> Article:
    """Read one version; ``published`` keeps the time of day where one was given."""
    report = Report(
        key="",
        text=version.text,
        title=version.title,
        publisher=version.publisher,
        publisher_id=version.publisher_id,
        author=version.author,
        published=version.published,
        url=version.url,
        via=version.via,
    )
    return read_report(report, version.name, version.seen)


def read_report(report: Report, doc: str, fetched: str | None) -> Article:
    """Read what came in as one article, under a name of ours."""
    publisher: str | Publisher | None = report.publisher
    if report.publisher and report.publisher_id:
        publisher = Publisher(name=report.publisher, id=report.publisher_id)
    [article] = read(
        report.text or " ",
        _day(report.published),
        publisher,
        doc=doc,
        title=report.title,
        author=report.author,
        url=report.url,
        single=True,
    )
    settle()
    return forwarded(msgspec.structs.replace(article, fetched=fetched), report.via)


def _day(published: str | None) -> date | None:
    try:
        return day(published)
    except ValueError:
        return None


def read_or_none(version: Unread) -> Article | None:
    """Read one version; None where Khabar itself fails on it, which costs no other."""
    try:
        return read_version(version)
    except Exception:
        if os.environ.get("KHABAR_DEBUG"):
            raise
        return None
