"""What a reviewer says flows on: map, stories, search, timeline, network, sheets, the reader.

نص متخيَّل / INVENTED
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from khabar.export.formats import FORMATS
from khabar.export.losses import Losses
from khabar.run.ingest import read_open
from khabar.run.leaving import leaving
from khabar.store.deciding import undo
from khabar.store.rounds import close_round, open_round
from khabar.store.store import Store, open_store
from tests.app.desk import desk, links_in

TEXT = (
    "قالت بلدية دير الزور إن مستودعاً للحبوب انهار في بلدة البصيرة يوم الخميس وقتل ثلاثة عمال. "
    "وقال متحدث باسم الدفاع المدني إن فرق الإنقاذ وصلت إلى مدينة الميادين صباح الجمعة. "
    "وذكر شهود أن انفجاراً وقع في مدينة حلب."
)
URL = "https://a.example/fall"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "desk.khabar"
    with open_store(where, who="operator") as store:
        store.keep(TEXT, url=URL, published="2026-11-20", publisher="وكالة النخيل")
        assert [*read_open(store)]
    return where


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, who="nour") as opened:
        yield opened


def statement(store: Store, words: str) -> str:
    """The id of the statement that holds these words."""
    with store.reading():
        [(_, article)] = store.articles()
    at = next(n for n, c in enumerate(article.claims) if words in c.span.of(article.text))
    return links_in(store, URL)[at]


def event(store: Store, words: str) -> str:
    [(_, article)] = store.articles()
    claim = next(c for c in article.claims if words in c.span.of(article.text))
    return claim.events[0]


def on_map(client: TestClient) -> set[str]:
    found = client.get("/map/areas").json()["features"]
    return {one["properties"]["name"] for one in found}


def sheet(store: Store, form: str) -> list[dict[str, str]]:
    """What an export of the store holds."""
    losses = Losses()
    articles = [one.article for one in leaving(store) if one.article]
    body = b"".join(FORMATS[form].write(FORMATS[form].shown(articles, losses), losses))
    return [*csv.DictReader(io.StringIO(body.decode("utf-8-sig")))]


def test_a_corrected_place_is_on_the_map_in_search_and_in_sheets(path: Path, store: Store) -> None:
    told, at = statement(store, "حلب"), event(store, "حلب")
    with desk(path) as client:
        assert "حلب" in on_map(client)
        store.review(told, "corrected", field=f"{at}.place", value="الرقة", why="heard again")
        assert "الرقة" in on_map(client)
        assert "حلب" not in on_map(client)
        listed = client.get("/map").text
        assert "the machine read:" in listed
        assert "nour" in listed
        assert client.get("/search?place=الرقة").text.count("/read/kept/") > 0
        assert "الرقة" in client.get("/timeline").text
        history = client.get(f"/review/history?at={told}&field={at}.place").text
        assert "حلب" in history
        assert "الرقة" in history
        assert "heard again" in history
    [row] = [one for one in sheet(store, "csv") if "حلب" in one["quote_ar"]]
    assert row["places"] == "الرقة"
    assert "nour" in row["reviewed_by"]
    assert "→ الرقة" in row["corrections"]
    code = "Explosions/Remote violence / Remote explosive/landmine/IED"
    store.review(told, "corrected", field=f"{at}.acled", value=code)
    store.review(told, "corrected", field=f"{at}.killed", value="4-6")
    [row] = sheet(store, "acled")
    assert (row["event_type"], row["sub_event_type"]) == tuple(code.split(" / "))
    assert row["location"] in ("الرقة", "Raqqa", "Ar Raqqah", "Ar-Raqqah")
    assert (row["fatalities_low"], row["fatalities_high"]) == ("4", "6")
    assert "place corrected" in row["needs_person"]


def test_of_places_of_one_name_one_is_chosen_by_its_id(path: Path, store: Store) -> None:
    from khabar.lexicon.gazetteer import gazetteer
    from khabar.text.view import fold

    first, second = gazetteer().named(fold("الوادي"))[:2]
    told, at = statement(store, "حلب"), event(store, "حلب")
    with desk(path) as client:
        for one in (first, second):
            store.review(told, "corrected", field=f"{at}.place", value=f"الوادي [{one.id}]")
            middles = [
                f["properties"]["middle"] for f in client.get("/map/areas").json()["features"]
            ]
            assert [one.lon, one.lat] in middles


def test_corrected_source_actor_time_and_toll_flow_on(path: Path, store: Store) -> None:
    told, at = statement(store, "ثلاثة عمال"), event(store, "ثلاثة عمال")
    fields = {
        "source": "غرفة التجارة",
        "named": "yes",
        f"{at}.time": "2026-11-17",
        f"{at}.actor": "شركة السهل الأخضر",
    }
    for name, value in fields.items():
        store.review(told, "corrected", field=name, value=value)
    with desk(path) as client:
        assert "غرفة التجارة" in client.get("/network").text
        assert client.get("/search?source=غرفة+التجارة").text.count("/read/kept/") > 0
        days = client.get("/map?since=2026-11-17&until=2026-11-17").text
        assert "دير الزور" in days or "البصيرة" in days
        assert client.get("/search?actor=شركة+السهل+الأخضر").status_code == 200
        address = re.search(r'href="(/read/kept/[^"?#]+)', client.get("/search?q=مستودع").text)
        assert address
        page = client.get(address[1]).text
        assert "غرفة التجارة" in page
        assert "the machine read:" in page
    [row] = [one for one in sheet(store, "csv") if "ثلاثة عمال" in one["quote_ar"]]
    assert row["source"] == "غرفة التجارة"
    assert "2026-11-17" in row["times"]
    assert "شركة السهل الأخضر" in row["actors"]


def test_a_rejected_reading_leaves_map_and_counts_and_is_shown_as_rejected(
    path: Path, store: Store
) -> None:
    told = statement(store, "حلب")
    with desk(path) as client:
        address = re.search(r'href="(/read/kept/[^"?#]+)', client.get("/search?q=انفجار").text)
        assert address
        before = client.get(address[1]).text
        store.review(told, "rejected", why="no such thing is said")
        assert "حلب" not in on_map(client)
        after = client.get(address[1]).text
        assert "Reading rejected" in after
        assert counted(after) == counted(before) - 1
        assert "حلب" not in client.get("/network").text
        assert "Nothing here meets" in client.get("/map?place=حلب").text
        assert not client.get("/api/v1/search?place=حلب").json()["hits"]
        number = last(store)
        with store.writing() as writing:
            undo(writing, number)
        assert "حلب" in on_map(client)
    losses = Losses()
    store.review(told, "rejected")
    articles = [one.article for one in leaving(store) if one.article]
    b"".join(FORMATS["geojson"].write(FORMATS["geojson"].shown(articles, losses), losses))
    assert any("rejected" in line for line in losses.lines())
    [row] = [one for one in sheet(store, "csv") if "حلب" in one["quote_ar"]]
    assert row["reading"] == "rejected"


def counted(page: str) -> int:
    found = re.search(r"([0-9]+) statements?", page)
    assert found
    return int(found[1])


def last(store: Store) -> int:
    from khabar.store.reviews import last_of

    with store.reading() as connection:
        found = last_of(connection, store.who)
    assert found
    return found[0]


def test_a_missed_statement_is_searched_and_counted_in_the_network(
    path: Path, store: Store
) -> None:
    from khabar.store.deciding import add_missed
    from khabar.store.naming import document

    with store.writing() as writing:
        which = document(writing.connection, URL).id
        [version] = [v.id for v, _ in store.articles()]
        start = TEXT.index("فرق الإنقاذ")
        add_missed(
            writing, which, version, (start, start + 30),
            {"source": "قائد فرق الإنقاذ", "source_kind": "person", "named": "no"},
        )  # fmt: skip
    with desk(path) as client:
        assert "قائد فرق الإنقاذ" in client.get("/network").text
        assert client.get("/api/v1/search", params={"source": "قائد فرق الإنقاذ"}).json()["hits"]


def test_merged_and_split_statements_stand_once(path: Path, store: Store) -> None:
    from khabar.record.corrected import standing

    links = links_in(store, URL)
    before = standing(next(one.article for one in leaving(store) if one.article))
    store.review(links[0], "merged", others=[links[1]])
    merged = standing(next(one.article for one in leaving(store) if one.article))
    assert len(merged.claims) == len(before.claims) - 1
    assert {e.id for e in merged.events} == {e.id for e in before.events}
    first = next(one for one in merged.claims if one.id == before.claims[0].id)
    assert set(before.claims[1].events) <= set(first.events)
    last_link = links[-1]
    span = before.claims[-1].span
    middle = TEXT.index("انفجارا")
    store.review(last_link, "split", others=[f"{span.start}-{middle}", f"{middle}-{span.stop}"])
    split = standing(next(one.article for one in leaving(store) if one.article))
    assert len(split.claims) == len(merged.claims) + 1
    assert before.claims[-1].id not in {one.id for one in split.claims}


def test_nobody_learns_from_a_list_what_another_said_in_a_blind_round(
    path: Path, store: Store
) -> None:
    told, at = statement(store, "حلب"), event(store, "حلب")
    with store.writing() as writing:
        open_round(writing, "first", ["nour", "huda"], [told])
    store.review(told, "corrected", field=f"{at}.place", value="الرقة")
    store.review(told, "corrected")
    with open_store(path, who="huda") as other:
        from khabar.store.search.filters import Filters

        assert not other.search("", Filters(place="الرقة")).hits
        assert other.search("", Filters(place="حلب")).hits
        with other.writing() as writing:
            close_round(writing, "first")
        assert other.search("", Filters(place="الرقة")).hits


def test_a_rebuild_derives_the_same(path: Path, store: Store) -> None:
    from khabar.store.search.filters import Filters

    told, at = statement(store, "حلب"), event(store, "حلب")
    store.review(told, "corrected", field=f"{at}.place", value="الرقة")
    assert [*store.rebuild()]
    assert store.search("", Filters(place="الرقة")).hits
    assert not store.search("", Filters(place="حلب")).hits
