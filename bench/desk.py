"""``make bench-app``: how the desk holds up under many readers, and under a long article.

A desk is started on 127.0.0.1, once with the sample stories in its store and once with none.
Then, bounded in count and in time: the first page cold; fifty readers who each open a page
every few seconds (as people do), from a cold start; fifty connections that ask again at once;
the weight of the first page; and, where Chromium is there, an article of 100 kB in the reader:
how long until it stands, and the longest frames while it is scrolled through. What the desk's
processor worked is told beside the times, for these grow with whatever else the machine does.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import httpx
from run import cpu

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

SEED = 1448
SIZE = 100_000
FRAME = 1000 / 60


def main() -> None:
    """Measure, and print the table."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--readers", type=int, default=50)
    flags.add_argument("--seconds", type=float, default=30.0)
    flags.add_argument("--most", type=int, default=3000, help="requests at most")
    flags.add_argument("--only", choices=("store", "bare"), help="with a store, or without")
    told = flags.parse_args()
    print(f"{'machine':44} {cpu()}")
    with tempfile.TemporaryDirectory() as folder:
        if told.only != "bare":
            store = Path(folder) / "desk.khabar"
            fill(store)
            print("with the sample stories in a store")
            measured(store, told)
        if told.only != "store":
            print("without a store")
            measured(None, told)


def measured(store: Path | None, told: argparse.Namespace) -> None:
    """One desk, from its start to its end."""
    with Desk(store) as desk:
        print(f"{'started, and the first page answered':44} {desk.started:.2f} s")
        print(f"{'first page, again':44} {1000 * once(desk.address, '/'):.0f} ms")
        pages = list(addresses(store))
        for name, pause in (("readers, a page each 4 s", 4.0), ("connections, no pause", 0.0)):
            before = desk.cpu()
            took, failed, spent = asyncio.run(
                readers(desk.address, pages, told.readers, told.seconds, told.most, pause)
            )
            row(f"{told.readers} {name}", took, failed, spent)
            each = (desk.cpu() - before) / max(1, len(took))
            print(f"{'  of which the processor was at work':44} {1000 * each:.1f} ms a page")
        if store is not None:
            print(f"{'first page with all its parts':44} {weight(desk.address) / 1000:.0f} kB")
            scrolled(desk.address)


class Desk:
    """A desk as a process of its own."""

    def __init__(self, store: Path | None) -> None:
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            port = door.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        khabar = str(Path(sys.executable).with_name("khabar"))
        command = [khabar, "serve", "--port", str(port)]
        self.command = [*command, *(["--store", str(store)] if store else [])]

    def __enter__(self) -> Desk:
        start = perf_counter()
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        while perf_counter() - start < 120:
            try:
                httpx.get(self.address, timeout=10).raise_for_status()
                break
            except httpx.TransportError:
                sleep(0.02)
        self.started = perf_counter() - start
        return self

    def cpu(self) -> float:
        """Seconds for which it has kept a processor at work, however loaded the machine is."""
        cells = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)


def fill(path: Path) -> None:
    """The sample stories, kept and read."""
    from khabar.app.web.samples import rows, story
    from khabar.store.store import open_store

    read = {article.text: article for row in rows() for article in story(row.story)}
    with open_store(path, who="bench") as store:
        for row in rows():
            store.keep(
                row.text, doc=f"{row.story}-{row.doc}", publisher=row.publisher,
                published=row.published,
            )  # fmt: skip
        waiting = store.unread(next(iter(read.values())).engine, limit=1000)
        store.keep_readings([(one, read[one.text]) for one in waiting])


def once(address: str, path: str) -> float:
    start = perf_counter()
    httpx.get(address + path, timeout=30).raise_for_status()
    return perf_counter() - start


def weight(address: str) -> int:
    """Bytes of the first page as they go over the line, with what its head and foot name."""
    with httpx.Client(base_url=address, headers={"accept-encoding": "gzip"}) as client:
        page = client.get("/")
        sizes = [page.num_bytes_downloaded]
        named = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
        for path in dict.fromkeys(named):
            part = client.get(path)
            sizes.append(part.num_bytes_downloaded)
            if ".css" in path:
                for font in set(re.findall(r"url\([\"']?\.\./(fonts/[^\"')]+)", part.text)):
                    sizes.append(client.get(f"/static/{font}").num_bytes_downloaded)
    return sum(sizes)


def addresses(path: Path | None) -> Iterator[str]:
    """What readers open: articles most of all, then stories, searches, maps, their list.

    They are told from the store, not asked of the desk: that is to begin cold.
    """
    from khabar.app.web.samples import NAMES, rows
    from khabar.store.store import open_store
    from khabar.store.stories import stories

    for row in rows():
        if row.story in NAMES:
            yield f"/read/sample/{row.story}/{row.doc}"
    yield from (f"/story/sample/{name}" for name in NAMES)
    yield from ("/", "/stories", "/map?story=sample/toll", "/network?story=sample/one_man")
    if path is None:
        return
    with open_store(path) as store:
        for version, _ in store.articles():
            yield from [f"/read/kept/{version.name}/1"] * 2
        with store.reading() as connection:
            for story in stories(connection, frozenset()):
                yield f"/story/kept/{story.name}"
                yield f"/map?story={story.name}"
    yield from (f"/search?q={word}" for word in ("قتيل", "رتل", "معبر", "الوادي"))
    yield from ("/map", "/timeline", "/network")


async def readers(
    address: str, pages: list[str], many: int, seconds: float, most: int, pause: float
) -> tuple[list[float], int, float]:
    """Answers in seconds, how many failed, and how long it went on."""
    took: list[float] = []
    failed = 0
    end = perf_counter() + seconds

    async def reader(number: int) -> None:
        nonlocal failed
        rng = random.Random(SEED + number)
        async with httpx.AsyncClient(base_url=address, timeout=30) as client:
            await asyncio.sleep(rng.random() * pause)
            while perf_counter() < end and len(took) + failed < most:
                start = perf_counter()
                answer = await client.get(rng.choice(pages), headers={"accept-language": "ar"})
                if answer.status_code == 200:
                    took.append(perf_counter() - start)
                else:
                    failed += 1
                if pause:
                    await asyncio.sleep(pause * (0.5 + rng.random()))

    start = perf_counter()
    await asyncio.gather(*(reader(number) for number in range(many)))
    return took, failed, perf_counter() - start


def row(name: str, took: list[float], failed: int, spent: float) -> None:
    cuts = statistics.quantiles(took, n=100)
    print(
        f"{name:44} p50 {1000 * cuts[49]:.0f} ms, p95 {1000 * cuts[94]:.0f} ms, "
        f"p99 {1000 * cuts[98]:.0f} ms; {len(took)} answers, {len(took) / spent:.0f} a second, "
        f"{failed} failed"
    )


def scrolled(address: str) -> None:
    """An article of 100 kB in a browser: until it stands, and its frames while it is scrolled."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        print(f"{'a 100 kB article in the reader':44} not measured: needs Chromium")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address + "/")
        page.locator("#text").fill(long_article())
        inside = page.context.new_cdp_session(page)
        inside.send("Performance.enable", {"timeDomain": "threadTicks"})
        start = perf_counter()
        page.locator("form.hand-in button.main").click()
        page.wait_for_selector("#text .r", timeout=60_000)
        stands = perf_counter() - start
        laid = worked(inside)
        frames: list[float] = page.evaluate(FRAMES)
        scrolled_for = worked(inside) - laid
        browser.close()
    frames.sort()
    slow = sum(one > 2 * FRAME for one in frames) / len(frames)
    print(f"{'a 100 kB article: sent, read, shown':44} {stands:.2f} s")
    print(f"{'  the browser at work until it stands':44} {1000 * laid:.0f} ms")
    print(
        f"{'  its frames while scrolled through':44} p50 {frames[len(frames) // 2]:.0f} ms, "
        f"p95 {frames[int(0.95 * len(frames))]:.0f} ms, {slow:.1%} longer than two of 60 a second"
    )
    print(f"{'  the browser at work on each':44} {1000 * scrolled_for / len(frames):.1f} ms")


def worked(inside: CDPSession) -> float:
    """Seconds of processor time that the page has taken: style, layout, script, all of it."""
    told = inside.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) for one in told if one["name"] == "TaskDuration")


FRAMES = """() => new Promise((done) => {
  const frames = []; let before = performance.now(); let left = 240;
  const step = document.documentElement.scrollHeight / left;
  const on = (now) => {
    frames.push(now - before); before = now; scrollBy(0, step);
    if (--left) requestAnimationFrame(on); else done(frames.slice(2));
  };
  requestAnimationFrame(on);
})"""


def long_article() -> str:
    """An article of 100 kB in UTF-8, of the sentences of a sample."""
    from khabar.app.web.samples import rows

    text = max((row.text for row in rows()), key=len)
    head, _, body = text.partition("\n")
    many = SIZE // len(body.encode()) + 1
    return (head + "\n" + "\n".join([body] * many)).encode()[:SIZE].decode(errors="ignore")


if __name__ == "__main__":
    main()
