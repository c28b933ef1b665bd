"""A team at its desk: correct a value, review blind, be refused what one's role may not do."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, Visits, comes_in

LANGUAGES = ("ar", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_correct_a_place_and_see_it_in_the_history(
    stocked_desk: str, visits: Visits, language: str
) -> None:
    visitor = visits(stocked_desk, language=language)
    page = visitor.goes("/review")
    for _ in range(30):  # to a statement in which a place was read
        row = page.locator("tr[id^='v-'][id$='place']").filter(has=page.locator("summary"))
        if row.count() and row.first.is_visible():
            break
        page.goto(stocked_desk + (page.locator("#card").get_attribute("data-next") or "/review"))
    visitor.shot("review")
    row.first.locator("summary").click()
    field = row.first.locator("[name=value]")
    before = field.input_value()
    field.fill("قرية التينات")
    row.first.locator("[name=why]").fill("المكان في الجملة السابقة")
    row.first.locator("form button").click()
    expect(page.locator(".history")).to_contain_text("قرية التينات")
    expect(page.locator(".history")).to_contain_text("المكان في الجملة السابقة")
    if before:
        expect(page.locator(".history")).to_contain_text(before)
    visitor.shot("history")
    page.goto(stocked_desk + "/map?also=planned&also=possible&also=demanded&also=denied")
    expect(page.locator(".changes").first).to_contain_text("قرية التينات")


def test_two_blind_reviewers_and_their_agreement(team_desk: str, visits: Visits) -> None:
    admin = visits(team_desk, language="en", who="nour")
    page = comes_in(admin, "nour")
    page.goto(team_desk + "/rounds")
    page.locator("#name").fill("الأولى")
    page.locator("#size").fill("3")
    for name in ("salma", "huda"):
        page.locator(f"input[name=reviewer][value={name}]").check()
    page.locator("form.stack button.main").click()
    verdicts = {
        "salma": ("reading_correct", "rejected", "reading_correct"),
        "huda": ("reading_correct", "reading_correct", "reading_correct"),
    }
    for name, said in verdicts.items():
        other = visits(team_desk, language="ar", who=name)
        mine = comes_in(other, name)
        mine.goto(team_desk + "/review?round=الأولى")
        for verdict in said:
            assert "salma" not in mine.locator("#card .history, #card .stands").all_inner_texts()
            mine.locator(f"button[value={verdict}]").click()
            mine.wait_for_load_state()
    page.goto(team_desk + "/rounds/الأولى")
    expect(page.locator("main")).to_contain_text("3 of 3 done")
    expect(page.locator("table").first).to_contain_text("3")
    admin.shot("agreement")


@pytest.mark.parametrize("language", LANGUAGES)
def test_log_in_and_be_refused_what_a_role_may_not(
    team_desk: str, visits: Visits, language: str
) -> None:
    stranger = visits(team_desk, language=language, who="stranger")
    for path in ("/", "/search", "/map", "/story/toll", "/stories", "/export", "/review"):
        assert "/login" in stranger.goes(path).url
    stranger.shot("login")
    reader = visits(team_desk, language=language, who="rami")
    page = comes_in(reader, "rami")
    page.goto(team_desk + "/review")
    expect(page.locator("button[name=verdict]")).to_have_count(0)
    refused = page.goto(team_desk + "/users")
    assert refused
    assert refused.status == 403
    reader.shot("refused")
    assert status(reader, "/rounds", "name=x") == 403
    page.goto(team_desk + "/map")
    expect(page.locator(".shared-note")).to_be_visible()  # a reader's view is masked


def status(visitor: Visitor, path: str, body: str) -> int:
    """What a form is answered that the role may not send."""
    return int(
        visitor.page.evaluate(
            """async ([path, body]) => (await fetch(path, {method: "POST", body,
            headers: {"Content-Type": "application/x-www-form-urlencoded"}})).status""",
            [path, body],
        )
    )
