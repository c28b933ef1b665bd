"""Stories on the desk: of the samples without a store, and of a store."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from khabar.app.web import samples
from khabar.app.web.seen.gather import of_sample
from khabar.app.web.story.copies import compared
from khabar.readings.article import Article


def texts(html: str) -> str:
    """What a page says, its tags left out."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("name", samples.NAMES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_sample_story_is_shown_without_a_store(
    bare: TestClient, name: str, language: str
) -> None:
    shown = bare.get(f"/story/sample/{name}?lang={language}")
    assert shown.status_code == 200
    assert ("INVENTED" if language == "en" else "نص متخيَّل") in shown.text


def test_a_short_name_leads_to_the_sample(bare: TestClient) -> None:
    assert bare.get("/story/toll").url.path == "/story/sample/toll"


def test_the_toll_that_contradicts_stands_with_both_passages(bare: TestClient) -> None:
    html = bare.get("/story/market").text
    pairs = re.findall(r'<div class="pair contradicts">.*?</div>\s*</div>\s*</div>', html, re.S)
    [pair] = [one for one in pairs if ">28</mark>" in one and ">12</mark>" in one]
    assert "only one can hold" in pair


def test_a_cell_shows_its_passage_beside_the_first(bare: TestClient) -> None:
    whole = bare.get("/story/market?cell=0.killed.4").text
    panel = whole[whole.index('<div id="pair"') :]
    assert panel.count("<blockquote") >= 2
    assert 'href="/read/sample/market/' in panel


@pytest.mark.parametrize("cell", ["9.killed.0", "0.nothing.1", "x", "0.killed.99", "0.killed."])
def test_a_cell_that_is_none_shows_no_passage(bare: TestClient, cell: str) -> None:
    answer = bare.get("/story/market", params={"cell": cell})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/story/sample/nowhere", "/story/kept/s1", "/story/text/none", "/story/x/y", "/story/nowhere",
     "/story/market/diff?a=0&b=1", "/story/sample/market/diff?a=0&b=99",
     "/story/sample/market/diff?a=x&b=1", "/story/sample/../x"],
)  # fmt: skip
def test_a_story_that_is_none_is_not_found(bare: TestClient, path: str) -> None:
    assert bare.get(path).status_code in (404, 422)


def article(text: str) -> Article:
    [first, *_] = (piece.article for piece in of_sample("edit").pieces)
    import msgspec

    return msgspec.structs.replace(first, text=text)


def test_words_are_compared_whole_and_spaces_are_kept() -> None:
    pieces = compared(article("قُتل خمسة أشخاص في السوق."), article("قتل شخصان في السوق."))
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"] == [
        ("cut", "خمسة أشخاص"),
        ("added", "شخصان"),
    ]
    shown = "".join(piece.text for piece in pieces if piece.kind != "cut")
    assert " ".join(shown.split()) == "قتل شخصان في السوق."


def test_a_comparison_says_in_words_what_was_cut_and_added(bare: TestClient) -> None:
    html = bare.get("/story/sample/edit/diff?a=0&b=1").text
    assert "<del>" in html
    assert "<ins>" in html
    assert "[cut:" in texts(html)
    assert "[added:" in texts(html)
    assert "دورية للشرطة أطلقت" in html


def test_a_copy_tells_what_it_left_out(bare: TestClient) -> None:
    told = texts(bare.get("/story/market").text)
    assert "3 sentences cut" in told
    assert "says where it has it from" in told


def test_the_stories_of_a_store_are_listed_and_shown(stocked: TestClient) -> None:
    listed = stocked.get("/stories").text
    found = re.findall(r'href="(/story/kept/[^"]+)"', listed)
    assert found
    for address in found:
        shown = stocked.get(address)
        assert shown.status_code == 200
        assert "/read/kept/" in shown.text


def test_a_shared_story_hides_names_of_private_people(stocked: TestClient) -> None:
    address = re.findall(r'href="(/story/kept/[^"]+)"', stocked.get("/stories").text)[0]
    shown = stocked.get(f"{address}?shared=1").text
    assert "names of private people are masked" in shown


def test_a_paste_of_several_articles_is_a_story(bare: TestClient) -> None:
    text = """اندلاع حريق في سوق الوادي
الوادي 1-3 (وكالة النخيل) - قال الدفاع المدني إن ستة أشخاص أصيبوا في حريق سوق الوادي أمس.

إصابة ستة في حريق سوق الوادي
الوادي 2-3 (صدى الوادي) - أعلن الدفاع المدني إصابة ستة أشخاص في حريق سوق الوادي.
(نص متخيَّل / INVENTED)
"""
    read = bare.post("/read", data={"text": text, "published": "2026-03-02"})
    [href] = re.findall(r'href="(/story/text/[^"]+)"', read.text)[:1]
    shown = bare.get(href)
    assert shown.status_code == 200
    assert "By origin" in shown.text


def test_an_article_of_the_store_leads_to_its_story_and_back(stocked: TestClient) -> None:
    address = re.findall(r'href="(/story/kept/[^"]+)"', stocked.get("/stories").text)[0]
    article = re.findall(r'href="(/read/kept/[^"?]+)"', stocked.get(address).text)[0]
    [back] = set(re.findall(r'href="(/story/kept/[^"]+)"', stocked.get(article).text))
    assert stocked.get(back).status_code == 200


def test_places_of_a_masked_text_are_not_looked_for_in_the_whole(bare: TestClient) -> None:
    assert "?at=" in bare.get("/story/market").text
    assert "?at=" not in bare.get("/story/sample/market?shared=1").text


def test_a_finding_on_a_story_stands_on_its_screen(stocked: TestClient) -> None:
    address = re.findall(r'href="(/story/kept/[^"]+)"', stocked.get("/stories").text)[0]
    assert "the desk has not written one" in stocked.get(address).text
    told = {
        "about": address.rpartition("/")[2],
        "scale": "desk",
        "value": "حصيلتان، ولا سبيل إلى الترجيح",
        "reasons": "لا يذكر أي منهما وثيقة",
    }
    stocked.post("/finding", data=told)
    assert "حصيلتان، ولا سبيل إلى الترجيح" in stocked.get(address).text
