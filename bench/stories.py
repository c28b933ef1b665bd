"""``make bench-store``, stories: a hundred thousand reports with planted copies, edits, accounts.

Each event is told in one wire text, copies of it (cut, reworded, with a changed figure), and
accounts of other hands. What belongs together is known, so the grouping can be judged: the
adjusted Rand index (Hubert and Arabie 1985) is 1 where it is right, 0 where it is chance.
نص متخيَّل / INVENTED: the sentences of ``stories.tsv`` were written for this file.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import comb
from pathlib import Path
from time import process_time

from written import articles, place_names

from khabar.compare.stories import Stories
from khabar.reader import read as read_text
from khabar.readings.article import Article, Title

SEED = 1450
FIRST = date(2023, 1, 1)
DAYS = 1095
PARTS = ("lead", "rest", "headline")
KINDS = ("fire", "crash", "strike", "convoy", "flood", "arrest", "road", "verdict")


@dataclass(frozen=True)
class Report:
    """A planted report, and the event that it belongs to."""

    text: str
    title: Title
    published: str
    event: int


def sentences() -> dict[tuple[str, str, str], list[str]]:
    """The sentences by kind, version and part."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    with (Path(__file__).parent / "stories.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["kind"], row["version"], row["part"]].append(row["text"])
    return found


def reports(count: int) -> Iterator[Report]:
    """``count`` reports, those of one event after one another; the same for the same count."""
    rng = random.Random(SEED)
    known = sentences()
    towns = sorted({name for name in place_names() if " " not in name})
    details = [text.split("\n")[1:4] for text in articles(count + 2)]
    made, event = 0, 0
    while made < count:
        event += 1
        for report in _event(rng, known, towns, event, details[2 * event], details[2 * event + 1]):
            if made < count:
                made += 1
                yield report


def _event(
    rng: random.Random,
    known: dict[tuple[str, str, str], list[str]],
    towns: list[str],
    event: int,
    extras: list[str],
    others: list[str],
) -> Iterator[Report]:
    kind, day = rng.choice(KINDS), FIRST + timedelta(days=rng.randrange(DAYS))
    slots = {
        "town": rng.choice(towns),
        "what": rng.choice(known["what", "-", "-"]),
        "who": rng.choice(known["who", "-", "-"]),
        "n": rng.randrange(3, 90),
        "m": rng.randrange(2, 12),
        "p": rng.randrange(3, 400),
        "day": rng.choice(("فجر اليوم", "صباح اليوم", "مساء اليوم", "اليوم")),
    }

    def told(version: str, slots: dict[str, object], keep: int) -> tuple[str, str]:
        lead, rest, headline = (known[kind, version, part][0].format(**slots) for part in PARTS)
        return headline, "\n".join((lead, rest, *extras[:keep]))

    def report(title: str, text: str, later: int = 0) -> Report:
        when = (day + timedelta(days=later)).isoformat()
        return Report(text, Title(text=title, span=None), when, event)

    yield report(*told("a", slots, 3))
    for _ in range(min(rng.choice((0, 0, 1, 2, 3, 8)), 8)):
        changed = {**slots, "n": rng.randrange(3, 90)} if rng.random() < 0.15 else slots
        title, text = told("a", changed, rng.choice((1, 2, 3)))
        yield report(title, text.replace(" إن ", " بأن ", 1) if rng.random() < 0.3 else text)
    extras = others
    for _ in range(rng.choice((0, 0, 1, 2))):
        changed = {**slots, "n": rng.randrange(3, 90)} if rng.random() < 0.3 else slots
        yield report(*told("b", changed, 2), later=rng.choice((0, 0, 1)))


def read_in(report: Report) -> Article:
    """The report as Khabar reads it."""
    [article] = read_text(report.text, report.published, title=report.title.text, single=True)
    return article


def adjusted_rand(first: list[int], second: list[str]) -> float:
    """How far two groupings of the same things agree, chance taken off."""
    both = sum(comb(n, 2) for n in Counter(zip(first, second, strict=True)).values())
    one = sum(comb(n, 2) for n in Counter(first).values())
    other = sum(comb(n, 2) for n in Counter(second).values())
    expected = one * other / comb(len(first), 2)
    most = (one + other) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


def grouped(count: int, *, read: bool = False) -> tuple[float, float]:
    """Group ``count`` reports: the index, and the seconds of processor time it took."""
    planted = list(reports(count))
    texts = [read_in(report) for report in planted] if read else planted
    order = list(range(count))
    random.Random(SEED).shuffle(order)
    stories = Stories()
    begun = process_time()
    for number in order:
        stories.add(f"{number:07d}", texts[number])
    spent = process_time() - begun
    found = [stories.story(f"{number:07d}") for number in range(count)]
    return adjusted_rand([report.event for report in planted], found), spent


def main() -> None:
    """Group a thousand, ten thousand and all; print the table."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--articles", type=int, default=100_000)
    flags.add_argument("--read", type=int, default=5_000, help="as many of them read by Khabar")
    told = flags.parse_args()
    index, _ = grouped(told.read, read=True)
    print(f"{told.read:,} reports, read: ARI {index:.3f}")
    steps = [n for n in (1_000, 10_000) if n < told.articles] + [told.articles]
    grouped(200)
    print(f"{'reports':>9} {'ARI':>6} {'ms each':>8}  peak memory")
    for count in steps:
        index, spent = grouped(count)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:>9,} {index:>6.3f} {1000 * spent / count:>8.2f}  {memory:,.0f} MB", flush=True
        )


if __name__ == "__main__":
    main()
