"""A bar is drawn on a terminal, for long work, and nowhere else."""

import io
import sys
from collections.abc import Iterator

import pytest

from khabar.app import progress
from khabar.app.progress import followed


class Terminal(io.StringIO):
    """A place to write to that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of stderr; in the test itself, for pytest sets its own before."""
    place = Terminal()
    monkeypatch.setattr(sys, "stderr", place)
    monkeypatch.setenv("TERM", "xterm")
    return place


def steps() -> Iterator[tuple[int, str]]:
    yield from ((n, f"item {n}") for n in range(1, 4))


def test_long_work_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    place = terminal(monkeypatch)
    assert list(followed(steps(), 3, quiet=False)) == ["item 1", "item 2", "item 3"]
    assert "reading" in place.getvalue()


def test_short_work_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    place = terminal(monkeypatch)
    assert len(list(followed(steps(), 3, quiet=False))) == 3
    assert place.getvalue() == ""


def test_quiet_work_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    place = terminal(monkeypatch)
    assert len(list(followed(steps(), 3, quiet=True))) == 3
    assert place.getvalue() == ""


def test_no_terminal_has_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    assert len(list(followed(steps(), None, quiet=False))) == 3
    assert capsys.readouterr().err == ""
