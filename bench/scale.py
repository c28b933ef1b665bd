"""``make bench-scale``: what an article costs, from ten thousand to three hundred thousand.

Texts are written as for ``make bench``, all of them different, of the length that is asked for.
Seconds are of the processor, as the workers count them, so that others on the machine do not
count; what they take of its caches does, so after every chunk a worker reads the same few
articles once more: ``against`` is the cost of an article over the cost of one of those.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from khabar.reader import read
from khabar.run.many.job import Chunk, Job, Tally, Told
from khabar.run.many.parts import tallies
from khabar.run.many.plan import begin, plan
from khabar.run.many.processes import Crew
from khabar.run.many.reading import relate
from khabar.run.many.work import cpu, work

SAME = 24
"""Articles that are read after every chunk."""

COLD = 2
"""Chunks of a worker's start, while its caches fill; left out of ``against``."""


def main() -> None:
    """Run each size by itself and print a line for it."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--articles", type=int, nargs="+", default=[10_000, 30_000])
    flags.add_argument("--letters", type=int, default=260)
    flags.add_argument("--chunk", type=int, default=500)
    flags.add_argument("--jobs", type=int, default=1)
    flags.add_argument("--pairs", action="store_true", help="make pairs and stories too")
    told = flags.parse_args()
    from run import cpu as processor

    print(f"{told.jobs} workers on {processor()}, chunks of {told.chunk}")
    names = (
        "articles",
        "letters",
        "ms",
        "against",
        "plan s",
        "MB in",
        "MB out",
        "worker MB",
        "by tenth",
    )
    print("{:>9} {:>7} {:>6} {:>7} {:>6} {:>6} {:>6} {:>9}  {}".format(*names), flush=True)
    for count in told.articles:
        with tempfile.TemporaryDirectory() as folder:
            one(Path(folder), count, told)


def one(folder: Path, count: int, told: argparse.Namespace) -> None:
    """Write an archive, read it, and print what an article cost."""
    import pyarrow.parquet as pq
    from written import articles

    source, out = folder / "archive.jsonl", folder / "out"
    texts = articles(count, told.letters)
    letters = sum(map(len, texts)) / count
    with source.open("w", encoding="utf-8") as lines:
        for n, text in enumerate(texts):
            day = f"2024-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}"
            line = {"doc": str(n), "text": text, "published": day, "publisher": f"صحيفة {n % 97}"}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
    (folder / "same.json").write_text(json.dumps(texts[:SAME], ensure_ascii=False), "utf-8")
    del texts
    job = Job(out=str(out))
    began = perf_counter(), cpu()
    made = plan(str(source), job, told.chunk)
    begin(out, made.manifest)
    planned = cpu() - began[1]
    done: list[Tally] = []
    for tally in Crew(job, told.jobs, timed).run(made.chunks):
        done.append(tally)
        progress(len(done), len(made.chunks))
    spent = sum(tally.cpu for tally in done)
    ratios = dict(against(out, [chunk.number for chunk in made.chunks]))
    by_chunk = [ratios[n] for n in sorted(ratios)]
    warm = by_chunk[COLD * told.jobs :] or by_chunk
    middle = sum(warm) / len(warm)
    tenth = -(-len(by_chunk) // 10)
    tenths = [by_chunk[at : at + tenth] for at in range(0, len(by_chunk), tenth)]
    size = sum(place.stat().st_size for place in out.glob("*/*.parquet"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{count:>9,} {letters:>7.0f} {1000 * spent / count:>6.2f} {middle:>7.3f} {planned:>6.2f} "
        f"{source.stat().st_size / 1e6:>6.0f} {size / 1e6:>6.0f} {peak:>9.0f}  "
        + " ".join(f"{sum(part) / len(part):.2f}" for part in tenths),
        flush=True,
    )
    kept = [*tallies(out, {chunk.number for chunk in made.chunks})]
    lost = [
        row for part in sorted(out.glob("failures/*")) for row in pq.read_table(part).to_pylist()
    ]
    if lost or sum(tally.articles for tally in kept) != count:
        print(f"{len(lost)} failures, as {lost[:1]}; {len(kept)} of {len(made.chunks)} chunks")
    if told.pairs:
        began = perf_counter(), cpu()
        found = relate(job, "processes", told.jobs)
        print(
            f"{'':9} pairs: {1000 * found.cpu / count:.2f} ms an article, "
            f"{found.candidates / count:.1f} looked at, {found.pairs:,} found, "
            f"{found.stories:,} stories; {perf_counter() - began[0]:.0f} s by the clock",
            flush=True,
        )


def timed(job: Job, chunk: Chunk, told: Told, deaths: int) -> Tally:
    """Work a chunk, then the same few articles, and write down what one cost over the other."""
    tally = work(job, chunk, told, deaths)
    texts = json.loads(Path(job.out).with_name("same.json").read_text("utf-8"))
    began = cpu()
    for text in texts:
        told(0)
        read(text, "2024-01-01", single=True)
    same = (cpu() - began) / len(texts)
    ratio = tally.cpu / max(1, tally.articles) / same
    (Path(job.out) / f".against-{chunk.number}").write_text(str(ratio))
    return tally


def against(out: Path, numbers: list[int]) -> Iterator[tuple[int, float]]:
    """What the workers wrote down, by chunk."""
    for number in numbers:
        yield number, float((out / f".against-{number}").read_text())


def progress(done: int, of: int) -> None:
    """A line on a terminal, or in a log every tenth."""
    if sys.stderr.isatty() or done % max(1, of // 10) == 0:
        print(f"{done}/{of}", file=sys.stderr, end="\r" if sys.stderr.isatty() else "\n")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
