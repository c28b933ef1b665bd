"""A web page as a report: its text by trafilatura, its dates by our own readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

import msgspec

from khabar.published import day
from khabar.sources.addresses import url_key
from khabar.sources.captured import Arrival, Capture, Report
from khabar.sources.encodings import decoded
from khabar.sources.inlet import Given
from khabar.sources.refusal import Refusal

CHARSET = re.compile(rb"charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})", re.IGNORECASE)
HEAD = 4096
PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date",
    "parsely-pub-date",
)  # fmt: skip
EDITED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
TITLE, OUTLET = ("og:title", "twitter:title"), ("og:site_name", "application-name")
AUTHOR = ("author", "article:author", "dc.creator", "parsely-author")
DATED = re.compile(r"date|time|publish|posted", re.IGNORECASE)
"""Classes of the element that shows the day of publication."""

MOST_DATED, LONGEST_DATED = 8, 120


def arrival(capture: Capture, given: Given) -> Arrival:
    """The article of a page; a page without one is refused."""
    markup, encoding = page_text(capture.raw or b"", capture.headers)
    report = read_page(markup, capture.final_address or capture.address, given)
    whole = msgspec.structs.replace(capture, encoding=encoding, media_type="text/html")
    if capture.method in ("file", "stdin"):
        report = _of_file(report, capture)
    return Arrival(capture=whole, reports=(report,))


def _of_file(report: Report, capture: Capture) -> Report:
    """A saved page is known by its own address where it tells one."""
    if report.url:
        return report
    return msgspec.structs.replace(report, key=capture.address, local=True)


def page_text(raw: bytes, headers: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The markup of a page and its encoding: as declared, if it fits; else as found."""
    told = [
        value.encode("ascii", "ignore") for key, value in headers if key.lower() == "content-type"
    ]
    for source in (*told, raw[:HEAD]):
        match = CHARSET.search(source)
        if match and not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
            name = match[1].decode().lower()
            name = {"windows-1256": "cp1256", "iso-8859-1": "cp1252"}.get(name, name)
            try:
                return raw.decode(name), name
            except (LookupError, UnicodeDecodeError):
                continue
    found = decoded(raw)
    return found.text, found.encoding


def read_page(markup: str, address: str, given: Given) -> Report:
    """The report that a page's markup holds; ``address`` is where it was, if anywhere."""
    import logging

    from lxml import html as lxml_html
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        tree = lxml_html.fromstring(markup.encode("utf-8", "replace"), parser=_parser())
    except Exception:  # lxml raises many kinds for markup that is none
        raise Refusal("there is no page in it that can be read: save it anew") from None
    facts = _Facts(tree)
    url = address if address.startswith(("http://", "https://")) else facts.address()
    found: Any = bare_extraction(
        tree, url=url, include_comments=False, include_tables=False, favor_precision=True
    )
    body = (found.text or "").strip() if found else ""
    if not body:
        raise Refusal("no article was found in the page: save its text, and read that")
    published = given.published or facts.published()
    return Report(
        key=url_key(url) if url else address,
        text=body,
        title=facts.named(TITLE) or (found.title or None),
        publisher=given.publisher or facts.publisher() or (found.sitename or None),
        author=facts.author() or (found.author or None),
        published=published,
        edited=facts.edited(),
        url=url,
        start=0,
        stop=len(body),
    )


def _parser() -> Any:
    from lxml import html as lxml_html

    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


class _Facts:
    """What a page says of itself: its meta elements, its JSON-LD, the dates that it shows."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.meta: dict[str, str] = {}
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            content = " ".join((element.get("content") or "").split())
            if name and content:
                self.meta.setdefault(name.lower(), content)
        self.linked = [*_json_ld(tree)]

    def named(self, names: tuple[str, ...]) -> str | None:
        return next((self.meta[name] for name in names if name in self.meta), None)

    def told(self, *names: str) -> Iterator[Any]:
        for name in names:
            for each in self.linked:
                if each.get(name):
                    yield each[name]

    def address(self) -> str | None:
        """The address that the page gives as its own."""
        for element in self.tree.iter("link"):
            target = (element.get("href") or "").strip()
            if element.get("rel") == "canonical" and target.startswith("http"):
                return urljoin(target, "") or target
        told = self.meta.get("og:url", "")
        return told if told.startswith("http") else None

    def publisher(self) -> str | None:
        for each in self.told("publisher"):
            name = each.get("name") if isinstance(each, dict) else each
            if isinstance(name, str) and name.strip():
                return name.strip()
        return self.named(OUTLET)

    def author(self) -> str | None:
        for each in self.told("author"):
            first = each[0] if isinstance(each, list) and each else each
            name = first.get("name") if isinstance(first, dict) else first
            if isinstance(name, str) and name.strip() and not name.startswith("http"):
                return name.strip()
        told = self.named(AUTHOR)
        return None if told and told.startswith("http") else told

    def published(self) -> str | None:
        """When it was published: declared in a machine's form, else as the page shows it."""
        declared = [*self.told("datePublished", "dateCreated")]
        declared += [self.meta[name] for name in PUBLISHED if name in self.meta]
        declared += [each.get("datetime") for each in self.tree.iter("time")]
        return next(filter(None, map(moment, declared)), None) or self._shown()

    def edited(self) -> str | None:
        declared = [*self.told("dateModified")]
        declared += [self.meta[name] for name in EDITED if name in self.meta]
        return next(filter(None, map(moment, declared)), None)

    def _shown(self) -> str | None:
        """The first whole day in an element that shows a date, by Khabar's own reader."""
        looked = 0
        for element in self.tree.iter():
            if not isinstance(element.tag, str) or looked >= MOST_DATED:
                continue
            named = f"{element.get('class') or ''} {element.get('id') or ''}"
            if element.tag != "time" and not DATED.search(named):
                continue
            words = " ".join(" ".join(element.itertext()).split())
            if not words or len(words) > LONGEST_DATED:
                continue
            looked += 1
            if found := shown_day(words):
                return found
        return None


def moment(told: Any) -> str | None:
    """A declared time as RFC 3339 or a day; None for what is neither.

    >>> moment("2026-11-18T09:30:00Z"), moment("Wed, 18 Nov 2026 09:30:00 GMT"), moment("18/11")
    ('2026-11-18T09:30:00Z', '2026-11-18T09:30:00+00:00', None)
    """
    if not isinstance(told, str) or not told.strip():
        return None
    words = told.strip()
    from contextlib import suppress
    from email.utils import parsedate_to_datetime

    with suppress(ValueError):
        if day(words):
            return words.replace(" ", "T", 1) if len(words) > 10 and words[10] == " " else words
    with suppress(ValueError):
        return datetime.fromisoformat(words).isoformat()
    with suppress(ValueError, TypeError, IndexError):
        return parsedate_to_datetime(words).isoformat()
    return None


def shown_day(words: str) -> str | None:
    """The whole day that a short text names, in any of the calendars and months that we read.

    >>> shown_day("الأربعاء 18 تشرين الثاني 2026")
    '2026-11-18'
    """
    from khabar.annotators.dates.rules import times
    from khabar.text.document import Document
    from khabar.text.span import Span
    from khabar.text.words import words_of

    read = times(words_of(Document(words), (Span(0, len(words)),)))
    for found in read:
        value = found.value.value[:10]
        if re.fullmatch(r"(?:19|20)\d\d-\d\d-\d\d", value):
            return value
    return None


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD that speak of an article."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            found = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        several = found if isinstance(found, list) else [found]
        for each in several:
            if isinstance(each, dict):
                graph = each.get("@graph")
                yield from (g for g in graph if _article(g)) if isinstance(graph, list) else ()
                if _article(each):
                    yield each


def _article(each: Any) -> bool:
    kinds = each.get("@type") if isinstance(each, dict) else None
    told = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and ("Article" in kind or "Posting" in kind) for kind in told)
