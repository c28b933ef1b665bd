"""``make bench-store``: how fast a store takes in, how large it grows, how soon it finds.

Texts are written as for ``make bench``, all of them different. Reading all of them would
take half an hour, so the filters of search stand on the readings of some (``--read``),
laid on all in turn.
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
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time

from run import cpu
from sqlalchemy import text
from written import articles

sys.path.insert(0, str(Path(__file__).parents[1]))

SEED = 1448
QUERIES = 200
DAYS = 3650
TOWNS = ("حلب", "الموصل", "بنغازي", "عدن", "طنطا")


def main() -> None:
    """Measure, and print the table."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--articles", type=int, default=100_000)
    flags.add_argument("--read", type=int, default=1000)
    flags.add_argument("--kills", type=int, default=120)
    told = flags.parse_args()
    print(f"{'machine':44} one core of {cpu()}")
    with tempfile.TemporaryDirectory() as folder:
        growth(Path(folder), told.articles, told.read)
    if told.kills:
        crashes(told.kills)


def growth(folder: Path, count: int, read: int) -> None:
    """Take in a tenth, and then the rest: the rate must hold as the store grows."""
    from khabar.run.ingest import ingest
    from khabar.run.inlets import inlets
    from khabar.sources.inlet import Given
    from khabar.store.store import open_store

    texts = articles(count)
    rng = random.Random(SEED)
    sources = []
    for name, some in (("first", range(count // 10)), ("rest", range(count // 10, count))):
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            for number in some:
                day = f"{2016 + rng.randrange(10)}-{rng.randrange(1, 13):02}-15"
                outlet = number % 97
                line = {
                    "text": texts[number], "url": f"https://{outlet}.example/{number}",
                    "publisher": f"صحيفة {outlet}", "published": day,
                }  # fmt: skip
                lines.write(json.dumps(line, ensure_ascii=False) + "\n")
        sources.append(path)
    size = sum(len(each.encode()) for each in texts)
    with open_store(folder / "bench.khabar") as store:
        for path in sources:
            began = perf_counter()
            kept = sum(1 for _ in ingest(store, [*inlets([str(path)], Given())], "bench"))
            rate = kept / (perf_counter() - began)
            row(f"kept, the {path.stem} {kept:,}", f"{rate:.0f} articles a second")
        began = perf_counter()
        kept = sum(1 for _ in ingest(store, [*inlets([str(sources[0])], Given())], "bench"))
        row("the same again", f"{kept / (perf_counter() - began):.0f} articles a second")
        lay_readings(store, texts, read)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        held = sum(map(len, texts)) * 2 / 1e6
        row("memory at most", f"{peak:.0f} MB, of which the texts some {held:.0f}")
        sizes(store, size)
        searches(store, texts)
        began = perf_counter()
        proof = store.verify()
        assert proof.whole
        row("verify", f"{perf_counter() - began:.1f} s for {proof.rows:,} rows of the log")


def lay_readings(store: object, texts: list[str], read: int) -> None:
    """The readings of some articles as the filters of all."""
    from khabar.lexicon.version import engine
    from khabar.run.reading import read_version
    from khabar.store.derive import Version
    from khabar.store.search.terms import STATEMENTS

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
        found = dict(rows.tuples().all())
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


def queries(texts: list[str]) -> dict[str, list[tuple[str, dict[str, object]]]]:
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

    def made(kind: object) -> list[tuple[str, dict[str, object]]]:
        return [kind() for _ in range(QUERIES)]  # type: ignore[operator]

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


def searches(store: object, texts: list[str]) -> None:
    """The processor's time for queries by kind, and over all of them; nothing waits for a disk."""
    from khabar.store.search.filters import Filters

    for facets in (0, 10):
        every: list[float] = []
        for kind, asked in queries(texts).items():
            took = []
            hits = []
            for query, told in asked if not facets else asked[:40]:
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
