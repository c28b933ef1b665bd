"""The list of failing cases of Recognizers-Text says what Khabar answers today, and why."""

import re

import pytest

from bench.recognizers import DOCS, PAGE, UNKNOWN, listed, passes, read, rows, shown

ROWS = rows()


@pytest.mark.parametrize("name", sorted({row["file"] for row in ROWS}))
def test_each_case_is_answered_as_listed(name: str) -> None:
    mend = "run python bench/recognizers.py --write, and look at what changed"
    for row, case in zip(ROWS, listed(), strict=True):
        if row["file"] == name:
            ours = read(case.text, case.day)
            told = re.sub(r"\s+", " ", shown(ours)).strip() or "nothing"
            assert told == row["ours"], f"{name} {row['case']}: {mend}"
            assert not passes(case, ours), f"{name} {row['case']} passes now: {mend}"


def test_each_class_is_explained() -> None:
    page = PAGE.read_text("utf-8")
    told = set(re.findall(r"^\*\*(\w+)\.\*\*", page, re.MULTILINE))
    used = {row["class"] for row in ROWS}
    assert UNKNOWN not in used, "give each new failure a class in docs/recognizers.tsv"
    assert used == told, "explain each class of docs/recognizers.tsv on recognizers.md"


def test_the_page_counts_the_table() -> None:
    page = PAGE.read_text("utf-8")
    for name in {row["class"] for row in ROWS}:
        count = sum(row["class"] == name for row in ROWS)
        assert f"| {name} | {count} |" in page, "run python bench/recognizers.py --write"
    assert (DOCS / "recognizers.tsv").exists()
