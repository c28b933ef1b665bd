"""Every screen in both languages and both looks: axe finds nothing, nothing runs over its edge."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, Visits

BARE = {
    "first": "/",
    "reader": "/read/sample/toll/nakhil",
    "stories": "/stories",
    "story": "/story/sample/market?cell=0.killed.4",
    "diff": "/story/sample/edit/diff?a=0&b=1",
    "map": "/map?story=sample/crossing",
    "timeline": "/timeline?story=sample/crossing",
    "network": "/network?story=sample/one_man",
    "export": "/export?story=sample/crossing",
    "none": "/nothing/here",
}
STOCKED = {
    "search": "/search?q=قتيل",
    "nothing-found": "/search?q=كلمةلاوجودلها",
    "store-map": "/map",
    "review": "/review",
    "rounds": "/rounds",
    "findings": "/findings",
    "account": "/account",
}
LONG = ("store-map",)
"""Screens of which the first window is kept, not the whole."""

DRAWINGS = ("map", "timeline", "network")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = [("ar", "light", 1280), ("ar", "dark", 390), ("en", "light", 390), ("en", "dark", 1280)]


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def look(request: pytest.FixtureRequest) -> tuple[str, str, int]:
    found: tuple[str, str, int] = request.param
    return found


def complaints(page: Page) -> Iterator[str]:
    """What axe has against a page, and what runs over its edge."""
    found = Axe().run(page, options=RULES).response
    for one in found["violations"]:
        for node in one["nodes"][:3]:
            yield f"{one['id']}: {json.dumps(node['target'])}: {node['html'][:160]}"
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wide > 1:
        yield f"it is {wide} pixels wider than the window"


def looked_at(visitor: Visitor, screens: dict[str, str]) -> list[str]:
    wrong = []
    for name, path in screens.items():
        page = visitor.goes(path)
        for drawing in DRAWINGS:
            if page.locator(f"#{drawing}[data-title], #{drawing}[data-world]").count():
                visitor.ready(drawing)
        visitor.shot(name, whole=name not in LONG)
        wrong += [f"{name}: {told}" for told in complaints(page)]
    return wrong


def test_screens_without_a_store(
    bare_desk: str, visits: Visits, look: tuple[str, str, int]
) -> None:
    language, theme, width = look
    visitor = visits(bare_desk, language=language, theme=theme, width=width)
    wrong = looked_at(visitor, BARE)
    assert not wrong, "\n".join(wrong)


def test_screens_of_a_store(stocked_desk: str, visits: Visits, look: tuple[str, str, int]) -> None:
    language, theme, width = look
    visitor = visits(stocked_desk, language=language, theme=theme, width=width)
    wrong = looked_at(visitor, STOCKED)
    assert not wrong, "\n".join(wrong)


def test_the_first_page_is_light(bare_desk: str, visits: Visits) -> None:
    """Under 300 kB in all, and there within a second."""
    visitor = visits(bare_desk, language="ar")
    sizes: list[int] = []
    visitor.page.on("response", lambda answer: sizes.append(len(answer.body())))
    visitor.goes("/")
    visitor.page.wait_for_load_state("networkidle")
    assert sum(sizes) < 300_000
    took = visitor.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert took < 5000  # a machine with other work; bench/desk.py measures
