"""How well the rules read attribution in sentences written without looking at them.

    python bench/cited_sentences.py [--wrong N]

The sentences are those of ``training/attribution``. A statement is found where the cues
overlap; without a cue, where the sources do.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

import cited

import khabar
from khabar.readings.attribution import Attribution
from khabar.text.view import fold

WORD = re.compile(r"\w+")
SAME = 0.5


def main() -> None:
    """Read every sentence by itself and print the figures, in all and by file."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--wrong", type=int, default=0, help="show so many of what was misread")
    asked = flags.parse_args()
    tallies: dict[str, Counter[str]] = {}
    shown = 0
    for line in cited.lines():
        found = list(khabar.read(line.text, single=True)[0].attributions)
        pairs = paired(line, found)
        for name in ("all", line.file):
            tallies.setdefault(name, Counter()).update(counted(line, found, pairs))
        if len(pairs) < max(len(line.cited), len(found)) and shown < asked.wrong:
            shown += 1
            print(line.file, line.text, [a.content_span.of(line.text) for a in found], sep=" | ")
    for name, tally in tallies.items():
        print(f"{name:18s}", figures(tally))


def paired(line: cited.Line, found: list[Attribution]) -> list[tuple[cited.Cited, Attribution]]:
    """Marked and found statements, one to one, the best content first."""
    scored = sorted(
        (
            (-overlap(one.hull("c"), read.content_span), n, m)
            for n, one in enumerate(line.cited)
            for m, read in enumerate(found)
            if meets(one, read)
        ),
    )
    taken: list[tuple[int, int]] = []
    for _, n, m in scored:
        if all(n != a and m != b for a, b in taken):
            taken.append((n, m))
    return [(line.cited[n], found[m]) for n, m in taken]


def meets(one: cited.Cited, read: Attribution) -> bool:
    """Whether a found statement has the marked one's cue, or its source where there is no cue."""
    if "q" in one.parts and read.cue_span:
        return any(a < read.cue_span.stop and b > read.cue_span.start for a, b in one.parts["q"])
    place = one.hull("s")
    return bool(
        place
        and read.source_span
        and place[0] < read.source_span.stop
        and place[1] > read.source_span.start
    )


def overlap(one: tuple[int, int] | None, other: tuple[int, int]) -> float:
    """Letters in both over letters in either."""
    if one is None:
        return 0.0
    both = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return both / ((one[1] - one[0]) + (other[1] - other[0]) - both)


def same_name(one: str, other: str) -> bool:
    """Whether half the words of the shorter name are in the longer one, articles left out."""
    a, b = bare(one), bare(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= SAME


def bare(name: str) -> set[str]:
    """The folded words of a name without «ال» and «لل»."""
    words = WORD.findall(fold(name))
    return {word.removeprefix("لل").removeprefix("ال") if len(word) > 4 else word for word in words}


def right(one: cited.Cited, read: Attribution) -> bool | None:
    """Whether the source is the marked one; None where the marks do not say who it is."""
    if not one.who:
        return None
    last = read.chain[-1] if read.chain else None
    if one.who == "!":
        return last is not None and not last.named and last.span is None
    return last is not None and same_name(one.who, last.name)


def counted(
    line: cited.Line, found: list[Attribution], pairs: list[tuple[cited.Cited, Attribution]]
) -> Counter[str]:
    """What one line adds to the figures."""
    tally = Counter(lines=1, gold=len(line.cited), read=len(found), both=len(pairs))
    for one, read in pairs:
        iou = overlap(one.hull("c"), read.content_span)
        known = right(one, read)
        tally["content"] += iou >= SAME
        tally["exact"] += iou >= 0.95
        tally["asked"] += known is not None
        tally["source"] += known is True
        tally["strict"] += known is not False and iou >= SAME
    return tally


def figures(t: Counter[str]) -> str:
    """The figures of a tally, each with its count."""
    both, gold, read = t["both"], t["gold"], t["read"]
    precision, recall = both / max(1, read), both / max(1, gold)
    return (
        f"n {t['lines']} P {precision:.3f} R {recall:.3f} F1 {f1(both, gold, read):.3f} "
        f"({both} of {gold} marked, {read} read); source {t['source'] / max(1, t['asked']):.3f} "
        f"of {t['asked']}; content half {t['content'] / max(1, both):.3f}, "
        f"exact {t['exact'] / max(1, both):.3f}; strict F1 {f1(t['strict'], gold, read):.3f}"
    )


def f1(right_ones: int, gold: int, read: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right_ones / max(1, gold + read)


if __name__ == "__main__":
    main()
