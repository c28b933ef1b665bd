"""A browser, desks that it visits, and what no page of them may do.

The browser is Debian's Chromium, found on PATH; where it is not there (``make test`` installs
it where it may) these tests are skipped by that name. Every page is watched: an error of a
script, a breach of the policy and a request to another host each fail the test that made it.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from khabar.app.web.server import create_app
from khabar.app.web.settings import Settings
from tests.app.conftest import stocked_file as stocked_file

SCREENS = Path(__file__).parents[2] / "out" / "screens"
NAMES = ("chromium", "chromium-browser", "google-chrome")
DRAWS = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""A map is drawn without a graphics card as well."""

WATCH = """
window.__breaches = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__breaches.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


def chromium() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", *DRAWS]
        )
        yield started
        started.close()


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """A desk at an address of this machine."""
    app = create_app(settings)
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="error", access_log=False, ws="none", lifespan="on")
    )
    running = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    running.start()
    end = time.monotonic() + 60
    while not server.started:
        assert time.monotonic() < end, "the desk did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{door.getsockname()[1]}"
    server.should_exit = True
    running.join(timeout=10)
    door.close()


@pytest.fixture(scope="session")
def bare_desk() -> Iterator[str]:
    """A desk that keeps nothing."""
    with served(Settings()) as address:
        yield address


@pytest.fixture
def stocked_desk(stocked_file: Path, tmp_path: Path) -> Iterator[str]:
    """A desk with the sample stories in its store."""
    mine = tmp_path / "desk.khabar"
    shutil.copyfile(stocked_file, mine)
    with served(Settings(store=mine)) as address:
        yield address


@dataclass
class Watch:
    """What the pages of one test did that none may do."""

    host: str
    wrong: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", lambda said: said.type == "error" and self.note(f"console: {said.text}"))
        page.on("pageerror", lambda error: self.note(f"script: {error}"))
        page.on("request", lambda asked: self.leaves(asked.url))

    def note(self, what: str) -> None:
        if "the server responded with a status of 4" not in what:  # a refusal is no error
            self.wrong.append(what)

    def leaves(self, url: str) -> None:
        if not url.startswith((self.host, "data:", "blob:")):
            self.wrong.append(f"asked another host: {url}")


@dataclass
class Visitor:
    """Someone at a desk, in a window of their own; ``name`` leads their screenshots."""

    page: Page
    desk: str
    watch: Watch
    name: str

    def goes(self, path: str) -> Page:
        self.page.goto(self.desk + path)
        return self.page

    def shot(self, what: str, *, whole: bool = False) -> Path:
        """Keep what is seen, under out/screens."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        path = SCREENS / f"{what}-{self.name}.png"
        self.page.screenshot(path=path, full_page=whole)
        return path

    def ready(self, drawing: str) -> None:
        """Wait until a drawing stands."""
        self.page.wait_for_selector(f"#{drawing}[data-ready]", timeout=60_000)

    def breaches(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.__breaches ?? []")
        return found


Visits = Callable[..., Visitor]


@pytest.fixture
def visits(browser: Browser) -> Iterator[Visits]:
    """Makes visitors: ``visits(desk, language="ar", theme="light", width=1280)``."""
    opened: list[tuple[BrowserContext, Visitor]] = []

    def visit(
        desk: str,
        *,
        language: str = "ar",
        theme: str = "light",
        width: int = 1280,
        height: int = 900,
        who: str = "",
    ) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="ar" if language == "ar" else "en-GB",
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
        )
        context.add_init_script(WATCH)
        page = context.new_page()
        watch = Watch(desk)
        watch.over(page)
        parts = [language, *([theme] if theme != "light" else []), *([who] if who else [])]
        name = "-".join(parts if width > 600 else [*parts, "narrow"])
        visitor = Visitor(page, desk, watch, name)
        opened.append((context, visitor))
        return visitor

    yield visit
    wrong = []
    for context, visitor in opened:
        wrong += visitor.watch.wrong + visitor.breaches()
        context.close()
    assert not wrong, "\n".join(wrong)


PEOPLE = {"nour": "admin", "salma": "reviewer", "huda": "reviewer", "rami": "reader"}
PASSWORD = "نخل وماء وجسر قديم"


@pytest.fixture
def team_desk(stocked_file: Path, tmp_path: Path) -> Iterator[str]:
    """A team's desk: nobody comes in without an account."""
    from khabar.store.accounts import set_account
    from khabar.store.store import open_store

    mine = tmp_path / "team.khabar"
    shutil.copyfile(stocked_file, mine)
    with open_store(mine, who="operator") as store, store.writing() as writing:
        for name, role in PEOPLE.items():
            set_account(writing, name, role, PASSWORD)  # type: ignore[arg-type]
    with served(Settings(store=mine, team=True)) as address:
        yield address


def comes_in(visitor: Visitor, name: str) -> Page:
    """Log in as one of the people, from wherever the door leads."""
    page = visitor.goes("/login")
    page.locator("#name").fill(name)
    page.locator("#password").fill(PASSWORD)
    page.locator("form button.main").click()
    page.wait_for_url(lambda url: "/login" not in url)
    return page
