"""A terminal is trusted with right to left where it is known to set it."""

import sys
from pathlib import Path

import pytest

from khabar.app.screen import PLAIN, Screen, screen


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for name in ("VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "KHABAR_BIDI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TERM_PROGRAM", "")
    monkeypatch.setenv("COLUMNS", "90")
    return monkeypatch


def test_a_file_is_given_a_plain_page(terminal: pytest.MonkeyPatch) -> None:
    assert screen(Path("x")) == Screen(PLAIN, colour=False, bidi=False)


def test_a_pipe_is_given_a_plain_page(terminal: pytest.MonkeyPatch) -> None:
    terminal.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert screen() == Screen(PLAIN, colour=False, bidi=False)


def test_an_unknown_terminal_is_given_colours_alone(terminal: pytest.MonkeyPatch) -> None:
    assert screen() == Screen(90, colour=True, bidi=False)


@pytest.mark.parametrize("name", ["VTE_VERSION", "KONSOLE_VERSION", "MLTERM"])
def test_a_known_terminal_sets_right_to_left(terminal: pytest.MonkeyPatch, name: str) -> None:
    terminal.setenv(name, "7200")
    assert screen().bidi
    terminal.setenv("KHABAR_BIDI", "0")
    assert not screen().bidi


def test_a_person_may_say_that_it_can(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("KHABAR_BIDI", "1")
    assert screen().bidi


def test_colours_may_be_refused(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("NO_COLOR", "1")
    assert not screen().colour
