"""Whether `confidence` holds on articles: the chance that was told against what was right.

    python bench/confidence_on.py ../shared/eval/score.py ../shared/eval gold.out [id …]

Arguments as of ``bench/whose_word.py``. A reading is right where its cue is one of the gold, the
source is the gold's and half of the content is shared. Readings without a chance are counted and
left out.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from whose_word import referee

HALF = 0.5
STEPS = (0.0, 0.8, 0.9, 0.95, 1.01)
Told = list[tuple[float | None, bool]]


def main() -> None:
    """Read the arguments and print one line for all, and a table."""
    script, folder, printed, *ids = sys.argv[1:]
    score, base = referee(script), Path(folder)
    told: Told = []
    for line in Path(printed).read_text("utf-8").splitlines():
        read = json.loads(line)
        paths = [base / part / f"{read['doc']}.json" for part in ("text", "gold")]
        if (ids and read["doc"] not in ids) or not all(path.exists() for path in paths):
            continue
        case, gold = (json.loads(path.read_text("utf-8")) for path in paths)
        told += judged(score, case, gold, read)
    report(told)


def judged(score: ModuleType, case: dict[str, Any], gold: Any, read: Any) -> Told:
    """Each statement with a cue in one text: its chance, and whether it is right."""
    finder = score.Finder(case["text"], case["segments"])
    wanted = [
        {**row, "at": finder("cue", row["seg"], row["cue"]), "content": finder.content(row)}
        for row in gold["attributions"]
    ]
    chance = {claim["attribution"]: claim["confidence"] for claim in read["claims"]}
    said = [one for one in read["attributions"] if one["cue_span"]]

    def meets(row: Any, one: Any) -> float:
        met = row["at"] and score.overlap(row["at"], one["cue_span"])
        return 1 + score.iou(row["content"], one["content_span"]) if met else 0.0

    pairs = {number: wanted[n] for n, number in score.pair(wanted, said, meets)}
    found: Told = []
    for number, one in enumerate(said):
        row = pairs.get(number)
        right = bool(
            row
            and score.same_name(row["resolved"], one["chain"][-1]["name"])
            and score.iou(row["content"], one["content_span"]) >= HALF
        )
        found.append((chance.get(one["id"]), right))
    return found


def report(found: Told) -> None:
    """Print the Brier score beside that of one chance for all, and the share right by chance."""
    told = [(chance, right) for chance, right in found if chance is not None]
    share = sum(right for _, right in told) / len(told)
    mean = sum(chance for chance, _ in told) / len(told)
    brier = sum((chance - right) ** 2 for chance, right in told) / len(told)
    print(f"n {len(told)}, without a chance {len(found) - len(told)}")
    print(f"told {mean:.3f} right {share:.3f}")
    print(f"Brier {brier:.4f}, one chance for all {share * (1 - share):.4f}")
    for low, high in pairwise(STEPS):
        part = [right for chance, right in told if low <= chance < high]
        if part:
            print(f"told from {low:.2f} right {sum(part) / len(part):.2f} n {len(part)}")


if __name__ == "__main__":
    main()
