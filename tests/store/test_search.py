from contextlib import suppress

import pytest
from sqlalchemy import select

from khabar.lexicon.stems import stem
from khabar.run.ingest import read_open
from khabar.sources.refusal import Refusal
from khabar.store.cases import restrict
from khabar.store.search.filters import Filters
from khabar.store.search.query import parsed
from khabar.store.store import Store, open_store
from khabar.store.tables import documents
from tests.command import khabar
from tests.store.conftest import ENGINES, place_on
from tests.store.texts import MARKET, OPEN

CONVOY = (
    "أفاد مصدر أمني لوكالة النخيل بأن قوّاتٍ من حرس الوادي انتشرت شمال مدينة الحسكة "
    "يوم 14 تشرين الثاني، وقال شهود إن رتلاً ضم 40 شاحنة عبر الطريق."
)
FORCES = "أعلنت قناة التلال السبع أن مهمة وللقوات المنتشرة قرب حلب ستنتهي الأسبوع المقبل."
GUARDS = "نقلت صدى الوادي عن حرس المدينة أن القوات عادت إلى ثكناتها في الحسكة دون حوادث."


@pytest.fixture(scope="module", params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("search")
    with (
        pytest.MonkeyPatch.context() as patch,
        open_store(place_on(request, folder, patch)) as opened,
    ):
        reports = {"open": OPEN, "market": MARKET, "convoy": CONVOY, "forces": FORCES}
        for number, (name, report) in enumerate(reports.items()):
            opened.keep(
                report,
                url=f"https://a.example/{name}",
                publisher="صدى الوادي" if number % 2 else "وكالة النخيل",
                published=f"2026-11-{15 + number}",
            )
        opened.keep(GUARDS, url="https://a.example/guards", published="2026-12-01")
        assert [*read_open(opened)]
        yield opened


def names(store: Store, query: str = "", **filters: str) -> set[str]:
    found = store.search(query, Filters(**filters))
    assert found.total == len(found.hits)
    return {(hit.url or "").rpartition("/")[2] for hit in found.hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("القوات", {"convoy", "forces", "guards"}),
        ("قوات", {"convoy", "forces", "guards"}),
        ("وللقوات", {"convoy", "forces", "guards"}),
        ("الحسكه", {"convoy", "guards"}),
        ("بالحسكة", {"convoy", "guards"}),
        ("تاجر", {"market"}),
        ("القوات -الحسكة", {"forces"}),
        ("القوات NOT (الحسكة OR حلب)", set()),
        ("تاجر | ثكنات", {"market", "guards"}),
        ("(تاجر OR ثكنات) AND سوق", {"market"}),
        ('"حرس الوادي"', {"convoy"}),
        ("«حرس المدينة»", {"guards"}),
        ('"الوادي حرس"', set()),
        ('="القوات"', {"guards"}),
        ("=وللقوات", {"forces"}),
        ("ثكن*", {"guards"}),
        ("40", {"market", "convoy"}),
        ("٤٠", {"market", "convoy"}),
        ("غزالة", set()),
    ],
)
def test_a_query_finds(store: Store, query: str, found: set[str]) -> None:
    assert names(store, query) == found


@pytest.mark.parametrize("query", ["-القوات", "(القوات", "القوات)", "((((", "ا " * 80])
def test_a_query_that_cannot_be_meant_is_a_sentence(store: Store, query: str) -> None:
    with pytest.raises(Refusal):
        store.search(query)


@pytest.mark.parametrize(
    "query",
    ['"', "*", "AND", "OR", "NOT", "'; DROP TABLE words; --", "NEAR(", "a:b", "^", "\x00", "="],
)
def test_any_query_is_survived(store: Store, query: str) -> None:
    with suppress(Refusal):
        store.search(query)


def test_marks_lie_on_the_letters_as_printed(store: Store) -> None:
    [hit] = [h for h in store.search("قوات").hits if (h.url or "").endswith("convoy")]
    assert [place.of(CONVOY) for place in hit.snippet.marks] == ["قوّاتٍ"]
    assert hit.snippet.span.of(CONVOY) == hit.snippet.text


def test_filters_hold_in_one_statement(store: Store) -> None:
    assert "market" in names(store, voice="attributed")
    assert names(store, publisher="وكالة النخيل") == {"open", "convoy"}
    assert "convoy" in names(store, source="مصدر أمني")
    assert names(store, "القوات", published_since="2026-12-01") == {"guards"}
    assert names(store, "القوات", published_until="2026-11-30") == {"convoy", "forces"}
    assert "convoy" in names(store, since="2026-11-14", until="2026-11-14", place="الحسكة")
    assert "convoy" in names(store, place="سوريا")
    assert "convoy" in names(store, place="الحسكة", within_km=5)  # type: ignore[arg-type]
    assert "convoy" not in names(store, place="حلب", within_km=5)  # type: ignore[arg-type]
    assert names(store, actor="لا أحد") == set()


def test_a_filter_that_is_none_is_a_sentence(store: Store) -> None:
    for told in ({"factuality": "CT"}, {"voice": "x"}, {"since": "14/11"}, {"case": "none"}):
        with pytest.raises(Refusal):
            store.search("", Filters(**told))


def test_facets_count_the_hits(store: Store) -> None:
    found = store.search("القوات", facets=5)
    assert dict(found.facets["publisher"])["وكالة النخيل"] == 1
    assert all(1 <= n <= found.total for values in found.facets.values() for _, n in values)


def test_the_newest_version_is_searched_and_the_older_on_demand(place: str) -> None:
    with open_store(place) as store:
        store.keep("سقط سبعة جرحى في السوق.", url="https://a.example/1")
        store.keep("سقط تسعة جرحى في السوق.", url="https://a.example/1")
        assert store.search("سبعة").total == 0
        assert store.search("سبعة", all_versions=True).total == 1
        [hit] = store.search("تسعة").hits
        assert (hit.version, hit.versions) == (2, 2)


def test_the_command_shows_marks_and_facets(store: Store) -> None:
    answer = khabar("search", "القوات", "--store", store.address, "--facets", "3")
    assert "3 found" in answer.out
    assert "[القوات]" in answer.out
    assert "publisher: " in answer.out
    assert khabar("search", "(", "--store", store.address).code == 1
    assert khabar("search", "x", "--store", store.address, "--format", "json").out.startswith("{")


@pytest.mark.parametrize(
    ("forms"),
    [
        "القوات وللقوات قوات بقواتهم",
        "الحسكة الحسكه بالحسكة",
        "المدنيين مدنيون للمدنيين",
        "لبنان للبنان",
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    from khabar.text.view import fold

    assert len({stem(fold(form)) for form in forms.split()}) == 1


def test_no_word_is_no_query() -> None:
    assert parsed("  ") is None
    assert parsed("…") is None


def test_a_query_that_finds_nearly_everything_is_shown_latest_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.store.search import find

    ranked = store.search("قوات", facets=3)
    monkeypatch.setattr(find, "MOST_RANKED", 1)
    broad = store.search("قوات")
    assert broad.total == ranked.total == 3
    assert broad.hits[0].url == "https://a.example/guards"
    assert {hit.url for hit in broad.hits} == {hit.url for hit in ranked.hits}
    counted = store.search("قوات", facets=3)
    assert (counted.total, counted.counted) == (3, 3)
    assert counted.facets == ranked.facets
    assert names(store, "قوات", publisher="وكالة النخيل") == {"convoy"}
    assert names(store, "القوات", voice="attributed", source="مصدر أمني") == {"convoy"}


def test_values_are_counted_in_some_of_very_many_hits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.store.search import facets, find

    monkeypatch.setattr(facets, "MOST_LOOKED", 1)
    monkeypatch.setattr(facets, "ENOUGH", 2)
    few = store.search("قوات", facets=3)
    monkeypatch.setattr(find, "MOST_RANKED", 1)
    some = store.search("قوات", facets=3)
    for found in (few, some):
        assert found.total == 3
        assert 0 < found.counted < 3
        assert found.facets["voice"]


def test_what_is_broad_leaves_out_older_versions_and_the_hidden(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.store.search import find

    with open_store(place, who="نور") as store:
        for number in range(6):
            store.keep(f"الطريق {number} مفتوح.", url=f"https://a.example/{number}")
        store.keep("الطريق 5 مغلق.", url="https://a.example/5")
        [secret] = store.search("الطريق 4").hits
        with store.writing() as writing:
            which = select(documents.c.id).where(documents.c.name == secret.document)
            number = writing.connection.execute(which).scalar_one()
            restrict(writing, number, restricted=True, embargo_until=None, reason="مصدر")
        ranked = store.search("الطريق", facets=2)
        every = store.search("الطريق", all_versions=True)
        monkeypatch.setattr(find, "MOST_RANKED", 1)
        broad = store.search("الطريق", facets=2)
        assert broad.total == ranked.total == len(broad.hits) == 5
        assert {hit.document for hit in broad.hits} == {hit.document for hit in ranked.hits}
        assert store.search("الطريق", all_versions=True).total == every.total == 6


def test_days_that_one_statement_spans_are_found_from_either_end(place: str) -> None:
    with open_store(place) as store:
        store.keep(
            "قالت البلدية إن الطريق أغلق في آذار 2026.",
            url="https://a.example/span", published="2026-04-10",
        )  # fmt: skip
        store.keep(
            "قالت البلدية إن الطريق أغلق يوم 5 آذار 2026.",
            url="https://a.example/day", published="2026-04-10",
        )  # fmt: skip
        assert [*read_open(store)]
        for bounds, found in (
            ({"since": "2026-03-04", "until": "2026-03-06"}, {"span", "day"}),
            ({"since": "2026-03-08", "until": "2026-03-31"}, {"span"}),
            ({"until": "2026-03-03"}, {"span"}),
            ({"since": "2026-03-05"}, {"span", "day"}),
            ({"since": "2026-03-06"}, {"span"}),
            ({"since": "2026-04-01"}, set()),
        ):
            assert names(store, **bounds) == found, bounds
            assert names(store, "الطريق", voice="attributed", **bounds) == found, bounds
            assert names(store, source="البلدية", **bounds) == found, bounds
