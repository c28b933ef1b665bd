"""What people come for, from the first page on, in both languages and directions.

نص متخيَّل / INVENTED
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visits

LANGUAGES = ("ar", "en")
REPORT = """إغلاق الجسر أسبوعاً
قال متحدث باسم بلدية الوادي لوكالة النخيل إن الجسر أُغلق أمس الأول أمام الشاحنات.
وأكد مصدر محلي، طلب عدم ذكر اسمه، أن الأعمال ستستمر أسبوعاً.
(نص متخيَّل / INVENTED)
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_paste_a_report(bare_desk: str, visits: Visits, language: str) -> None:
    visitor = visits(bare_desk, language=language)
    page = visitor.goes("/")
    expect(page.locator("html")).to_have_attribute("dir", {"ar": "rtl", "en": "ltr"}[language])
    visitor.shot("first")
    page.locator("#text").fill(REPORT)
    page.locator("#publisher").fill("صدى الوادي")
    page.locator("form.hand-in button.main").click()
    expect(page.locator(".summary .sums").first).to_contain_text(re.compile(r"[23]|إفادتان"))
    expect(page.locator(".ask input[name=published]")).to_be_visible()
    visitor.shot("summary")
    page.locator(".ask input[name=published]").fill("2026-11-20")
    page.locator(".ask button").click()
    expect(page.locator(".ask")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_follow_a_claim_to_its_characters_and_back(
    bare_desk: str, visits: Visits, language: str
) -> None:
    visitor = visits(bare_desk, language=language)
    page = visitor.goes("/")
    page.locator('a.sample[href="/story/sample/toll"]').click()
    page.locator(".articles a").first.click()
    first = page.locator(".card").first
    first.locator("[data-show]").click()
    lit = page.locator("#text .lit")
    expect(lit.first).to_be_visible()
    words = " ".join("".join(lit.all_inner_texts()).split())
    told = " ".join(first.locator("q").first.inner_text().strip('«»“”" ').split())
    assert told[:20] in words or words[:20] in told
    visitor.shot("claim")
    lit.first.click()
    expect(
        page.locator(".card.open, .card.lit, .card:focus-within, .card:target").first
    ).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contradicting_toll_of_a_sample_story(
    bare_desk: str, visits: Visits, language: str
) -> None:
    visitor = visits(bare_desk, language=language)
    page = visitor.goes("/")
    page.locator('a.sample[href="/story/sample/toll"]').click()
    pair = page.locator(".pair.contradicts").first
    expect(pair.locator("blockquote")).to_have_count(2)
    figures = [mark.inner_text() for mark in pair.locator("mark").all()]
    assert len(set(figures)) == 2
    visitor.shot("story", whole=True)
    page.locator("td.contradicts a").first.click()
    expect(page.locator("#pair blockquote")).to_have_count(2)
    assert "cell=" in page.url
    visitor.shot("story-cell")
    page.reload()
    expect(page.locator("#pair blockquote")).to_have_count(2)
    page.locator("#pair figcaption a").last.click()
    expect(page.locator("#text .lit").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_filter_the_map_by_time(bare_desk: str, visits: Visits, language: str) -> None:
    visitor = visits(bare_desk, language=language)
    page = visitor.goes("/map?story=sample/crossing")
    visitor.ready("map")
    before = page.locator(".event").count()
    page.locator("input[name=since]").fill("2026-06-22")
    page.locator("input[name=since]").dispatch_event("change")
    expect(page.locator(".chips")).to_be_visible()
    page.wait_for_url(re.compile("since=2026-06-22"))
    after = page.locator(".event").count()
    assert 0 < after < before
    visitor.shot("map-filtered")
    page.go_back()
    expect(page.locator(".event")).to_have_count(before)


def test_drag_days_on_the_slider(bare_desk: str, visits: Visits) -> None:
    visitor = visits(bare_desk, language="en")
    page = visitor.goes("/timeline?story=sample/crossing")
    visitor.ready("timeline")
    box = page.locator("#slider svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.97, box["y"] + 20, steps=6)
    page.mouse.up()
    page.wait_for_url(re.compile("since=2026-06-2"))
    assert page.locator("input[name=since]").input_value().startswith("2026-06-2")


def test_an_event_of_the_list_is_found_on_the_map(bare_desk: str, visits: Visits) -> None:
    visitor = visits(bare_desk, language="en")
    page = visitor.goes("/map?story=sample/crossing")
    visitor.ready("map")
    button = page.locator(".show-on-map").first
    expect(button).to_be_visible()
    button.click()
    expect(page.locator(".event.lit")).to_have_count(1)
    page.wait_for_url(re.compile("#at="))


def test_a_view_can_be_sent(bare_desk: str, visits: Visits) -> None:
    sender = visits(bare_desk, language="en")
    page = sender.goes("/map?story=sample/crossing&also=planned&since=2026-06-20")
    page.get_by_role("link", name="A view to share").click()
    address = page.url.removeprefix(bare_desk)
    there = visits(bare_desk, language="ar")
    shown = there.goes(address)
    expect(shown.locator("input[name=since]")).to_have_value("2026-06-20")
    expect(shown.locator("input[value=planned]")).to_be_checked()
    expect(shown.locator(".shared-note")).to_be_visible()


def test_without_script_all_of_it_is_there(bare_desk: str, visits: Visits) -> None:
    visitor = visits(bare_desk, language="en")
    context = visitor.page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto(bare_desk + "/map?story=sample/crossing&since=2026-06-22")
    expect(page.locator(".event").first).to_be_visible()
    page.goto(bare_desk + "/story/market")
    page.locator("td.contradicts a").first.click()
    expect(page.locator("#pair blockquote")).to_have_count(2)
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_find_and_narrow_down(stocked_desk: str, visits: Visits, language: str) -> None:
    visitor = visits(stocked_desk, language=language)
    page = visitor.goes("/search")
    page.locator("input[name=q]").fill("قتيل")
    page.keyboard.press("Enter")
    expect(page.locator(".snippet mark").first).to_be_visible()
    visitor.shot("search")
    before = page.locator(".hit").count()
    page.locator('.facet a[href*="publisher="]').first.click()
    page.wait_for_url(re.compile("publisher="))
    assert page.locator(".hit").count() < before
    page.locator(".hit-head a").first.click()
    expect(page.locator("#text")).to_be_visible()


def test_export_what_is_seen(stocked_desk: str, visits: Visits) -> None:
    visitor = visits(stocked_desk, language="en")
    page = visitor.goes("/map?q=رتل")
    page.get_by_role("link", name="Export what is seen").click()
    page.locator("input[value=geojson]").check()
    page.get_by_role("button", name="Make the file").click()
    expect(page.locator("h2")).to_contain_text("What it could not carry")
    visitor.shot("export")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take it away").click()
    assert taken.value.suggested_filename == "khabar.geojson"
