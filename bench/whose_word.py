"""Whose word, more narrowly: direct quotations alone, and each text by itself.

    python bench/whose_word.py ../shared/eval/score.py ../shared/eval gold.out [id …]

The referee, the folder of ``text`` and ``gold``, what ``khabar read --jsonl`` printed, and the
ids of the texts that count (all of them where none is given). A direct quotation is found when a
statement that Khabar reads as direct shares half of its place (intersection over union); who said
it does not count, as in the literature on Arabic.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

HALF = 0.5


@dataclass(frozen=True)
class Counts:
    """Cases found, in the gold, and read."""

    hits: int = 0
    gold: int = 0
    read: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.gold + other.gold, self.read + other.read)

    def __str__(self) -> str:
        precision = self.hits / self.read if self.read else 0.0
        recall = self.hits / self.gold if self.gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return f"F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}  n {self.gold}"


def referee(path: str) -> ModuleType:
    """The scoring script as a module."""
    spec = importlib.util.spec_from_file_location("referee", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def quotations(score: ModuleType, case: dict[str, Any], gold: Any, read: Any) -> Counts:
    """Direct statements of one text: how many were found where they stand."""
    finder = score.Finder(case["text"], case["segments"])
    wanted = [finder.content(row) for row in gold["attributions"] if row["mode"] == "direct"]
    wanted = [span for span in wanted if span]
    said = [s for s in read["attributions"] if s["cue_span"] or not s["inherited"]]
    got = [s["content_span"] for s in said if s["mode"] == "direct"]
    hits, left = 0, list(got)
    for span in wanted:
        best = max(left, key=lambda other: score.iou(span, other), default=None)
        if best is not None and score.iou(span, best) >= HALF:
            hits += 1
            left.remove(best)
    return Counts(hits, len(wanted), len(got))


def statements(score: ModuleType, case: dict[str, Any], gold: Any, read: Any) -> Counts:
    """Attributions of one text as the referee counts them."""
    tally = score.Tally()
    score.score_one(case, gold, read, tally, [])
    hits, wanted, got = tally.c.get("attribution", (0, 0, 0))
    return Counts(hits, wanted, got)


def main(script: str, folder: str, printed: str, *only: str) -> None:
    score, quoted, all_said = referee(script), Counts(), Counts()
    lines = Path(printed).read_text("utf-8").splitlines()
    read = {line["doc"]: line for line in map(json.loads, lines) if "doc" in line}
    for path in sorted(Path(folder, "text").glob("*.json")):
        if path.stem not in read or (only and path.stem not in only):
            continue
        case = json.loads(path.read_text("utf-8"))
        gold = json.loads(Path(folder, "gold", path.name).read_text("utf-8"))
        said = statements(score, case, gold, read[path.stem])
        quoted += quotations(score, case, gold, read[path.stem])
        all_said += said
        print(f"{path.stem}  {said}  {case['source']}")
    print(f"statements         {all_said}")
    print(f"direct quotations  {quoted}")


if __name__ == "__main__":
    main(*sys.argv[1:])
