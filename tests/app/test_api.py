"""The API: the verbs of the command line, in pages, under ETags, with problems for failures."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient

from khabar.readings.article import Article
from khabar.store.store import open_store
from tests.app.desk import FIRST, SECOND, desk, filled, links
from tests.store.texts import MARKET, OPEN

API = "/api/v1"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("api") / "a.khabar"
    filled(path)
    return path


@pytest.fixture
def store(original: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copyfile(original, tmp_path / "a.khabar"))


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    with desk(store) as asked:
        yield asked


def test_a_text_is_read_as_the_command_reads_it(client: TestClient) -> None:
    from khabar.reader import read

    told = {"text": OPEN, "published": "2026-11-20", "publisher": "صدى الوادي", "doc": "a"}
    found = client.post(f"{API}/read", json=told)
    assert found.status_code == 200
    [article] = found.json()["articles"]
    [same] = read(OPEN, "2026-11-20", "صدى الوادي", doc="a", single=True)
    assert msgspec.convert(article, Article) == same


def test_a_place_is_explained_and_two_texts_compared(client: TestClient) -> None:
    lines = client.post(f"{API}/explain", json={"text": OPEN, "at": 6}).json()["lines"]
    assert any("attribution." in line for line in lines)
    pair = {"a": {"text": OPEN}, "b": {"text": OPEN}}
    assert client.post(f"{API}/compare", json=pair).json()["relation"] == "copy"


def test_what_is_kept_is_found_and_shown(client: TestClient) -> None:
    found = client.get(f"{API}/search", params={"q": "سوق", "facets": 3}).json()
    assert found["total"] == 1
    name = found["hits"][0]["document"]
    shown = client.get(f"{API}/documents/{name}").json()
    assert shown["article"]["text"] == MARKET
    for claim, link in shown["statements"].items():
        stated = client.get(f"{API}/statements/{link}").json()
        assert stated["claim"] == claim
        assert stated["words"] == MARKET[stated["start"] : stated["stop"]]
        assert stated["review"] is None
        assert stated["findings"] == []


def test_a_text_is_kept_once(client: TestClient) -> None:
    told = {"text": OPEN + " انتهى.", "url": "https://a.example/9"}
    assert client.post(f"{API}/documents", json=told).json()["outcome"] == "new"
    assert client.post(f"{API}/documents", json=told).json()["outcome"] == "same"


def test_reviews_are_written_undone_and_listed(client: TestClient, store: Path) -> None:
    link = links(store)[0]
    told = {"statement": link, "verdict": "corrected", "field": "source", "value": "البلدية"}
    number = client.post(f"{API}/reviews", json=told).json()["id"]
    stated = client.get(f"{API}/statements/{link}").json()
    assert stated["review"]["corrections"][0]["value"] == "البلدية"
    assert client.post(f"{API}/reviews/{number}/undo", json={"why": "خطأ"}).status_code == 201
    assert client.get(f"{API}/statements/{link}").json()["review"] is None
    rows = client.get(f"{API}/reviews", params={"statement": link}).json()["items"]
    assert [row["verdict"] for row in rows] == ["corrected", "undone"]


def test_a_missed_statement_comments_judgements_and_findings(
    client: TestClient, store: Path
) -> None:
    one, other = links(store)[0], links(store, SECOND)[0]
    name = client.get(f"{API}/statements/{one}").json()["document"]
    told = {"document": name, "version": 1, "start": 5, "stop": 20, "values": {"source": "أ"}}
    link = client.post(f"{API}/missed", json=told).json()["id"]
    assert client.get(f"{API}/statements/{link}").json()["review"]["verdict"] == "missed"
    client.post(f"{API}/comments", json={"about": one, "body": "انظر"})
    assert client.get(f"{API}/comments", params={"statement": one}).json()["total"] == 1
    told = {"statement": one, "other": other, "verdict": "different"}
    assert client.post(f"{API}/judgements", json=told).status_code == 201
    assert client.get(f"{API}/judgements", params={"statement": other}).json()["total"] == 1
    told = {"about": one, "reasons": "صور", "scale": "admiralty", "letter": "B", "number": "2"}
    number = client.post(f"{API}/findings", json=told).json()["id"]
    found = client.get(f"{API}/findings", params={"about": one}).json()["items"]
    assert [(each["letter"], each["number"]) for each in found] == [("B", "2")]
    assert client.post(f"{API}/findings/{number}/withdraw", json={}).status_code == 201
    assert client.get(f"{API}/findings").json()["items"] == []


def test_lists_come_in_pages(client: TestClient, store: Path) -> None:
    every = {*links(store), *links(store, SECOND)}
    seen, offset = [], 0
    while offset is not None:
        got = client.get(f"{API}/queue", params={"limit": 1, "offset": offset}).json()
        seen += [one["statement"] for one in got["items"]]
        offset = got["next"]
    assert set(seen) == every
    assert len(seen) == len(every)
    assert client.get(f"{API}/queue", params={"limit": 201}).status_code == 422


def test_what_has_not_changed_is_not_sent_again(client: TestClient, store: Path) -> None:
    first = client.get(f"{API}/queue")
    again = client.get(f"{API}/queue", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    told = {"statement": links(store)[0], "verdict": "reading_correct"}
    assert client.post(f"{API}/reviews", json=told).status_code == 201
    changed = client.get(f"{API}/queue", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize(
    ("method", "address", "sent", "status"),
    [
        ("GET", "/nothing", None, 404),
        ("DELETE", "/read", None, 405),
        ("POST", "/read", {"text": ""}, 422),
        ("POST", "/read", {"text": "   "}, 422),
        ("POST", "/read", {"text": "x", "published": "yesterday"}, 422),
        ("POST", "/read", {"text": "x", "other": 1}, 422),
        ("POST", "/read", {"text": "ا" * 2_000_000}, 413),
        ("POST", "/explain", {"text": "x", "at": 7}, 422),
        ("POST", "/reviews", {"statement": "x", "verdict": "rejected"}, 422),
        ("POST", "/reviews", {"statement": "x", "verdict": "true"}, 422),
        ("GET", "/statements/x", None, 404),
        ("GET", f"/statements/{'0' * 16}.1-2.{'0' * 8}", None, 404),
        ("GET", "/documents/dnothing", None, 404),
        ("GET", "/stories/sdnothing", None, 404),
        ("GET", "/rounds/none/agreement", None, 404),
        ("GET", "/search?q=(", None, 422),
        ("GET", "/search?case=none", None, 422),
        ("POST", "/exports", {"format": "nothing"}, 422),
        ("POST", "/sessions", {"name": "x", "password": "y"}, 409),
    ],
)
def test_a_failure_is_a_problem_of_rfc_9457(
    client: TestClient, method: str, address: str, sent: object, status: int
) -> None:
    answer = client.request(method, API + address, json=sent)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    told = answer.json()
    assert told["status"] == status
    assert {"type", "title", "detail", "instance"} <= told.keys()


def test_a_body_larger_than_any_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post(f"{API}/read", content=b"x" * 6_000_000)
    assert answer.status_code == 413
    assert answer.headers["content-type"].startswith("application/problem+json")

    def slowly() -> Iterator[bytes]:
        for _ in range(700):
            yield b" " * 10_000

    answer = client.post(
        f"{API}/read", content=slowly(), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 413


def test_what_leaves_is_masked_and_written_down(client: TestClient, store: Path) -> None:
    answer = client.post(f"{API}/exports", json={"format": "csv", "recipient": "شريك"})
    assert answer.status_code == 200
    assert "سوق" in answer.text
    assert "rows" in answer.headers["khabar-losses"]
    with open_store(store) as opened, opened.reading() as connection:
        from sqlalchemy import text

        row = connection.execute(text("SELECT form, recipient FROM exports")).one()
    assert tuple(row) == ("csv", "شريك")
    assert client.post(f"{API}/exports", json={"format": "jsonl"}).status_code == 422


def test_stories_sources_cases_formats_and_the_proof(client: TestClient) -> None:
    assert client.get(f"{API}/stories").json()["items"] == []
    sources = client.get(f"{API}/sources").json()["items"]
    assert sources
    assert "statements" in sources[0]
    assert client.get(f"{API}/cases").json()["items"] == []
    assert client.get(f"{API}/formats").json()["total"] > 10
    assert client.get(f"{API}/verify").json()["whole"] is True
    assert client.get(f"{API}/schema").json()["$id"] == "urn:khabar:article:1"


def test_a_story_is_told_by_its_origins(tmp_path: Path) -> None:
    from khabar.app.web.samples import rows
    from khabar.run.ingest import read_open

    path = tmp_path / "market.khabar"
    with open_store(path) as store:
        for row in rows():
            if row.story == "market":
                store.keep(row.text, doc=row.doc, publisher=row.publisher,
                           published=row.published)  # fmt: skip
        assert [*read_open(store)]
    with desk(path) as client:
        [listed] = client.get(f"{API}/stories").json()["items"]
        told = client.get(f"{API}/stories/{listed['story']}").json()
    assert told["origins_low"] <= told["origins_high"]
    assert len(told["documents"]) == listed["articles"] == 6


def test_the_openapi_names_every_verb_and_resolves(client: TestClient) -> None:
    told = client.get(f"{API}/openapi.json").json()
    paths = set(told["paths"])
    verbs = (
        "read explain compare search documents/{document} statements/{statement} stories "
        "stories/{story} sources reviews missed findings judgements comments queue rounds cases "
        "exports formats verify sessions accounts schema"
    )
    for verb in verbs.split(" "):
        assert f"{API}/{verb}" in paths
    known = set(told["components"]["schemas"])
    refs = {
        ref.rpartition("/")[2] for ref in _refs(told) if ref.startswith("#/components/schemas/")
    }
    assert refs <= known
    assert FIRST


def _refs(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "$ref":
                yield each
            else:
                yield from _refs(each)
    elif isinstance(value, list):
        for each in value:
            yield from _refs(each)
