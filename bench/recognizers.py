"""The Arabic cases of Microsoft Recognizers-Text, and why each that fails does.

    python bench/recognizers.py SPECS          what passes, by file
    python bench/recognizers.py SPECS --write  docs/recognizers.tsv and the tables of recognizers.md
    python bench/recognizers.py --write        the same, from the failing cases of the table alone

A pass is one of the case's resolved values or its TIMEX among our values, or an empty
answer where nothing is to be found. The column ``class`` of the table is kept by hand:
a new failure is written with a question mark, and tests ask that none is left.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from khabar.annotators.dates.rules import times
from khabar.annotators.language.opened import opened
from khabar.annotators.numbers.rules import numbers
from khabar.readings.number import Number
from khabar.readings.time import Time
from khabar.text.document import Document

DOCS = Path(__file__).parent.parent / "docs"
TABLE, PAGE = DOCS / "recognizers.tsv", DOCS / "recognizers.md"
COLUMNS = ("file", "case", "day", "text", "wanted", "ours", "class")
BEGIN, END = "<!-- generated: {} -->", "<!-- end -->"
RESOLVED = re.compile(r'"(?:value|timex|Timex|start|end|date|dateTime|time)": "?([^",}]+)')
"""Where a case keeps its values; what a comma cuts off («(20,35]») is never one of ours."""
UNKNOWN, NOTHING, ANYTHING = "?", "nothing", "anything"


class Case(NamedTuple):
    """One case: its file and number there, the day it is read on, and what it wants."""

    file: str
    number: int
    day: str
    text: str
    wanted: tuple[tuple[str, ...], ...]


def cases(specs: Path) -> Iterator[Case]:
    """Every case of the folder, file by file."""
    for path in sorted(specs.rglob("*.json")):
        for number, one in enumerate(json.loads(path.read_text("utf-8-sig"))):
            day = ((one.get("Context") or {}).get("ReferenceDateTime") or "")[:10]
            wanted = tuple(tuple(sorted(values(found))) for found in one["Results"])
            yield Case(path.stem, number, day, one["Input"], wanted)


def listed() -> Iterator[Case]:
    """The cases of the table, which fail or failed."""
    for row in rows():
        results = row["wanted"].split("; ") if row["wanted"] != NOTHING else []
        wanted = tuple(() if told == ANYTHING else tuple(told.split(" or ")) for told in results)
        yield Case(row["file"], int(row["case"]), row["day"], row["text"], wanted)


def values(result: dict[str, Any]) -> set[str]:
    """What a result of a case may come to."""
    told = result.get("Resolution") or result.get("Value") or {}
    return set(RESOLVED.findall(json.dumps(told, ensure_ascii=False)))


def read(text: str, day: str) -> list[Time | Number]:
    """Our times and numbers of a text that came out on a day."""
    page = opened(Document(text, published=date.fromisoformat(day) if day else None))
    when, above = tuple(times(page.words)), tuple(times(page.heads))
    counted = (*numbers(page.words, when), *numbers(page.heads, above))
    dated: list[Time | Number] = [found.value for found in (*when, *above)]
    return dated + [found.value for found in counted]


def passes(case: Case, ours: list[Time | Number]) -> bool:
    have = {str(found.value) for found in ours}
    if not case.wanted:
        return not have
    return all((set(want) & have) if want else have for want in case.wanted)


def shown(ours: list[Time | Number]) -> str:
    """Our readings in one cell."""
    return "; ".join(
        f"{found.text} = {found.low}–{found.high}"
        if isinstance(found, Number) and found.value is None
        else f"{found.text} = {found.value}"
        for found in ours
    )


def rows() -> list[dict[str, str]]:
    """The table as it stands."""
    if not TABLE.exists():
        return []
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def flat(cell: str) -> str:
    return re.sub(r"\s+", " ", cell).strip()


def main() -> None:
    """Measure, and with ``--write`` bring the table and the page up to date."""
    flags = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    flags.add_argument("specs", type=Path, nargs="?")
    flags.add_argument("--write", action="store_true")
    options = flags.parse_args()
    known = {(row["file"], row["case"]): row["class"] for row in rows()}
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    failing = []
    for case in cases(options.specs) if options.specs else listed():
        ours = read(case.text, case.day)
        total[case.file] += 1
        if passes(case, ours):
            passed[case.file] += 1
            continue
        wanted = "; ".join(" or ".join(want) or ANYTHING for want in case.wanted) or NOTHING
        why = known.get((case.file, str(case.number)), UNKNOWN)
        failing.append((
            case.file, str(case.number), case.day, flat(case.text), wanted,
            flat(shown(ours)) or NOTHING, why,
        ))  # fmt: skip
    measured = [f"| {name} | {passed[name]}/{total[name]} |" for name in total]
    print("\n".join(measured))
    print(f"all {passed.total() / total.total():.3f} {passed.total()}/{total.total()}")
    if options.write:
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            for row in (COLUMNS, *failing):
                file.write("\t".join(row) + "\n")
        whole = f"| all | {passed.total()}/{total.total()} ({passed.total() / total.total():.3f}) |"
        if options.specs:
            write("passes", ["| file | passes |", "|---|---|", *measured, whole])
        write("classes", list(by_class(Counter(row[-1] for row in failing))))


def by_class(counts: Counter[str]) -> Iterator[str]:
    """The table of how many cases fail for which reason."""
    yield "| class | cases |"
    yield "|---|---|"
    for name, count in counts.most_common():
        yield f"| {name} | {count} |"


def write(name: str, lines: list[str]) -> None:
    """Put lines between the marks of the page that bear a name."""
    page = PAGE.read_text("utf-8")
    before, begin, rest = page.partition(BEGIN.format(name))
    _, end, after = rest.partition(END)
    PAGE.write_text(before + begin + "\n" + "\n".join(lines) + "\n" + end + after, "utf-8")


if __name__ == "__main__":
    main()
