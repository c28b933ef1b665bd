"""What is fuzzed: each target takes bytes, and raises only where Khabar is at fault.

A `Refusal` is an answer. Whatever else is raised is a finding, and so is an input that
takes longer than its size allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib import import_module
from io import BytesIO

import khabar
from khabar.lexicon.table import rows
from khabar.sources.captured import Arrival, Capture, Failure
from khabar.sources.inlet import Given
from khabar.sources.local import MANY, WHOLE
from khabar.sources.refusal import Refusal
from khabar.text.halves import without_halves

GIVEN = Given(limit=2_000_000, seconds=5.0)
ADDRESS = "file:///fuzzed"
TABLES = (
    "attribution_words", "reporting_verbs", "source_heads", "number_words", "time_words", "months",
    "titles", "place_words", "event_triggers", "org_heads", "press", "verbs",
    "actors_states", "actors_armed", "actors_parties", "actors_people",
)  # fmt: skip
MARKS = (*"،.:؛«»“”\"()[]{}-–…؟!\n\t/%٪ـ\u200f\u200d\ufeff\u202e", "و", "ال", "40", "٢٥", "1,200",
         "3.5", "2015/8/3", "10:30", "\r\n", "1e9", "٠٠")  # fmt: skip
LONGEST = 4000
"""Characters of a text that is read whole."""


def reader(data: bytes) -> None:
    """Any letters, as an article."""
    _read(data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")[:LONGEST])


def salad(data: bytes) -> None:
    """Words of the lexicon in any order; two bytes choose a word, a high one a mark."""
    words = _words()
    chosen = []
    for at in range(0, min(len(data), 400) - 1, 2):
        first, second = data[at], data[at + 1]
        if first >= 208:
            chosen.append(MARKS[second % len(MARKS)] + ("" if first >= 244 else " "))
        else:
            chosen.append(words[(first << 8 | second) % len(words)] + " ")
    _read("".join(chosen))


@cache
def _words() -> tuple[str, ...]:
    cells = (cell for name in TABLES for row in rows(name) for cell in list(row.values())[:4])
    return tuple(sorted({word for cell in cells for word in cell.replace("|", " ").split()}))


def _read(text: str) -> None:
    """Read a text and hold the article to what every article promises."""
    from tests.test_reader import kept

    try:
        articles = khabar.read(text, "2024-02-29", "سانا", doc="d")
    except Refusal:
        return
    for article in articles:
        kept(article, without_halves(text))


def _whole(form: str) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        if not data.strip():
            return
        capture = Capture(raw=data, address=ADDRESS, method="file")
        with suppress(Refusal):
            _kept([import_module(WHOLE[form]).arrival(capture, GIVEN)])

    target.__doc__ = f"A file of the form {form}."
    return target


def _many(form: str) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        home, name = MANY[form]
        with suppress(Refusal):
            _kept(getattr(import_module(home), name)(BytesIO(data), ADDRESS, GIVEN, 0))

    target.__doc__ = f"A file of the form {form}."
    return target


def telegram(data: bytes) -> None:
    """A channel as Telegram Desktop exports it."""
    from khabar.sources.telegram import posts

    with suppress(Refusal):
        _kept(posts(Capture(raw=data, address=ADDRESS, method="file"), GIVEN))


def webanno(data: bytes) -> None:
    """A file that comes back from INCEpTION."""
    from khabar.export.webanno import read

    with suppress(ValueError):
        read(data.decode("utf-8", "replace"), "قال متحدث باسم البلدية إن الطريق مفتوح.\nانتهى 😀.")


def readings(data: bytes) -> None:
    """What ``khabar export`` and ``khabar compare`` take in."""
    from khabar.sources.readings import articles

    with suppress(Refusal):
        for _ in articles(BytesIO(data), GIVEN.limit):
            pass


def query(data: bytes) -> None:
    """What is typed into the search."""
    from khabar.store.search.query import match_of, parsed, sought

    with suppress(Refusal):
        node = parsed(data.decode("utf-8", "replace"))
        if node is not None:
            match_of(node)
            sought(node)


def opml(data: bytes) -> None:
    """A list of feeds."""
    from khabar.sources.feeds import opml as read

    with suppress(Refusal):
        read(data)


def address(data: bytes) -> None:
    """An address, its key, and the robots.txt of its host."""
    from khabar.sources.addresses import url_key
    from khabar.sources.formats import form_of

    told = data.decode("utf-8", "replace")
    assert url_key(told).startswith("url:")
    form_of(told, data)


def _kept(items: Iterable[Arrival | Failure]) -> None:
    """Take all that comes, and hold it to what the store needs."""
    from khabar.store.keeping import text_hash, writable

    for item in items:
        if isinstance(item, Failure):
            assert item.reason
            continue
        for report in map(writable, item.reports):
            assert report.key
            report.key.encode("utf-8")
            if report.text is not None:
                text_hash(report.text)
                report.text.encode("utf-8")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reader": reader,
    "salad": salad,
    "text": _whole("text"),
    "html": _whole("html"),
    "feed": _whole("feed"),
    "opml": opml,
    "jsonl": _many("jsonl"),
    "csv": _many("csv"),
    "parquet": _many("parquet"),
    "warc": _many("warc"),
    "wacz": _many("wacz"),
    "telegram": telegram,
    "pdf": _whole("pdf"),
    "docx": _whole("docx"),
    "webanno": webanno,
    "readings": readings,
    "query": query,
    "address": address,
}
