"""Screens that stand ready are never older than the store, and never another person's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from khabar.app.web.server import create_app
from khabar.app.web.settings import Settings
from khabar.store.pulse import Pulse
from khabar.store.store import open_store
from tests.app.conftest import HOST, client_of
from tests.app.desk import desk, filled, links, log_in

COMMENTED = """
import sys
from khabar.store.store import open_store
with open_store(sys.argv[1], who="elsewhere") as store:
    store.keep("قالت بلدية الوادي إن السوق مغلق.", publisher="صدى الوادي")
"""


def asked(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The screens that are made, not given as they stood."""
    from khabar.app.web import ready

    made: list[str] = []
    before = ready.Ready._made

    async def told(self: ready.Ready, key: object, scope: dict, *rest: object) -> object:  # type: ignore[type-arg]
        made.append(scope["path"])
        return await before(self, key, scope, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(ready.Ready, "_made", told)
    return made


def test_a_screen_is_made_once_and_anew_after_a_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.khabar"
    filled(path)
    made = asked(path, monkeypatch)
    with desk(path) as client:
        first = client.get("/search?q=السوق").text
        assert client.get("/search?q=السوق").text == first
        assert made == ["/search"]
        with open_store(path, who="nour") as store:
            store.review(links(path)[0], "rejected", why="not said there")
        client.get("/search?q=السوق")
        assert made == ["/search", "/search"]


def test_what_another_process_writes_is_seen_at_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.khabar"
    filled(path)
    with desk(path) as client:
        before = client.get("/search?q=مغلق").text
        subprocess.run([sys.executable, "-c", COMMENTED, str(path)], check=True)
        assert client.get("/search?q=مغلق").text != before


def test_a_pulse_moves_with_every_change_and_with_nothing_else(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.khabar", who="nour") as store:
        pulse = Pulse(store)
        first = pulse.now()
        store.keep("الطريق مفتوح.")
        second = pulse.now()
        with store.reading():
            pass
        assert first != second == pulse.now()
        pulse.close()


def test_one_person_is_never_given_what_was_made_for_another(tmp_path: Path) -> None:
    path = tmp_path / "desk.khabar"
    filled(path, team=True)
    with desk(path, team=True) as client:
        log_in(client, "nour")
        hers = client.get("/stories").text
        log_in(client, "rami")
        his = client.get("/stories").text
        assert "nour" in hers
        assert "nour" not in his
        client.cookies.clear()
        assert client.get("/stories").status_code == 303


def test_choosing_a_language_is_no_screen_of_another(tmp_path: Path) -> None:
    with client_of(create_app(Settings(hosts=(HOST,)))) as client:
        client.get("/stories?lang=ar")
        assert client.cookies.get("khabar_lang") == "ar"
        assert 'dir="rtl"' in client.get("/stories").text
        client.cookies.clear()
        assert 'dir="ltr"' in client.get("/stories").text


def test_a_screen_comes_packed_or_plain_as_asked_for() -> None:
    with client_of(create_app(Settings(hosts=(HOST,)))) as client:
        plain = client.get("/", headers={"accept-encoding": "identity"})
        packed = client.get("/", headers={"accept-encoding": "gzip"})
        assert packed.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert plain.text == packed.text
        for answer in (plain, packed):
            assert "Accept-Encoding" in answer.headers["vary"]
            assert "default-src 'none'" in answer.headers["content-security-policy"]
