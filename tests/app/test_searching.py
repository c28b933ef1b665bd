"""Search with its facets, kept searches, and export of what is seen."""

from __future__ import annotations

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

from khabar.export.formats import FORMATS


def test_a_desk_without_a_store_says_how_to_get_one(bare: TestClient) -> None:
    answer = bare.get("/search")
    assert answer.status_code == 409
    assert "khabar serve --store" in answer.text


def test_hits_come_with_marks_and_facets_with_counts(stocked: TestClient) -> None:
    html = stocked.get("/search?q=قتيل").text
    assert "<mark>" in html
    assert re.search(r'<section class="facet"><h3>Outlet</h3>', html)
    assert re.search(r'<span class="n">\d+</span>', html)


def test_a_facet_narrows_the_search(stocked: TestClient) -> None:
    html = stocked.get("/search?q=قتيل").text
    [href] = re.findall(r'href="(/search\?[^"]*publisher=[^"]*)"', html)[:1]
    before, after = (
        int(re.search(r"(\d+) articles? found", page).group(1))  # type: ignore[union-attr]
        for page in (html, stocked.get(href.replace("&amp;", "&")).text)
    )
    assert 0 < after < before


@pytest.mark.parametrize("query", ['"سوق', "(قتيل", "NOT", "-", "*", '""', "قتيل OR", "\x00"])
def test_a_broken_query_is_a_sentence_and_no_failure(stocked: TestClient, query: str) -> None:
    assert stocked.get("/search", params={"q": query}).status_code in (200, 422)


def test_a_statement_that_meets_the_filters_is_quoted(stocked: TestClient) -> None:
    html = stocked.get("/search?source=شهود").text
    assert re.search(r'href="/read/kept/[^"]+/1\?at=\d+-\d+#lit"', html)


def test_a_search_is_kept_and_let_go(stocked: TestClient) -> None:
    told = {"name": "الأرتال", "address": "/search?q=رتل"}
    stocked.post("/searches", data=told)
    kept = stocked.get("/search").text
    assert "الأرتال" in kept
    assert 'href="/search?q=' in kept
    assert "الأرتال" not in stocked.post("/searches/drop", data=told).text


@pytest.mark.parametrize("address", ["//evil.example/", "https://evil.example/", "/\\evil"])
def test_a_kept_search_leads_nowhere_else(stocked: TestClient, address: str) -> None:
    answer = stocked.post("/searches", data={"name": "x", "address": address})
    assert answer.status_code == 422


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_seen_leaves_in_every_format_with_its_losses(
    stocked: TestClient, form: str
) -> None:
    answer = stocked.post("/export?publisher=وكالة النخيل", data={"format": form, "full_text": "1"})
    assert answer.status_code == 200
    assert "What it could not carry" in answer.text
    [href] = re.findall(r'href="(/export/[\w-]+)"', answer.text)
    file = stocked.get(href)
    assert file.status_code == 200
    assert file.headers["content-disposition"].startswith("attachment")
    assert file.content


def test_an_export_holds_what_was_asked_for_and_no_more(stocked: TestClient) -> None:
    answer = stocked.post("/export?voice=own", data={"format": "csv"})
    [href] = re.findall(r'href="(/export/[\w-]+)"', answer.text)
    rows = list(csv.DictReader(io.StringIO(stocked.get(href).content.decode("utf-8-sig"))))
    assert rows
    assert "outside what was asked for" in answer.text
    every = stocked.post("/export", data={"format": "csv"})
    assert f"{len(rows)} rows" in answer.text
    assert f"{len(rows)} rows" not in every.text


def test_whole_texts_leave_only_where_one_says_so(stocked: TestClient) -> None:
    answer = stocked.post("/export", data={"format": "jsonl"})
    assert answer.status_code == 422


def test_that_it_left_is_written_into_the_store(stocked: TestClient) -> None:
    stocked.post("/export?q=رتل", data={"format": "csv", "recipient": "مكتب الشمال"})
    from sqlalchemy import text

    store = stocked.app.state.store  # type: ignore[attr-defined]
    with store.reading() as connection:
        rows = connection.execute(text("SELECT form, recipient FROM exports")).all()
    assert [tuple(row) for row in rows] == [("csv", "مكتب الشمال")]


def test_samples_leave_without_a_store(bare: TestClient) -> None:
    answer = bare.post("/export?story=sample/crossing", data={"format": "geojson"})
    [href] = re.findall(r'href="(/export/[\w-]+)"', answer.text)
    assert bare.get(href).json()["features"]


def test_a_file_that_is_gone_is_said_to_be(bare: TestClient) -> None:
    answer = bare.get("/export/none")
    assert answer.status_code == 404
    assert "make it again" in answer.text
