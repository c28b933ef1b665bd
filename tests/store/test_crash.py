from pathlib import Path

from tests.store.crash import kept, started, torture
from tests.store.texts import MANY

KILLS = 10
"""A hundred and more are killed by ``make bench-store``."""


def test_a_killed_ingest_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    assert torture(tmp_path, MANY[:40], KILLS)["kills"] == KILLS


def test_two_processes_ingest_at_once(tmp_path: Path) -> None:
    sources = []
    for number, reports in enumerate((MANY[:50], MANY[30:])):
        source = tmp_path / f"{number}"
        source.mkdir()
        for report in reports:
            place = source / f"{MANY.index(report)}.txt"
            place.write_text(report, "utf-8")
        sources.append(source)
    store = tmp_path / "a.khabar"
    runs = [started(store, source) for source in sources]
    for run in runs:
        told, wrong = run.communicate(timeout=120)
        assert run.returncode == 0, wrong.decode()
        assert told
    assert sorted(kept(store).values()) == sorted(MANY)
