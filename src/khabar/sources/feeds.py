"""Feeds: the reports that RSS and Atom entries hold, and the pages that they point to."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

from khabar.sources.addresses import url_key
from khabar.sources.captured import Arrival, Capture, Report
from khabar.sources.html import shown_day
from khabar.sources.inlet import Given
from khabar.sources.refusal import Refusal

MOST_ENTRIES = 500
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What may stand in a broken page, and in no markup that is written."""


class Entry(NamedTuple):
    """An entry of a feed: where it points, what it is called, when it says it is from."""

    url: str
    title: str | None
    author: str | None
    published: str | None
    edited: str | None
    markup: str


class Feed(NamedTuple):
    """A feed: what it is called, and its entries in its own order."""

    title: str | None
    entries: tuple[Entry, ...]


def parsed(raw: bytes) -> Feed:
    """The entries of a feed; what is no feed is refused."""
    import feedparser

    try:
        found: Any = feedparser.parse(raw, sanitize_html=True, resolve_relative_uris=True)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as wrong:
        said = f"{type(wrong).__name__} {wrong}"[:80]
        raise Refusal(f"it is no feed that can be read ({said}): save its pages") from None
    if not found.entries and not found.get("version"):
        raise Refusal("it is no RSS or Atom feed: check the address")
    entries = []
    for each in found.entries[:MOST_ENTRIES]:
        content = each.get("content") or []
        told = [each.get("summary"), *(one.get("value") for one in content)]
        markup = max((one for one in told if isinstance(one, str)), key=len, default="")
        entries.append(
            Entry(
                each.get("link", ""),
                each.get("title") or None,
                each.get("author") or None,
                _moment(each, "published"),
                _moment(each, "updated"),
                markup,
            )
        )
    return Feed(found.feed.get("title") or None, tuple(entries))


def _moment(entry: Any, name: str) -> str | None:
    """A time in UTC; where feedparser cannot read the words, our own reader of dates may."""
    # plain look-ups: feedparser's own fall back from one to the other, with a warning
    told = dict.get(entry, f"{name}_parsed")
    if told:
        try:
            moment = datetime.fromtimestamp(calendar.timegm(told), UTC)
            return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        except (ValueError, OverflowError):
            return None
    words = dict.get(entry, name)
    return shown_day(words[:120]) if isinstance(words, str) and words.strip() else None


def arrival(capture: Capture, given: Given) -> Arrival:
    """The entries of a feed that hold text of their own, as reports: nothing is fetched."""
    feed = parsed(capture.raw or b"")
    reports = []
    for entry in feed.entries:
        text = plain(entry.markup)
        if entry.url and text:
            reports.append(
                Report(
                    key=url_key(entry.url),
                    text=text,
                    title=entry.title,
                    publisher=given.publisher or feed.title,
                    author=entry.author,
                    published=entry.published or given.published,
                    edited=entry.edited,
                    url=entry.url,
                )
            )
    if not reports:
        raise Refusal("no entry of the feed holds a text: follow it with khabar watch")
    return Arrival(capture=capture, reports=tuple(reports))


def plain(markup: str) -> str:
    """The text of an entry's markup, a line for each paragraph.

    >>> plain("<p>قال الوزير</p><p>وأضاف &laquo;نعم&raquo;</p>")
    'قال الوزير\\nوأضاف «نعم»'
    """
    from lxml import html as lxml_html

    if not markup.strip():
        return ""
    try:
        tree = lxml_html.fromstring(f"<div>{markup}</div>")
    except Exception:  # lxml raises many kinds for markup that is none
        return ""
    for element in tree.iter("p", "br", "div", "li", "h1", "h2", "h3", "h4"):
        element.tail = "\n" + CONTROL.sub(" ", element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def opml(raw: bytes) -> list[str]:
    """The addresses of the feeds that an OPML file lists; a plain list, one a line, will do.

    >>> opml(b'<opml><body><outline xmlUrl="https://a.example/rss"/></body></opml>')
    ['https://a.example/rss']
    """
    from lxml import etree

    text = raw.lstrip()
    if not text.startswith(b"<"):
        lines = (line.strip() for line in raw.decode("utf-8", "replace").splitlines())
        return [line for line in lines if line.startswith(("http://", "https://"))]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as wrong:
        raise Refusal(f"it is no OPML that can be read ({wrong}): export it anew") from None
    found = [element.get("xmlUrl") or element.get("xmlurl") for element in tree.iter("outline")]
    return [*dict.fromkeys(url for url in found if url and url.startswith("http"))]
