"""Train the speller of names in Latin letters; or measure it on a fifth held out.

    python training/speller.py train DATA
    python training/speller.py measure DATA

DATA is the folder with ``names/``: pairs of Wikidata, a Latin and an Arabic spelling of one
name and how often. The fifth is every Arabic spelling whose CRC divides by five, so that
no spelling is on both sides. There is no chance in training.
"""

from __future__ import annotations

import argparse
import gzip
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from khabar.lexicon.learned import latin
from khabar.text.view import fold

FIFTH = 5
ROUNDS = 4
LONGEST_UNIT = 4
MOST_WAYS = 6
SMALL = 1e-7
FEWEST = {"5": 4.0, "4": 3.0, "3": 2.0, "2": 1.0, "1": 0.0, "0": 0.0}
"""Seen less often than this, a context is not kept."""
UNLIKELY = 4.5
"""Pairs that cost more than this a letter are no spellings of one name («köprülü», محمد)."""


class Pair(NamedTuple):
    """One name in both alphabets, and how often Wikidata has it."""

    latin: str
    arabic: str
    count: int


def main() -> None:
    """Read the arguments and do it."""
    flags = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    flags.add_argument("what", choices=("train", "measure"))
    flags.add_argument("data", type=Path)
    asked = flags.parse_args()
    found = list(pairs(asked.data))
    if asked.what == "train":
        model = trained(found)
        path = Path(latin.__file__).with_name(latin.FILE)
        path.write_bytes(model)
        print(f"{path.name}: {len(model):,} bytes")
        return
    held = [pair for pair in found if zlib.crc32(pair.arabic.encode()) % FIFTH == 0]
    left = [pair for pair in found if zlib.crc32(pair.arabic.encode()) % FIFTH]
    speller = latin.Speller(trained(left))
    measure(speller, held)


def pairs(data: Path) -> Iterable[Pair]:
    """The pairs, in plain lower-case letters and folded Arabic ones."""
    merged: Counter[tuple[str, str]] = Counter()
    with gzip.open(data / "names" / "wd_arabic_train.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            spelt, letters, count = line.rstrip("\n").split("\t")
            plain = unicodedata.normalize(
                "NFKD", spelt.lower().replace("\u0131", "i").replace("\u00f8", "o")
            )
            plain = "".join(letter for letter in plain if "a" <= letter <= "z")
            arabic = fold(letters.replace(" ", ""))
            if plain and arabic.isalpha() and len(arabic) > 1:
                merged[plain, arabic] += int(count)
    return (Pair(*names, count) for names, count in sorted(merged.items()))


def weight(pair: Pair) -> float:
    """How much a pair counts: the common ones more, but not a thousand times more."""
    return 1 + log(pair.count)


def aligned(found: list[Pair]) -> list[tuple[Pair, list[str]]]:
    """Each pair with the Latin unit of every Arabic letter, by Viterbi training."""
    costs: dict[tuple[str, str], float] = {}
    done: list[tuple[Pair, list[str]]] = []
    for _ in range(ROUNDS):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        done = []
        for pair in found:
            cost, units = _path(pair, costs)
            if units is None or (
                costs and cost > UNLIKELY * max(len(pair.arabic), len(pair.latin))
            ):
                continue
            done.append((pair, units))
            for letter, unit in zip(pair.arabic, units, strict=True):
                counts[letter][unit] += weight(pair)
        costs = {}
        for letter, ways in counts.items():
            total = sum(ways.values()) + 1
            for unit, count in ways.items():
                costs[letter, unit] = -log(count / total)
    return done


def _path(pair: Pair, costs: dict[tuple[str, str], float]) -> tuple[float, list[str] | None]:
    """The cheapest way to cut the Latin spelling into a unit for each Arabic letter."""
    arabic, spelt = pair.arabic, pair.latin
    dear = -log(SMALL)
    ratio = len(spelt) / len(arabic)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for n, letter in enumerate(arabic):
        here: dict[int, tuple[float, int]] = {}
        for begin, (cost, _) in best[-1].items():
            for end in range(begin, min(len(spelt), begin + LONGEST_UNIT) + 1):
                if costs:
                    more = costs.get((letter, spelt[begin:end]), dear)
                else:
                    more = abs(end - (n + 1) * ratio) + abs(end - begin - ratio)
                if end not in here or cost + more < here[end][0]:
                    here[end] = (cost + more, begin)
        best.append(here)
    if len(spelt) not in best[-1]:
        return 0.0, None
    total, end, units = best[-1][len(spelt)][0], len(spelt), []
    for here in reversed(best[1:]):
        begin = here[end][1]
        units.append(spelt[begin:end])
        end = begin
    return total, units[::-1]


def trained(found: list[Pair]) -> bytes:
    """The model file: choices by context, each mixed with those of shorter ones (Witten-Bell)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, units in aligned(found):
        letters = f"{latin.EDGE * 2}{pair.arabic}{latin.EDGE * 2}"
        last = ""
        for n, unit in enumerate(units):
            for context in latin.contexts(letters, n + 2, last):
                counts[context][unit] += weight(pair)
            last = unit
    mixed: dict[str, dict[str, float]] = {}
    for context in sorted(counts, key=lambda one: one[0]):
        ways = counts[context]
        total, kinds = sum(ways.values()), len(ways)
        if total < FEWEST[context[0]]:
            continue
        share = total / (total + kinds)
        below = _shorter(context, mixed)
        units = {*ways, *below}
        mixed[context] = {
            unit: share * ways[unit] / total + (1 - share) * below.get(unit, 0.0) for unit in units
        }
    choices = {}
    for context, ways in mixed.items():
        likeliest = sorted(ways.items(), key=lambda way: (-way[1], way[0]))[:MOST_WAYS]
        choices[context] = [(unit, -log(max(chance, SMALL))) for unit, chance in likeliest]
    model = latin.Speller(latin.pack(choices, {}))
    commonest: dict[str, Pair] = {}
    for pair in found:
        before = commonest.get(pair.arabic)
        if before is None or (pair.count, before.latin) > (before.count, pair.latin):
            commonest[pair.arabic] = pair
    listed = {
        arabic: pair.latin
        for arabic, pair in commonest.items()
        if model.spelt(arabic) != pair.latin and pair.count > 1
    }
    return latin.pack(choices, listed)


def _shorter(context: str, mixed: dict[str, dict[str, float]]) -> dict[str, float]:
    """The choices of the next shorter context."""
    kind, rest = context[0], context[1:]
    letters, _, last = rest.partition("/")
    if kind == "0":
        return {}
    cut = {
        "5": f"4{letters[1:]}/{last}",
        "4": f"3{letters[:-1]}/{last}",
        "3": f"2{letters[1:]}/{last}",
        "2": f"1{letters[:1]}/{last}",
        "1": f"0{letters}",
    }
    return mixed[cut[kind]]


def measure(speller: latin.Speller, held: list[Pair]) -> None:
    """Print how often the spelling is the commonest one, is any attested, is an edit away."""
    by_arabic: dict[str, list[Pair]] = defaultdict(list)
    for pair in held:
        by_arabic[pair.arabic].append(pair)
    for least in (1, 2, 5):
        exact = any_one = near = near_any = total = 0
        for arabic, all_pairs in by_arabic.items():
            best = max(all_pairs, key=lambda pair: (pair.count, pair.latin))
            if best.count < least:
                continue
            total += 1
            told = speller.spelt(arabic)
            edits = [Levenshtein.distance(told, pair.latin) for pair in all_pairs]
            exact += told == best.latin
            near += Levenshtein.distance(told, best.latin) <= 1
            any_one += min(edits) == 0
            near_any += min(edits) <= 1
        print(
            f"seen {least}+ times: n {total}, the commonest spelling {exact / total:.3f}, "
            f"within one edit {near / total:.3f}; any attested spelling {any_one / total:.3f}, "
            f"within one edit {near_any / total:.3f}"
        )


if __name__ == "__main__":
    main()
