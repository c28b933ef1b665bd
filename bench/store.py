"""``make bench-store``: how fast a store takes in, how large it grows, how soon it finds.

Texts are written as for ``make bench``, all of them different. Reading all of them would
take an hour, so the filters of search stand on the readings of some (``--read``), laid on
all in turn. With ``--folder`` the store stays there, and a run that was stopped goes on where
it was; rates are then those of what was left.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from math import log
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from run import cpu
from sqlalchemy import select, text
from written import articles

sys.path.insert(0, str(Path(__file__).parents[1]))

SEED = 1448
WARM = 200
"""Articles that are not counted: they load tables."""

TOWNS = ("حلب", "الموصل", "بنغازي", "عدن", "طنطا")


def main() -> None:
    """Measure, and print the table."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--articles", type=int, default=100_000)
    flags.add_argument("--read", type=int, default=1000)
    flags.add_argument("--queries", type=int, default=60, help="of each kind")
    flags.add_argument("--kills", type=int, default=0)
    flags.add_argument("--folder", type=Path, help="where the store stays, and is taken up again")
    told = flags.parse_args()
    print(f"{'machine':44} one core of {cpu()}")
    if told.folder:
        told.folder.mkdir(parents=True, exist_ok=True)
        growth(told.folder, told.articles, told.read, told.queries)
    else:
        with tempfile.TemporaryDirectory() as folder:
            growth(Path(folder), told.articles, told.read, told.queries)
    if told.kills:
        crashes(told.kills)


def growth(folder: Path, count: int, read: int, asked: int) -> None:
    """Take in a hundredth, a tenth and the rest: the rate must hold as the store grows."""
    from khabar.store.store import open_store

    texts = articles(count)
    sources = written_down(folder, texts)
    size = sum(len(each.encode()) for each in texts)
    store_file = folder / "bench.khabar"
    cost = []
    for path in sources:
        taken = alone(store_file, path)
        if taken.kept:
            cost.append(taken.cost)
            row(f"kept, the {path.stem} {taken.kept:,}", str(taken))
    if len(cost) == len(sources):
        times = cost[-1] / cost[0]
        allowed = log(count) / log(count / 100)
        told = f"{times:.2f} times the first (n log n allows {allowed:.2f})"
        row("what one of the last costs", told)
    row("the same again", str(alone(store_file, sources[0], anew=True)))
    with open_store(store_file) as store:
        lay_readings(store, texts, read)
        sizes(store, size)
        searches(store, texts, asked)
        began = perf_counter()
        proof = store.verify()
        assert proof.whole
        row("verify", f"{perf_counter() - began:.1f} s for {proof.rows:,} rows of the log")


def written_down(folder: Path, texts: list[str]) -> list[Path]:
    """The texts in three files of JSON Lines: a hundredth, up to a tenth, and the rest."""
    rng = random.Random(SEED)
    sources = []
    bounds = (0, len(texts) // 100, len(texts) // 10, len(texts))
    for name, first, last in zip(("first", "next", "rest"), bounds, bounds[1:], strict=False):
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            for number in range(first, last):
                day = f"{2016 + rng.randrange(10)}-{rng.randrange(1, 13):02}-15"
                outlet = number % 97
                line = {
                    "text": texts[number], "url": f"https://{outlet}.example/{number}",
                    "publisher": f"صحيفة {outlet}", "published": day,
                }  # fmt: skip
                lines.write(json.dumps(line, ensure_ascii=False) + "\n")
        sources.append(path)
    return sources


class Taken(NamedTuple):
    """How many were taken in, in how many seconds after the first, with which peak of memory."""

    kept: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    memory: float = 0.0

    @property
    def cost(self) -> float:
        """Milliseconds of the processor for each."""
        return 1000 * self.processor / max(self.kept - WARM, 1)

    def __str__(self) -> str:
        rate = (self.kept - WARM) / self.seconds if self.seconds else 0
        return f"{rate:.0f} a second, {self.cost:.2f} ms each, at most {self.memory:.0f} MB"


def alone(store_file: Path, source: Path, *, anew: bool = False) -> Taken:
    """Take a file in, in a process of its own."""
    done = source.with_suffix(".done")
    if done.exists() and not anew:
        return Taken()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        told = pool.submit(taken_in, store_file, source).result()
    done.touch()
    return told


def taken_in(store_file: Path, source: Path) -> Taken:
    """The work of `alone`'s process."""
    from khabar.run.ingest import ingest
    from khabar.run.inlets import inlets
    from khabar.sources.inlet import Given
    from khabar.store.store import open_store

    kept, began, worked = 0, perf_counter(), process_time()
    with open_store(store_file) as store:
        for _ in ingest(store, [*inlets([str(source)], Given())], "bench"):
            kept += 1
            if kept == WARM:  # tables are loaded by now
                began, worked = perf_counter(), process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Taken(kept, perf_counter() - began, process_time() - worked, memory)


def lay_readings(store: object, texts: list[str], read: int) -> None:
    """The readings of some articles as the filters of all."""
    from khabar.lexicon.version import engine
    from khabar.run.reading import read_version
    from khabar.store.derive import Version
    from khabar.store.derived import statements
    from khabar.store.search.terms import STATEMENTS

    with store.reading() as connection:  # type: ignore[attr-defined]
        if connection.execute(select(statements.c.id).limit(1)).first():
            return
    began = perf_counter()
    known = []
    for batch in range(0, read, 64):
        some = store.unread(engine(), batch, min(64, read - batch))  # type: ignore[attr-defined]
        known += [read_version(version) for version in some]
    row("read", f"{read / (perf_counter() - began):.0f} articles a second")
    began = perf_counter()
    assert STATEMENTS.on_reading
    laid = zip(range(1, len(texts) + 1), cycle(known), strict=False)
    while some := [*islice(laid, 1000)]:
        with store.writing() as writing:  # type: ignore[attr-defined]
            for number, article in some:
                version = Version(number, number, article.text, None, None)
                STATEMENTS.on_reading(writing.connection, version, article)
    row("indexed what was read", f"{len(texts) / (perf_counter() - began):.0f} articles a second")


def sizes(store: object, size: int) -> None:
    """The bytes of each index against those of the text."""
    with store.reading() as connection:  # type: ignore[attr-defined]
        rows = connection.execute(text("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
        found = dict(rows.all())
    words = sum(n for name, n in found.items() if name.startswith("words"))
    derived = ("statements", "postings", "terms", "shown")
    rest = sum(n for name, n in found.items() if any(d in name for d in derived))
    row("text", f"{size / 1e6:.0f} MB")
    row("index of words", f"{words / 1e6:.0f} MB, {words / size:.2f} times the text")
    row(
        "with what filters need",
        f"{(words + rest) / 1e6:.0f} MB, {(words + rest) / size:.2f} times",
    )
    row("the whole store", f"{sum(found.values()) / 1e6:.0f} MB")


def queries(texts: list[str], count: int) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Queries of each kind, drawn from the texts.

    Any word is drawn as often as it stands there, so most are everywhere; a word of few
    texts stands in one of a hundred at most, as names and things do that people look for.
    """
    rng = random.Random(SEED)
    some = [re.findall(r"\w{3,}", each) for each in rng.sample(texts, min(2000, len(texts)))]

    spread_of = Counter(word for words in some for word in set(words))
    few = sorted(word for word, n in spread_of.items() if n <= len(some) / 100)

    def word() -> str:
        return rng.choice(rng.choice(some))

    def pair() -> list[str]:
        words = rng.choice(some)
        at = rng.randrange(len(words) - 1)
        return words[at : at + 2]

    def made(kind: object) -> list[tuple[str, dict[str, Any]]]:
        return [kind() for _ in range(count)]  # type: ignore[operator]

    types = ["ASSAULT", "CONSULT", "AID", "PROTEST", "REQUEST"]
    return {
        "any word": made(lambda: (word(), {})),
        "a word of few texts": made(lambda: (rng.choice(few), {})),
        "two words": made(lambda: (" ".join(pair()), {})),
        "a phrase": made(lambda: (f'"{" ".join(pair())}"', {})),
        "OR, NOT": made(lambda: (f"({word()} OR {word()}) -{word()}", {})),
        "the beginning of a word": made(lambda: (word()[:5] + "*", {})),
        "two words and a type": made(lambda: (" ".join(pair()), {"type": rng.choice(types)})),
        "a word, published in a year": made(
            lambda: (word(), {"published_since": "2020-01-01", "published_until": "2020-12-31"})
        ),
        "a word, attributed, a country": made(
            lambda: (word(), {"voice": "attributed", "place": rng.choice(["سوريا", "العراق"])})
        ),
        "a type and a factuality alone": made(
            lambda: ("", {"type": rng.choice(types), "factuality": "PR+"})
        ),
        "a word, within 50 km of a town": made(
            lambda: (word(), {"place": rng.choice(TOWNS), "within_km": 50.0})
        ),
        "a word, events of a month": made(
            lambda: (word(), {"since": "2020-03-01", "until": "2020-03-31"})
        ),
    }


def searches(store: object, texts: list[str], count: int) -> None:
    """The processor's time for queries by kind, and over all of them; nothing waits for a disk."""
    from khabar.store.search.filters import Filters

    for facets in (0, 10):
        every: list[float] = []
        for kind, asked in queries(texts, count).items():
            took = []
            hits = []
            for query, told in asked:
                began = process_time()
                found = store.search(query, Filters(**told), facets=facets)  # type: ignore[attr-defined]
                took.append(1000 * (process_time() - began))
                hits.append(found.total)
            every += took
            name = f"{kind}, facets" if facets else kind
            row(f"search: {name}", f"{spread(took)}; {statistics.median(hits):.0f} hits")
        row(f"search: all kinds{', 10 facets' if facets else ''}", spread(every))


def spread(took: list[float]) -> str:
    """Median and 95th percentile."""
    late = statistics.quantiles(took, n=20)[-1]
    return f"median {statistics.median(took):.1f} ms, 95 % under {late:.0f} ms"


def crashes(kills: int) -> None:
    """Kill an ingest at random."""
    from tests.store.crash import torture
    from tests.store.texts import MANY

    with tempfile.TemporaryDirectory() as folder:
        found = torture(Path(folder), MANY, kills)
    row(
        "killed at random", ", ".join(f"{name} {n}" for name, n in found.items()) + ": nothing lost"
    )


def row(name: str, figure: str) -> None:
    """One line of the table, at once."""
    print(f"{name:44} {figure}", flush=True)


if __name__ == "__main__":
    main()
