"""The reader as a hand works it: marks, tips, keys, lists, the clipboard, a dropped file.

نص متخيَّل / INVENTED
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visits

REPORT = """إغلاق الجسر أسبوعاً
قال متحدث باسم بلدية الوادي لوكالة النخيل إن الجسر أُغلق أمس الأول أمام الشاحنات.
وأكد مصدر محلي، طلب عدم ذكر اسمه، أن الأعمال ستستمر أسبوعاً.
(نص متخيَّل / INVENTED)
"""
TILAL = "/read/sample/who/tilal"


def test_marks_go_on_and_off_and_stand_in_the_address(bare_desk: str, visits: Visits) -> None:
    page = visits(bare_desk, language="en").goes(TILAL)
    page.get_by_label("side-taking words").check()
    assert "marks=sources%2Cwords" in page.url or "marks=sources,words" in page.url
    page.reload()
    expect(page.locator("#text.show-words.show-sources")).to_have_count(1)
    page.keyboard.press("1")
    expect(page.locator("#text.show-sources")).to_have_count(0)


def test_a_tip_tells_the_suggestion_and_escape_puts_it_away(bare_desk: str, visits: Visits) -> None:
    page = visits(bare_desk, language="en").goes(f"{TILAL}?marks=words")
    page.locator("#text .word", has_text="ميليشيات").hover()
    tip = page.locator("#tip")
    expect(tip).to_contain_text("plainer wording (suggestion): قوات")
    expect(tip).to_contain_text("the publisher's word")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.locator("#text .word").first.focus()
    expect(tip).to_be_visible()
    tip.get_by_role("link").click()
    expect(page.locator(".tree")).to_be_visible()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_keys_go_through_the_statements(bare_desk: str, visits: Visits, language: str) -> None:
    page = visits(bare_desk, language=language).goes("/read/sample/one_man/sahl")
    for n in (1, 2, 3):
        page.keyboard.press("j")
        expect(page.locator(f"#claim-c{n}.open")).to_have_count(1)
        expect(page.locator("#text .lit").first).to_be_in_viewport()
    page.keyboard.press("k")
    expect(page.locator("#claim-c2.open .drawn")).to_be_visible()
    page.keyboard.press("o")
    expect(page.locator("#at-c2")).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("#claim-c2 [data-show]")).to_be_focused()
    page.keyboard.press("y")
    expect(page.locator("#why-c2 .tree").first).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()


def test_a_footnote_is_copied(bare_desk: str, visits: Visits) -> None:
    visitor = visits(bare_desk, language="en")
    page = visitor.goes("/read/sample/one_man/sahl?claim=c2")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("c")
    expect(page.locator("#told")).to_have_text("Copied")
    note = page.evaluate("navigator.clipboard.readText()")
    assert "وكالة النخيل" in note
    assert "sha256:" in note


def test_a_statement_behind_another_count_is_found_from_the_text(
    bare_desk: str, visits: Visits
) -> None:
    page = visits(bare_desk, language="en").goes("/read/sample/one_man/sahl?list=own")
    expect(page.locator(".card")).to_have_count(1)
    page.locator("#text [data-c~=c3]").last.click()
    expect(page.locator("#claim-c3.open")).to_be_visible()


def test_a_file_is_dropped(bare_desk: str, visits: Visits) -> None:
    page = visits(bare_desk, language="en").goes("/")
    held = page.evaluate_handle(
        """text => {
          const held = new DataTransfer();
          held.items.add(new File([text], "report.txt", { type: "text/plain" }));
          return held;
        }""",
        REPORT,
    )
    page.dispatch_event("form.hand-in", "drop", {"dataTransfer": held})
    page.wait_for_url("**/read/text/**")
    expect(page.locator(".card")).to_have_count(3)


def test_the_page_is_never_wider_than_its_window(bare_desk: str, visits: Visits) -> None:
    for language in ("ar", "en"):
        page = visits(bare_desk, language=language, width=320).page
        for path in ("/", f"{TILAL}?claim=c2&marks=words,events", f"{TILAL}/why/c2"):
            page.goto(bare_desk + path)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (path, language)


def test_words_selected_in_a_kept_article_become_a_missed_statement(
    stocked_desk: str, visits: Visits
) -> None:
    page = visits(stocked_desk, language="en").goes("/search?order=newest")
    page.locator('a[href^="/read/kept/"]').first.click()
    page.wait_for_url("**/read/kept/**")
    chosen = page.evaluate(
        """() => {
          const runs = [...document.querySelectorAll("#text .body [data-o]")];
          const range = document.createRange();
          range.setStart(runs[0].firstChild, 0);
          range.setEnd(runs[2].firstChild, 2);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return range.toString();
        }"""
    )
    page.locator("a.add").click()
    expect(page.locator("#words")).to_have_value(chosen)
    page.locator("#missed-form button.main").click()
    expect(page).to_have_url(re.compile(r"/review\?at="))
