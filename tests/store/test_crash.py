import os
from pathlib import Path

import pytest

from khabar.store.store import open_store
from tests.store.crash import kept, killed, started, torture
from tests.store.server import Server
from tests.store.texts import MANY

KILLS = int(os.environ.get("KHABAR_KILLS", "10"))
"""As many as fit the suite's time; ``make bench-kills`` kills a hundred."""


def test_a_killed_ingest_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    assert torture(tmp_path, MANY[:40], KILLS)["kills"] == KILLS


def test_two_processes_ingest_at_once(place: str, tmp_path: Path) -> None:
    sources = []
    for number, reports in enumerate((MANY[:50], MANY[30:])):
        source = tmp_path / f"{number}"
        source.mkdir()
        for report in reports:
            path = source / f"{MANY.index(report)}.txt"
            path.write_text(report, "utf-8")
        sources.append(source)
    runs = [started(place, source) for source in sources]
    for run in runs:
        told, wrong = run.communicate(timeout=120)
        assert run.returncode == 0, wrong.decode()
        assert told
    assert sorted(kept(place).values()) == sorted(MANY)
    with open_store(place) as store:
        assert store.verify().whole  # one chain, whoever wrote


def test_a_killed_ingest_loses_nothing_on_a_server(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHABAR_ERASED", str(tmp_path / "erased"))
    place, source = server.fresh(), tmp_path / "reports"
    source.mkdir()
    for number, report in enumerate(MANY[:40]):
        (source / f"{number}.txt").write_text(report, "utf-8")
    acknowledged = {
        (answer["document"], answer["version"])
        for after in (0.05, 0.3)
        for answer in killed(place, source, after)
    }
    assert acknowledged <= kept(place).keys()
    run = started(place, source)
    _, wrong = run.communicate(timeout=120)
    assert run.returncode == 0, wrong.decode()
    assert sorted(kept(place).values()) == sorted(MANY[:40])
    with open_store(place) as store:
        assert store.verify().whole
