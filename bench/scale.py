"""``make bench-scale``: what an article costs, from ten thousand to three hundred thousand.

Texts are written as for ``make bench``, all of them different, of the length that is asked for.
Seconds are of the processor, as the workers count them, so that others on the machine do not
count; what they take of its caches does, so after every chunk a worker reads the same few
articles once more: ``against`` is the cost of an article over the cost of one of those.
With ``--keep FOLDER`` a run that was stopped goes on where it stood, and a line is printed for
the first ten, thirty, a hundred thousand of it as well.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from written import articles

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

FIRSTS = (10_000, 30_000, 100_000, 300_000)
"""Of a run that is kept these many first articles have a line of their own."""

NAMES = ("articles", "letters", "ms", "against", "by tenth")
HEAD = "{:>9} {:>7} {:>6} {:>7}  {}"


def main() -> None:
    """Run each size by itself and print a line for it."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--articles", type=int, nargs="+", default=[10_000, 30_000])
    flags.add_argument("--letters", type=int, default=260)
    flags.add_argument("--chunk", type=int, default=500)
    flags.add_argument("--jobs", type=int, default=1)
    flags.add_argument("--keep", type=Path, help="a folder for archive and tables, to go on from")
    flags.add_argument("--pairs", action="store_true", help="make pairs and stories too")
    told = flags.parse_args()
    from run import cpu as processor

    print(f"{told.jobs} workers on {processor()}, chunks of {told.chunk}")
    print(HEAD.format(*NAMES), flush=True)
    for count in told.articles:
        if told.keep:
            folder = told.keep / str(count)
            folder.mkdir(parents=True, exist_ok=True)
            one(folder, count, told)
        else:
            with tempfile.TemporaryDirectory() as made:
                one(Path(made), count, told)


def one(folder: Path, count: int, told: argparse.Namespace) -> None:
    """Write an archive, read it, and print what an article cost."""
    source, out = folder / "archive.jsonl", folder / "out"
    if not source.exists():
        write(source, articles(count, told.letters))
    job = Job(out=str(out))
    began = perf_counter(), cpu()
    made = plan(str(source), job, told.chunk)
    begin(out, made.manifest)
    planned = cpu() - began[1]
    done = {tally.piece for tally in tallies(out, {chunk.number for chunk in made.chunks})}
    left = [chunk for chunk in made.chunks if chunk.number not in done]
    for _ in Crew(job, told.jobs, timed).run(left):
        done.add(len(done))
        progress(len(done), len(made.chunks))
    clock = perf_counter() - began[0]
    kept = [*tallies(out, {chunk.number for chunk in made.chunks})]
    size = sum(place.stat().st_size for place in out.glob("*/*.parquet")) / 1e6
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    for first in [*(first for first in FIRSTS if told.keep and first < count), count]:
        costs(out, kept[: first // told.chunk], told.jobs)
    print(
        f"{'':9} planned in {planned:.2f} s of the processor, {source.stat().st_size / 1e6:.0f} MB "
        f"in, {size:.0f} MB out, {clock:.0f} s by the clock for {len(left)} of {len(made.chunks)} "
        f"chunks, worker {peak:.0f} MB",
        flush=True,
    )
    failed(out, kept, count)
    if told.pairs:
        began = perf_counter(), cpu()
        found = relate(job, "processes", told.jobs)
        print(
            f"{'':9} pairs: {1000 * found.cpu / count:.2f} ms an article, "
            f"{found.candidates / count:.1f} looked at, {found.pairs:,} found, "
            f"{found.stories:,} stories; {perf_counter() - began[0]:.0f} s by the clock",
            flush=True,
        )


def write(source: Path, texts: list[str]) -> None:
    """The archive, and beside it the few articles that are read again and again."""
    with source.with_suffix(".part").open("w", encoding="utf-8") as lines:
        for n, text in enumerate(texts):
            day = f"2024-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}"
            line = {"doc": str(n), "text": text, "published": day, "publisher": f"صحيفة {n % 97}"}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
    same = json.dumps(texts[:SAME], ensure_ascii=False)
    source.with_name("same.json").write_text(same, "utf-8")
    source.with_suffix(".part").replace(source)


def costs(out: Path, kept: list[Tally], jobs: int) -> None:
    """A line: seconds of the processor an article, and the same over what never changes."""
    ratios = [ratio for tally in kept if (ratio := against(out, tally.piece))]
    warm = ratios[COLD * jobs :] or ratios
    tenth = max(1, -(-len(ratios) // 10))
    tenths = [ratios[at : at + tenth] for at in range(0, len(ratios), tenth)]
    many = sum(tally.articles for tally in kept)
    told = (
        f"{many:,}",
        f"{sum(tally.characters for tally in kept) / many:.0f}",
        f"{1000 * sum(tally.cpu for tally in kept) / many:.2f}",
        f"{sum(warm) / len(warm):.3f}",
        " ".join(f"{sum(part) / len(part):.2f}" for part in tenths),
    )
    print(HEAD.format(*told), flush=True)


def failed(out: Path, kept: list[Tally], count: int) -> None:
    """Say so where an article is missing."""
    import pyarrow.parquet as pq

    lost = [
        row for part in sorted(out.glob("failures/*")) for row in pq.read_table(part).to_pylist()
    ]
    if lost or sum(tally.articles for tally in kept) != count:
        print(f"{len(lost)} failures, as {lost[:1]}; {len(kept)} chunks")


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


def against(out: Path, number: int) -> float | None:
    """What a worker wrote down after a chunk; none where it was ended just before."""
    try:
        return float((out / f".against-{number}").read_text())
    except (FileNotFoundError, ValueError):
        return None


def progress(done: int, of: int) -> None:
    """A line on a terminal, or in a log every tenth."""
    if sys.stderr.isatty() or done % max(1, of // 10) == 0:
        print(f"{done}/{of}", file=sys.stderr, end="\r" if sys.stderr.isatty() else "\n")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
