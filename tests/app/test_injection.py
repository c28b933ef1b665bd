"""Hostile text: shown as text, on every screen where people's words and papers' words stand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from khabar.run.ingest import read_open
from khabar.store.store import open_store
from tests.app.desk import desk, links

SCRIPT = "<script>alert(1)</script>"
EVENT = '"><img src=x onerror=alert(1)>'
TEMPLATE = "{{ 7919 * 7919 }}{% raw %}${7919*7919}"
RUN = "62710561"
"""What a template engine would make of it; no hour and no count is that long."""
TURNED = "\u202eقلب\u202c"
ALL = f"{SCRIPT}{EVENT}{TEMPLATE}{TURNED}'; DROP TABLE reviews; --"
URL = "https://a.example/hostile"
REPORT = (
    f"قال متحدث {SCRIPT} باسم بلدية الوادي {EVENT} إن الطريق {TEMPLATE} إلى بلدة النخيل "
    f"مفتوح {TURNED} منذ أمس، وفق ما نقلت وكالة النخيل."
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "a.khabar"
    with open_store(path, who="نور") as opened:
        opened.keep(REPORT, url=URL, title=ALL, publisher=ALL, author=ALL, published="2026-11-20")
        assert [*read_open(opened)]
    return path


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    with desk(store) as asked:
        yield asked


def harmless(html: str) -> None:
    """No element or attribute that the text brought in is left."""
    inside = re.sub(r"<(script) src=\"/static/[^>]*></script>", "", html)
    assert "<script" not in inside
    assert not re.search(r"<[^>]*\sonerror", inside)
    assert RUN not in inside
    assert "<img src=x" not in inside


def test_hostile_words_are_shown_as_words(client: TestClient, store: Path) -> None:
    for link in links(store, URL):
        base = {"statement": link}
        client.post("/review/comment", data=base | {"body": ALL})
        client.post("/review/value", data=base | {"field": "source", "value": ALL, "why": ALL})
        client.post("/review", data=base | {"verdict": "rejected", "why": ALL})
        client.post(
            "/finding",
            data={
                "about": link, "value": ALL[:200], "reasons": ALL,
                "evidence": "https://a.example/<script>\nhttps://a.example/\"onmouseover=x",
            },
        )  # fmt: skip
        for path in (
            "/review", f"/review?at={link}", f"/review/history?at={link}&field=source",
            f"/finding?about={link}", "/findings",
        ):  # fmt: skip
            answer = client.get(path)
            assert answer.status_code == 200, path
            harmless(answer.text)
    client.post("/rounds", data={"name": ALL[:80], "others": f"{SCRIPT},x", "size": "1"})
    harmless(client.get("/rounds").text)
    told = client.get("/review").text
    name = re.search(r"/missed/(d[a-z2-7]{12})/", told)
    if name:
        harmless(client.get(f"/missed/{name[1]}/1").text)


def test_values_of_requests_are_shown_as_words(client: TestClient, store: Path) -> None:
    link = links(store, URL)[0]
    for path, form in (
        ("/review", {"statement": link, "verdict": SCRIPT}),
        ("/review/value", {"statement": link, "field": SCRIPT, "value": SCRIPT}),
        ("/review/undo", {"statement": link, "review": "99"}),
        ("/finding", {"about": link, "value": SCRIPT, "reasons": ""}),
    ):
        answer = client.post(path, data=form)
        assert answer.status_code == 422, path
        harmless(answer.text)
    for path in (
        f"/review?at={SCRIPT}", f"/review?case={SCRIPT}", f"/review?round={SCRIPT}",
        f"/finding?about={SCRIPT}", f"/rounds/{SCRIPT}", f"/login?next={SCRIPT}",
        f"/missed/{SCRIPT}/1",
    ):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code < 500, path
        harmless(answer.text)


def test_sql_in_values_is_a_value(client: TestClient, store: Path) -> None:
    for told in ("' OR '1'='1", "x'; DROP TABLE reviews; --", '" OR 1=1 --', "%", "_", "\\"):
        for path in ("reviews?statement=", "findings?about=", "search?actor=", "search?q=",
                     "comments?statement=", "sources?name="):  # fmt: skip
            answer = client.get(f"/api/v1/{path}{told}")
            assert answer.status_code in (200, 422), (path, told)
            if answer.status_code == 200 and "items" in answer.json():
                assert answer.json()["items"] == [], (path, told)
    assert client.get("/api/v1/verify").json()["whole"]
    assert client.get("/api/v1/reviews").status_code == 200


def test_a_link_of_evidence_leads_by_http_alone(client: TestClient, store: Path) -> None:
    link = links(store, URL)[0]
    for told in ("javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc/passwd"):
        form = {"about": link, "value": "x", "reasons": "y", "evidence": told}
        assert client.post("/finding", data=form).status_code == 422
    assert client.get("/api/v1/findings").json()["items"] == []


def test_characters_that_cannot_be_kept_are_marked(client: TestClient, store: Path) -> None:
    link = links(store, URL)[0]
    body = b'{"about": "' + link.encode() + b'", "body": "a\\u0000b\\ud800c"}'
    answer = client.post(
        "/api/v1/comments", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code in (201, 422)
    body = b'{"about": "' + link.encode() + b'", "body": "a\\u0000b"}'
    answer = client.post(
        "/api/v1/comments", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 201
    assert client.get("/api/v1/comments").json()["items"][-1]["body"] == "a\ufffdb"
