"""What a person hands in, read: words, the bytes of a file, or what an address answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module

import msgspec

from khabar.app.web.i18n import N_
from khabar.app.web.loading import word_lists
from khabar.app.web.settings import Settings
from khabar.app.web.shelf import Shelf, Shelved
from khabar.published import day
from khabar.readings.article import Article
from khabar.run.reading import read_version
from khabar.sources.captured import Arrival, Capture, Failure, Report
from khabar.sources.formats import OPENING, form_of
from khabar.sources.inlet import Given
from khabar.sources.plain import keyed_by_text, pieces
from khabar.sources.refusal import Refusal
from khabar.store.readings import Unread
from khabar.store.store import Store

MOST_ARTICLES = 200
"""Articles of one input that the desk reads at once; a store takes more."""

EMPTY = N_("There is nothing to read: paste a text, choose a file or give an address.")
TOO_LARGE = N_(
    "It is larger than this desk reads at once: cut it up, or give the file to khabar ingest."
)
TOO_MANY = N_(
    "It holds more articles than this desk reads at once: give the file to khabar ingest."
)
NO_FETCHING = N_("This desk asks for no address: save the page and drop the file.")
NO_DAY = N_("That is no day of publication: write it as 2026-11-20.")
NOT_THERE = N_("The page is not there any more: look for it in an archive, and give that address.")
BARRED = N_("This text was erased from the store for good, and is not kept again.")


class Turned(Exception):
    """An input is turned away: a sentence of the catalogue."""


def pasted(text: str, settings: Settings, published: str, publisher: str) -> tuple[Arrival, ...]:
    """The articles of pasted words. Line ends are those of a file, not of a form."""
    plain = text.replace("\r\n", "\n")
    raw = plain.encode("utf-8", "surrogatepass")
    if not plain.strip():
        raise Turned(EMPTY)
    if len(raw) > settings.most:
        raise Turned(TOO_LARGE)
    whole = Report(
        key="pasted", local=True, text=plain, published=published or None,
        publisher=publisher or None,
    )  # fmt: skip
    capture = Capture(raw=raw, address="pasted", method="call", encoding="utf-8")
    cut = pieces(whole, single=False)
    return (Arrival(capture=capture, reports=tuple(keyed_by_text(one) for one in cut)),)


def dropped(
    name: str, raw: bytes, settings: Settings, published: str, publisher: str
) -> tuple[Arrival, ...]:
    """The articles of a file: text, a saved page, PDF, DOCX, a Telegram export."""
    if not raw.strip():
        raise Turned(EMPTY)
    form = form_of(name, raw[:OPENING])
    if len(raw) > settings.most * (1 if form == "text" else 4):
        raise Turned(TOO_LARGE)
    shown = name.replace("\\", "/").rpartition("/")[2][:200] or "file"
    capture = Capture(raw=raw, address=f"dropped:{shown}", method="call")
    return _whole(form, capture, settings, published, publisher)


def fetched(url: str, settings: Settings, published: str, publisher: str) -> tuple[Arrival, ...]:
    """The article that an address answers with; private networks are refused below."""
    from khabar.sources.pages import page

    if not settings.fetches:
        raise Turned(NO_FETCHING)
    answer = page(url.strip(), _given(settings, published, publisher, seconds=15.0))
    if isinstance(answer, Failure):
        raise Refusal(answer.reason)
    if not any(report.text for report in answer.reports):
        raise Turned(NOT_THERE)
    return (answer,)


def _whole(
    form: str, capture: Capture, settings: Settings, published: str, publisher: str
) -> tuple[Arrival, ...]:
    from khabar.sources.local import WHOLE

    given = _given(settings, published, publisher)
    if form == "telegram":
        posts = import_module("khabar.sources.telegram").posts(capture, given)
        found = tuple(post for post in posts if isinstance(post, Arrival))
    elif form in WHOLE:
        found = (import_module(WHOLE[form]).arrival(capture, given),)
    else:
        raise Turned(TOO_MANY)
    return tuple(msgspec.structs.replace(a, reports=_known(a.reports)) for a in found)


def _known(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """Reports known by what they say, unless they tell an address: a file's name is no key."""
    return tuple(keyed_by_text(one) if one.local or not one.url else one for one in reports)


def _given(settings: Settings, published: str, publisher: str, seconds: float = 30.0) -> Given:
    return Given(
        publisher=publisher or None, published=published or None, limit=settings.most * 4,
        seconds=seconds,
    )  # fmt: skip


def checked(published: str) -> str:
    """A day of publication as it was typed, digits of any script; what is none is turned away."""
    told = "".join(str(int(c)) if c.isdecimal() else c for c in published.strip())
    try:
        day(told)
    except ValueError:
        raise Turned(NO_DAY) from None
    return told


def shelved(shelf: Shelf, arrivals: tuple[Arrival, ...], settings: Settings) -> Shelved:
    """Read what arrived and put it on the shelf; the same input has the same key."""
    reports = [(a.capture, r) for a in arrivals for r in a.reports if r.text and r.text.strip()]
    if not reports:
        raise Turned(EMPTY)
    if len(reports) > MOST_ARTICLES:
        raise Turned(TOO_MANY)
    if sum(len(r.text or "") for _, r in reports) > settings.most:
        raise Turned(TOO_LARGE)
    key = shelf.key(*(msgspec.json.encode(_marked(r)).decode() for _, r in reports))
    held = shelf.get(key)
    if held is not None:
        return held
    seen = datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    raw = arrivals[0].capture.raw
    word_lists()
    made = Shelved(
        key=key,
        arrivals=arrivals,
        articles=tuple(_articles(reports, seen)),
        seen=seen,
        raw_sha256=sha256(raw).hexdigest() if raw else "",
        size=sum(len(r.text or "") for _, r in reports) + len(raw or b""),
    )
    shelf.put(made)
    return made


def _marked(report: Report) -> Report:
    """A report without what a lone surrogate would keep from being written."""
    text = (report.text or "").encode("utf-8", "replace").decode()
    return msgspec.structs.replace(report, text=text)


def _articles(reports: list[tuple[Capture, Report]], seen: str) -> Iterator[Article]:
    for number, (_, report) in enumerate(reports, start=1):
        version = Unread(
            0, 0, f"text{number}", report.text or "", report.title, report.publisher,
            report.publisher_id, report.author, report.published, report.url, seen, report.via,
        )  # fmt: skip
        article = read_version(version)
        yield msgspec.structs.replace(article, published=report.published or article.published)


def described(held: Shelved, number: int, published: str, publisher: str) -> tuple[Arrival, ...]:
    """The same arrivals with the day and outlet of article ``number`` (from 1) as a person gave.

    Where an input holds several articles without either, all that lack it are given it.
    """
    told = published or None, publisher or None
    at = 0
    made = []
    for arrival in held.arrivals:
        reports = []
        for report in arrival.reports:
            at += bool(report.text and report.text.strip())
            mine = at == number
            day_of = told[0] if mine or not report.published else report.published
            outlet = told[1] if mine or not report.publisher else report.publisher
            reports.append(
                msgspec.structs.replace(
                    report,
                    published=day_of or report.published,
                    publisher=outlet or report.publisher,
                )
            )
        made.append(msgspec.structs.replace(arrival, reports=tuple(reports)))
    return tuple(made)


def kept(store: Store, held: Shelved, number: int) -> str:
    """Keep what is held in the store, with its readings; the name of article ``number``'s
    document and its version, as ``<name>/<version>``."""
    from khabar.run.ingest import read_open

    answers = store.arrivals(held.arrivals)
    found = [one for answer in answers if not isinstance(answer, Failure) for one in answer]
    for _ in read_open(store):
        pass
    readable = [one for one in found if one.document]
    if not 0 < number <= len(readable):
        raise Turned(BARRED)
    return f"{readable[number - 1].document}/{readable[number - 1].version}"
