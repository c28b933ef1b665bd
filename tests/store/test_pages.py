import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from khabar.run import ingest as running
from khabar.run.ingest import ingest
from khabar.run.inlets import inlets
from khabar.run.watch import Watch
from khabar.sources import fetch as fetching
from khabar.sources import pages as asking
from khabar.sources.captured import Failure
from khabar.sources.feeds import opml
from khabar.sources.fetch import fetch
from khabar.sources.html import moment, shown_day
from khabar.sources.inlet import Given
from khabar.sources.refusal import Refusal
from khabar.store.keeping import Kept
from khabar.store.store import Store, open_store
from tests.command import khabar
from tests.store.site import Answer, Site, page, served

BODY = (
    "أفاد مصدر محلي لوكالة النخيل بأن أربعين تاجراً عادوا إلى سوق الوادي صباح الثلاثاء.\n"
    "ونفت بلدية الوادي وقوع أي أضرار في السوق، وقالت إن العمل فيه عاد إلى طبيعته.\n"
    "وأضاف المصدر أن شاحنات الخضار وصلت تباعاً إلى بوابة السوق، وأن الأسعار استقرت."
)
WHOLE = f"سوق الوادي يستأنف العمل\n{BODY}"
"""The headline stands in the article, and stays in its text."""

SHORT = Given(seconds=5, limit=200_000)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(fetching, "TRUSTED", frozenset({"127.0.0.1"}))
    monkeypatch.setattr(asking, "BETWEEN", 0.0)
    with served() as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.khabar") as opened:
        yield opened


def kept(store: Store, *urls: str, given: Given = SHORT) -> list[Kept | Failure]:
    answers = [answer for _, answer in ingest(store, [*inlets(urls, given)], "ingest")]
    return [answer if isinstance(answer, Failure) else answer[0] for answer in answers]


def row(store: Store, which: str) -> dict[str, object]:
    with store.reading() as connection:
        return dict(connection.execute(text(which)).mappings().one())


def test_a_page_is_its_article_with_what_it_says_of_itself(site: Site, store: Store) -> None:
    head = (
        '<meta property="article:published_time" content="2026-11-17T09:30:00+03:00">'
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"author": {"name": "نور السالم"}, "dateModified": "2026-11-18T10:00:00Z"}</script>'
    )
    site.put("/old", status=301, Location="/1?a=1#top")
    site.put("/1?a=1", page(BODY, head=head), ETag='"x"')
    [answer] = kept(store, site.address + "/old")
    assert isinstance(answer, Kept)
    assert answer.outcome == "new"
    version = row(store, "SELECT * FROM versions JOIN texts ON sha256 = versions.text")
    assert version["title"] == "سوق الوادي يستأنف العمل"
    assert version["publisher"] == "صدى الوادي"
    assert version["author"] == "نور السالم"
    assert version["published"] == "2026-11-17T09:30:00+03:00"
    assert version["edited"] == "2026-11-18T10:00:00Z"
    assert version["text"] == WHOLE
    capture = row(store, "SELECT * FROM captures JOIN blobs ON sha256 = blob")
    assert capture["bytes"] == page(BODY, head=head)
    assert capture["address"] == site.address + "/old"
    assert capture["redirects"] == f'["{site.address}/old"]'
    assert capture["status"] == 200
    assert '"x"' in str(capture["headers"]).replace("\\", "")
    assert str(capture["fetched"]).endswith("Z")
    assert str(capture["tool"]).startswith("khabar ")


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("الأربعاء 18 تشرين الثاني 2026 - 14:05", "2026-11-18"),
        ("نُشر في: ١٨ نوفمبر ٢٠٢٦", "2026-11-18"),
        ("16 جانفي 2023", "2023-01-16"),
        ("آخر تحديث أمس", None),
    ],
)
def test_a_shown_date_is_read_by_our_own_reader(
    site: Site, store: Store, shown: str, day: str | None
) -> None:
    kept(store, site.put("/1", page(BODY, shown=shown)))
    assert row(store, "SELECT published FROM versions")["published"] == day
    assert shown_day(shown) == day


def test_a_declared_moment_in_any_of_its_forms() -> None:
    assert moment("2026-11-18 09:30:00+03:00") == "2026-11-18T09:30:00+03:00"
    assert moment("18/11/2026") is None
    assert moment(17) is None


def test_other_encodings_and_packing_are_undone_and_the_bytes_kept(
    site: Site, store: Store
) -> None:
    markup = page(BODY).decode().replace("utf-8", "windows-1256").encode("cp1256")
    kept(store, site.put("/1", markup))
    raw = gzip.compress(page(BODY))
    kept(store, site.put("/2", raw, Content_Encoding="gzip"))
    with store.reading() as connection:
        texts = connection.execute(text("SELECT text FROM texts")).scalars().all()
        blobs = connection.execute(text("SELECT bytes FROM blobs")).scalars().all()
    assert texts == [WHOLE]
    assert {*blobs} == {markup, raw}


def test_the_quiet_edit_and_the_page_that_goes(site: Site, store: Store) -> None:
    url = site.put("/1", page(BODY))
    assert [a.outcome for a in kept(store, url)] == ["new"]
    assert [a.outcome for a in kept(store, url)] == ["same"]
    site.put("/1", page(BODY.replace("أربعين", "خمسين")))
    assert [a.outcome for a in kept(store, url)] == ["changed"]
    site.put("/1", status=410)
    assert [a.outcome for a in kept(store, url)] == ["gone"]
    assert [a.outcome for a in kept(store, url)] == ["same"]
    site.put("/1", page(BODY))
    assert [(a.outcome, a.version) for a in kept(store, url)] == [("back", 4)]
    answer = khabar("show", url, "--store", store.path, "--diff")
    assert "version 3: gone" in answer.out
    assert "HTTP 410" in answer.out
    assert "[-أربعين-]{+خمسين+}" in answer.out
    assert store.verify().whole


def test_a_failure_is_a_row_with_its_reason_and_the_rest_goes_on(site: Site, store: Store) -> None:
    site.put("/loop", status=302, Location="/loop")
    urls = [
        site.address + "/never",
        site.put("/error", status=500),
        site.address + "/loop",
        site.put("/big", page(BODY) + b" " * 300_000),
        site.put("/empty", b"<html><body></body></html>"),
        site.put("/bomb", gzip.compress(b"x" * 50_000_000), Content_Encoding="gzip"),
        site.put("/good", page(BODY)),
    ]
    answers = kept(store, *urls)
    assert [isinstance(answer, Failure) for answer in answers] == [True] * 6 + [False]
    with store.reading() as connection:
        rows = connection.execute(text("SELECT address, reason FROM failures ORDER BY id")).all()
    assert [row.address for row in rows] == urls[:6]
    told = " ".join(row.reason for row in rows)
    for word in ("404", "500", "redirects", "larger", "no article", "unpacked"):
        assert word in told


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1:8080/x",
        "http://169.254.169.254/latest", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/", "http://100.64.0.1/", "http://user:pw@example.org/", "ftp://a.example/",
        "http://a.example:99999/", "http:///x", "http://[fe80::1]/", "http://2130706433/",
    ],
)  # fmt: skip
def test_private_and_broken_addresses_are_refused(url: str) -> None:
    with pytest.raises(Refusal):
        fetch(url, limit=1000, seconds=2)


def test_a_redirect_into_a_private_network_is_refused(site: Site) -> None:
    url = site.put("/out", status=302, Location="http://10.0.0.1/secret")
    with pytest.raises(Refusal, match="private"):
        fetch(url, limit=1000, seconds=2)


def test_a_slow_page_is_given_up() -> None:
    import socket

    with socket.socket() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(fetching, "TRUSTED", frozenset({"127.0.0.1"}))
        server.bind(("127.0.0.1", 0))
        server.listen()
        with pytest.raises(Refusal):
            fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", limit=1000, seconds=0.3)


def test_a_proxy_is_asked_and_no_name_is_looked_up_here(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> None:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(fetching, "_address", none)
    site.answers["http://paper.example/1"] = Answer(page(BODY))
    found = fetch("http://paper.example/1", limit=100_000, seconds=5, proxy=site.address)
    assert found.status == 200
    assert site.asked[0][0] == "http://paper.example/1"
    with pytest.raises(Refusal, match="private"):
        fetch("http://10.0.0.1/", limit=1000, seconds=2, proxy=site.address)
    with pytest.raises(Refusal, match="no proxy"):
        fetch("http://paper.example/1", limit=1000, seconds=2, proxy="ftp://x")


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>صدى الوادي</title>
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>{link}</link>
<pubDate>Tue, 17 Nov 2026 08:00:00 GMT</pubDate><description>{text}</description></item>"""


def feed(*links: str, text: str = "") -> bytes:
    items = "".join(ITEM.format(title="عنوان", link=link, text=text) for link in links)
    return RSS.format(items=items).encode()


class Hours:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 20, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def watching(store: Store, *feeds: str) -> list[str]:
    watch = Watch(store, SHORT, timedelta(hours=1), timedelta(hours=24))
    told = []
    for answer in watch.round(feeds):
        told.append("failed" if isinstance(answer, Failure) else answer[0].outcome)
    return told


def test_a_feed_is_followed_politely(site: Site, tmp_path: Path) -> None:
    clock = Hours()
    pages = [site.put(f"/{n}", page(f"{BODY}\nالرقم {n}."), ETag=f'"{n}"') for n in range(3)]
    rss = site.put("/rss", feed(*pages), ETag='"f"', Content_Type="application/rss+xml")
    site.put("/robots.txt", b"User-agent: *\nDisallow: /2\n", Content_Type="text/plain")
    with open_store(tmp_path / "a.khabar", clock=clock) as store:
        assert sorted(watching(store, rss)) == ["failed", "new", "new"]
        assert site.count("/2") == 0
        assert site.most_at_once == 1
        assert row(store, "SELECT published FROM versions LIMIT 1")["published"] == (
            "2026-11-17T08:00:00Z"
        )
        asked = len(site.asked)
        assert watching(store, rss) == []
        assert len(site.asked) == asked, "nothing was due"
        clock.at += timedelta(hours=2)
        assert watching(store, rss) == []
        assert site.asked[-1][1].get("If-None-Match") == '"f"'
        clock.at += timedelta(hours=30)
        site.put("/0", page(BODY + "\nعُدّل الخبر لاحقاً."), ETag='"new"')
        site.put("/1", status=404)
        assert sorted(watching(store, rss)) == ["changed", "gone"]


def test_a_feed_that_fails_is_left_alone_longer_each_time(site: Site, tmp_path: Path) -> None:
    clock = Hours()
    site.put("/robots.txt", b"", status=404)
    url = site.put("/rss", status=503, Retry_After="7200")
    with open_store(tmp_path / "a.khabar", clock=clock) as store:
        assert watching(store, url) == ["failed"]
        clock.at += timedelta(hours=1)
        assert watching(store, url) == []
        clock.at += timedelta(hours=1, minutes=1)
        assert watching(store, url) == ["failed"]


def test_a_page_that_failed_is_asked_again_though_its_feed_has_nothing_new(
    site: Site, tmp_path: Path
) -> None:
    clock = Hours()
    site.put("/robots.txt", b"", status=404)
    link = site.put("/1", status=500)
    rss = site.put("/rss", feed(link), ETag='"f"')
    with open_store(tmp_path / "a.khabar", clock=clock) as store:
        assert watching(store, rss) == ["failed"]
        site.put("/1", page(BODY))
        clock.at += timedelta(hours=2)
        assert watching(store, rss) == ["new"]


def test_the_watch_command(site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", b"", status=404)
    rss = site.put("/rss", feed(site.put("/1", page(BODY))))
    lists = tmp_path / "feeds.opml"
    lists.write_text(f'<opml><body><outline xmlUrl="{rss}"/></body></opml>', "utf-8")
    answer = khabar("watch", lists, "--once", "--store", tmp_path / "a.khabar")
    assert answer.code == 0, answer.err
    assert "1 new" in answer.out
    lists.write_text("nothing", "utf-8")
    assert khabar("watch", lists, "--once", "--store", tmp_path / "a.khabar").code == 1


def test_a_list_of_feeds_that_is_none() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "x">]><opml><outline xmlUrl="https://a.example/&b;"/></opml>'
    assert all("example" in url for url in opml(bomb))
    with pytest.raises(Refusal):
        opml(b"<opml><body>")


def test_a_stopped_run_over_pages_asks_only_for_what_is_left(
    site: Site, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "BATCH", 2)
    urls = [site.put(f"/{n}", page(f"{BODY}\nالرقم {n}.")) for n in range(5)]
    urls.insert(1, site.address + "/never")
    stopped = ingest(store, [*inlets(urls, SHORT)], "ingest")
    next(stopped)
    stopped.close()
    assert site.count("/0") == 1
    assert len([*ingest(store, [*inlets(urls, SHORT)], "ingest")]) == 4
    assert [site.count(f"/{n}") for n in (0, 4)] == [1, 1]
    assert site.count("/never") == 1
    assert len([*ingest(store, [*inlets(urls, SHORT)], "ingest")]) == 6
    assert site.count("/0") == 2
