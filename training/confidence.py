"""Calibrate `confidence` on sentences that the rules were not written with.

    python training/confidence.py [--write]

Logistic regression with a ridge, by Newton's method, no chance in it. The reliability table is of
chances told by models that had not seen the block (five contiguous blocks).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from math import exp, log
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[1] / "bench"))

import cited
import cited_sentences as bench  # type: ignore[import-not-found]

import khabar
import khabar.lexicon.learned.odds as learned
from khabar.record.confidence import traits

BLOCKS = 5
RIDGE = 2.0
TRIFLE = 1e-6
ROUNDS = 12
SIZE = 110
"""Readings in a bin of the table, about."""
SELDOM = 5
RARE = "rule seldom met"


class Case(NamedTuple):
    """A reading: what shows of it, and whether it is right."""

    traits: list[str]
    right: bool


def cases() -> list[Case]:
    """Every reading with a cue whose source the marks settle."""
    found = []
    for line in cited.lines():
        article = khabar.read(line.text, single=True)[0]
        read = list(article.attributions)
        pairs = {id(b): a for a, b in bench.paired(line, read)}
        for said in read:
            if said.cue_span is None:
                continue
            one = pairs.get(id(said))
            known = bench.right(one, said) if one else False
            if one and known is None:
                continue
            sentence = next(
                s for s in article.sentences if s.start <= said.content_span.start < s.stop
            )
            rivals = sum(sentence.start <= a.content_span.start < sentence.stop for a in read)
            good = bool(
                one and known and bench.overlap(one.hull("c"), said.content_span) >= bench.SAME
            )
            found.append(Case(traits(said, rivals, sentence), good))
    return found


def often(case: Case, shown: list[Case]) -> bool:
    """Whether the rule of a case is met often enough for a chance to be told."""
    [rule] = (trait for trait in case.traits if trait.startswith("rule "))
    return sum(rule in other.traits for other in shown) >= learned.LEAST


def fitted(shown: list[Case]) -> learned.Odds:
    """The model of some cases; rules met less than `learned.LEAST` times are weighed as one.

    Other traits met less than `SELDOM` times weigh nothing.
    """
    first = Counter(trait for case in shown for trait in case.traits)
    seldom = {t for t, n in first.items() if t.startswith("rule ") and n < learned.LEAST}
    shown = [Case([RARE if t in seldom else t for t in c.traits], c.right) for c in shown]
    met = Counter(trait for case in shown for trait in case.traits)
    names = sorted(trait for trait in met if met[trait] >= SELDOM)
    column = {name: n for n, name in enumerate(names)}
    kept = [([column[t] for t in c.traits if t in column], c.right) for c in shown]
    ridge = [TRIFLE if name == "all" else RIDGE for name in names]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope = [r * w for r, w in zip(ridge, weights, strict=True)]
        bend = [[r * (n == m) for m in range(len(names))] for n, r in enumerate(ridge)]
        for each, right in kept:
            chance = 1 / (1 + exp(-sum(weights[n] for n in each)))
            for n in each:
                slope[n] += chance - right
                for m in each:
                    bend[n][m] += chance * (1 - chance)
        step = solved(bend, slope)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
    found = dict(zip(names, weights, strict=True))
    rare = found.pop(RARE, 0.0)
    found |= dict.fromkeys(seldom, rare)
    return learned.Odds(dict(sorted(found.items())), dict(first), ())


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of equations whose matrix is symmetric and positive."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for n, line in enumerate(rows):
        for other in rows[n + 1 :]:
            share = other[n] / line[n]
            if share:
                for m in range(n, len(line)):
                    other[m] -= share * line[m]
    found = [0.0] * len(rows)
    for n in reversed(range(len(rows))):
        rest = sum(rows[n][m] * found[m] for m in range(n + 1, len(rows)))
        found[n] = (rows[n][-1] - rest) / rows[n][n]
    return found


def main() -> None:
    """Print how reliable the chances are, and write the model where asked."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--write", action="store_true", help="write the model into the package")
    asked = flags.parse_args()
    all_cases = cases()
    told = []
    for block in range(BLOCKS):
        first, stop = (len(all_cases) * n // BLOCKS for n in (block, block + 1))
        model = fitted([*all_cases[:first], *all_cases[stop:]])
        told += [
            (model.chance(c.traits), c.right) for c in all_cases[first:stop] if often(c, all_cases)
        ]
    share = sum(r for _, r in told) / len(told)
    print(f"{len(all_cases)} readings, {len(told)} of them told, right {share:.3f}")
    print(f"Brier {brier(told):.4f}, always the same chance {share * (1 - share):.4f}")
    print(f"log loss {-sum(log(c if r else 1 - c) for c, r in told) / len(told):.4f}")
    pairs = [(a, b) for a, r in told if r for b, s in told if not s]
    print(f"area under the curve {sum((a > b) + (a == b) / 2 for a, b in pairs) / len(pairs):.3f}")
    bins = binned(told)
    for one in bins:
        print(f"told {one.told:.2f} right {one.right:.2f} n {one.n}")
    bins = rising(bins)
    if asked.write:
        path = Path(learned.__file__).with_name(learned.FILE)
        path.write_text(table(fitted(all_cases), bins), "utf-8")


def brier(told: list[tuple[float, bool]]) -> float:
    """The mean square of chance against what was so."""
    return sum((chance - right) ** 2 for chance, right in told) / len(told)


def binned(told: list[tuple[float, bool]]) -> list[learned.Bin]:
    """Readings by rising chance in bins of equal size."""
    ranked = sorted(told, key=lambda one: one[0])
    many = max(1, round(len(ranked) / SIZE))
    found = []
    for number in range(many):
        part = ranked[len(ranked) * number // many : len(ranked) * (number + 1) // many]
        found.append(
            learned.Bin(
                len(part),
                sum(c for c, _ in part) / len(part),
                sum(r for _, r in part) / len(part),
            )
        )
    return found


def rising(bins: list[learned.Bin]) -> list[learned.Bin]:
    """Neighbouring bins put together until the share that is right rises with the chance."""
    kept: list[learned.Bin] = []
    for one in bins:
        while kept and kept[-1].right >= one.right:
            last = kept.pop()
            n = last.n + one.n
            one = learned.Bin(
                n,
                (last.told * last.n + one.told * one.n) / n,
                (last.right * last.n + one.right * one.n) / n,
            )
        kept.append(one)
    return kept


def table(model: learned.Odds, bins: list[learned.Bin]) -> str:
    """The model as the package keeps it."""
    lines = ["what\tname\tn\tvalue"]
    lines += [f"weight\t{t}\t{model.met[t]}\t{w:.3f}" for t, w in model.weights.items()]
    lines += [f"bin\t{one.told:.3f}\t{one.n}\t{one.right:.3f}" for one in bins]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
