"""Each test of the store runs on a file and on a server, where one can be started."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.server import Server, programs

ENGINES = ["sqlite", "postgresql"]
MISSING = "PostgreSQL is not installed here: apt-get install postgresql"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of this test run's own; skipped by name where none is installed."""
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    pytest.importorskip("pg8000", reason="pg8000 is not installed")
    running = Server(found)
    yield running
    running.remove()


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store that is not there yet, on each of both engines."""
    return place_on(request, tmp_path, monkeypatch)


def place_on(request: pytest.FixtureRequest, folder: Path, patch: pytest.MonkeyPatch) -> str:
    """The same for a fixture that lives longer than a test."""
    if request.param == "sqlite":
        return str(folder / "a.khabar")
    patch.setenv("KHABAR_ERASED", str(folder / "a.erased"))
    running: Server = request.getfixturevalue("server")
    return running.fresh()
