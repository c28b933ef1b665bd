"""Killing an ingest at random: what it had acknowledged must be there, and the store whole."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import select

from khabar.store.store import open_store
from khabar.store.tables import documents, texts, versions

INGEST = """
import sys
from pathlib import Path
from khabar.run import ingest
from khabar.run.inlets import inlets
from khabar.sources.inlet import Given
from khabar.store.store import open_store
from khabar.app.reporting import line
ingest.BATCH = 3
with open_store(sys.argv[1]) as store:
    for _, answer in ingest.ingest(store, [*inlets([sys.argv[2]], Given())], "ingest"):
        sys.stdout.buffer.write(line(answer))
        sys.stdout.buffer.flush()
    for _ in ingest.read_open(store):
        pass
"""


def started(store: Path | str, source: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", INGEST, str(store), str(source)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def killed(store: Path | str, source: Path, after: float) -> list[dict[str, object]]:
    """What was acknowledged before the process was killed, ``after`` seconds from its first word.

    A negative time kills before anything was said.
    """
    run = started(store, source)
    assert run.stdout
    heard = b""
    if after >= 0:
        heard = run.stdout.readline()
        time.sleep(after)
    else:
        time.sleep(-after)
    run.send_signal(signal.SIGKILL)
    rest, wrong = run.communicate(timeout=60)
    assert b"Traceback" not in wrong, wrong.decode()
    told = (heard + rest).split(b"\n")
    return [json.loads(each) for each in told[:-1] if each]


def kept(store: Path | str) -> dict[tuple[str, int], str | None]:
    """Every version in the store, by its document and number: its text."""
    with open_store(store) as opened, opened.reading() as connection:
        rows = connection.execute(
            select(documents.c.name, versions.c.number, texts.c.text)
            .join_from(versions, documents, versions.c.document == documents.c.id)
            .outerjoin(texts, versions.c.text == texts.c.sha256)
        )
        return {(row.name, row.number): row.text for row in rows}


def torture(folder: Path, reports: list[str], kills: int, seed: int = 7) -> dict[str, int]:
    """Kill an ingest ``kills`` times, a fresh store now and then, and check after each."""
    rng = random.Random(seed)
    source = folder / "reports.jsonl"
    lines = [
        json.dumps({"doc": str(n), "text": report, "url": f"https://a.example/{n}"})
        for n, report in enumerate(reports)
    ]
    source.write_text("\n".join(lines) + "\n", "utf-8")
    store, acknowledged, whole, told = folder / "0.khabar", {}, 0, 0
    for number in range(kills):
        after = rng.choice((-rng.uniform(0.1, 1.0), rng.uniform(0, 0.05), rng.uniform(0, 1.5)))
        for answer in killed(store, source, after):
            assert answer["outcome"] in ("new", "same"), answer
            acknowledged[answer["document"], answer["version"]] = answer["key"]
        if not store.exists():
            continue
        found = kept(store)
        assert acknowledged.keys() <= found.keys(), "something acknowledged was lost"
        told = max(told, len(acknowledged))
        with open_store(store) as opened:
            proof = opened.verify()
        assert proof.whole, proof.broken[:3]
        if len(found) == len(reports) and rng.random() < 0.5:
            _ends_well(store, source, reports)
            whole += 1
            store, acknowledged = folder / f"{number + 1}.khabar", {}
    _ends_well(store, source, reports)
    return {"kills": kills, "stores": whole + 1, "most acknowledged": told}


def _ends_well(store: Path, source: Path, reports: list[str]) -> None:
    """Run again to the end: every report is there once, read once, and the store is whole."""
    run = started(store, source)
    _, wrong = run.communicate(timeout=300)
    assert run.returncode == 0, wrong.decode()
    assert sorted(filter(None, kept(store).values())) == sorted(reports)
    with open_store(store) as opened:
        assert opened.verify().whole
        assert len([*opened.articles()]) == len(reports)


if __name__ == "__main__":
    import tempfile

    from tests.store.texts import MANY

    with tempfile.TemporaryDirectory() as place:
        began, seed = time.perf_counter(), os.getpid()
        told = torture(Path(place), MANY, int(sys.argv[1]), seed)
    print(
        f"{told['kills']} ingests killed at random over {told['stores']} stores (seed {seed}): "
        f"nothing acknowledged was lost, every store whole; "
        f"{time.perf_counter() - began:.0f} s"
    )
