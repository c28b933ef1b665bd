"""How long the desk takes: the first page cold, and fifty readers at once.

    python bench/desk.py [readers] [seconds]

Each reader opens a page of the sample stories, reads it for a second and opens the next; then
the same with no pause, which is as fast as one machine that is also its own client goes.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import chain
from pathlib import Path
from random import Random

from khabar.app.web.samples import NAMES, rows

PAUSE = 1.0


def pages(seed: int) -> Iterator[str]:
    """Pages as a reader comes by them: the first, articles, one of their statements."""
    chance = Random(seed)
    known = [(row.story, row.doc) for row in rows() if row.story in NAMES]
    while True:
        story, doc = chance.choice(known)
        yield "/"
        yield f"/read/sample/{story}/{doc}"
        yield f"/read/sample/{story}/{doc}?claim=c2"


def reader(port: int, seed: int, until: float, pause: float) -> list[float]:
    """The seconds that each page took one reader."""
    took = []
    time.sleep(Random(seed).random() * pause)
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    for page in pages(seed):
        began = time.perf_counter()
        line.request("GET", page, headers={"Accept-Encoding": "gzip"})
        answer = line.getresponse()
        answer.read()
        took.append(time.perf_counter() - began)
        if answer.status != 200:
            raise SystemExit(f"{page}: {answer.status}")
        if time.monotonic() > until:
            return took
        time.sleep(pause)
    return took


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def told(name: str, took: list[float]) -> None:
    """Print how long pages took, in milliseconds."""
    took = sorted(took)
    p50, p95, worst = took[len(took) // 2], took[int(len(took) * 0.95)], took[-1]
    print(
        f"{name}: {len(took)} pages, p50 {p50 * 1000:.0f} ms, "
        f"p95 {p95 * 1000:.0f} ms, worst {worst * 1000:.0f} ms"
    )


def main(arguments: list[str]) -> int:
    """Start a desk, measure, end it."""
    readers = int(arguments[0]) if arguments else 50
    seconds = float(arguments[1]) if len(arguments) > 1 else 20
    port = free_port()
    began = time.perf_counter()
    desk = subprocess.Popen(
        [str(Path(sys.executable).with_name("khabar")), "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
    )
    try:
        assert desk.stdout is not None
        desk.stdout.readline()
        print(f"open after {time.perf_counter() - began:.2f} s")
        cold = time.perf_counter()
        reader(port, 0, 0, 0)
        print(f"first page, cold: {time.perf_counter() - cold:.2f} s")
        for story in NAMES:
            line = HTTPConnection("127.0.0.1", port, timeout=60)
            line.request("GET", f"/read/sample/{story}/{rows()[0].doc}")
            line.getresponse().read()
        for pause in (PAUSE, 0.0):
            until = time.monotonic() + seconds
            with ThreadPoolExecutor(readers) as crowd:
                found = crowd.map(
                    lambda seed, until=until, pause=pause: reader(port, seed, until, pause),
                    range(readers),
                )
                told(f"{readers} readers, {pause:g} s between pages", [*chain.from_iterable(found)])
    finally:
        desk.terminate()
        desk.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
