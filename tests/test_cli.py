"""Each command does what its help says."""

import json
import sys
import time
import tomllib
from pathlib import Path

import pytest

import khabar as library
from khabar.app.cli import app
from tests.command import REPORT, khabar, started


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.jsonl"
    entries = [
        {"doc": "a", "text": REPORT, "published": "2024-03-05", "publisher": "صدى الوادي"},
        {"doc": "b", "text": REPORT, "publisher": {"name": "وكالة النخيل", "id": "x"}},
        {
            "doc": "c",
            "text": REPORT,
            "title": "عنوان",
            "author": "سمير",
            "url": "https://a.invalid",
        },
    ]
    path.write_text("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in entries), "utf-8")
    return path


def test_a_file_becomes_json_lines_that_point_into_it(report: Path) -> None:
    answer = khabar("read", report, "--format", "json", "--published", "2024-03-05")
    assert answer.code == 0
    assert answer.err == ""
    [article] = answer.lines
    start, stop = article["input_span"]
    assert article["text"] == REPORT[start:stop]
    assert article["doc"] == "report#1"
    assert article["source_doc"] == "report"
    assert article["published"] == "2024-03-05"


def test_json_is_utf_8_without_escapes(report: Path) -> None:
    assert "بلدية الوادي" in khabar("read", report, "--format", "json").out


def test_single_keeps_the_text_and_the_name(report: Path) -> None:
    [article] = khabar("read", report, "--format", "json", "--single", "--doc-id", "d").lines
    assert article["text"] == REPORT
    assert article["input_span"] == [0, len(REPORT)]
    assert (article["doc"], article["source_doc"]) == ("d", None)


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + REPORT.replace("\n", "\r\n").encode())
    [article] = khabar("read", path, "--format", "json", "--single").lines
    assert article["text"] == REPORT.replace("\n", "\r\n")


def test_standard_input_is_read() -> None:
    [article] = khabar("read", "-", "--format", "json", given=REPORT.encode()).lines
    assert article["doc"] == "stdin#1"


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "a.txt" for folder in "xy"]
    for path in paths:
        path.parent.mkdir()
        path.write_text(REPORT, "utf-8")
    answer = khabar("read", *paths, "--format", "json", "--single")
    assert [article["doc"] for article in answer.lines] == [str(path) for path in paths]


def test_the_library_gives_what_the_command_prints(report: Path) -> None:
    [printed] = khabar("read", report, "--format", "json", "--publisher", "صدى الوادي").lines
    [article] = library.read(REPORT, publisher="صدى الوادي", doc="report")
    assert article.text == printed["text"]
    assert [claim.id for claim in article.claims] == [claim["id"] for claim in printed["claims"]]


def test_json_lines_give_one_line_each_in_order(archive: Path) -> None:
    answer = khabar("read", "--jsonl", archive, "--format", "json")
    assert answer.code == 0
    assert [article["doc"] for article in answer.lines] == ["a", "b", "c"]
    a, b, c = answer.lines
    assert (a["published"], a["publisher"]) == ("2024-03-05", {"name": "صدى الوادي", "id": None})
    assert (b["published"], b["publisher"]) == (None, {"name": "وكالة النخيل", "id": "x"})
    assert (c["title"]["text"], c["author"], c["url"]) == ("عنوان", "سمير", "https://a.invalid")
    assert all(article["text"] == REPORT for article in answer.lines)
    assert all(article["source_doc"] is None for article in answer.lines)


def test_json_lines_from_standard_input(archive: Path) -> None:
    answer = khabar("read", "--jsonl", "-", "--format", "json", given=archive.read_bytes())
    assert len(answer.lines) == 3


def test_split_names_the_articles_and_keeps_the_source(archive: Path) -> None:
    answer = khabar("read", "--jsonl", archive, "--split", "--format", "json")
    assert [(x["doc"], x["source_doc"]) for x in answer.lines] == [
        ("a#1", "a"),
        ("b#1", "b"),
        ("c#1", "c"),
    ]


def test_flags_fill_what_a_line_leaves_out(archive: Path) -> None:
    answer = khabar(
        "read", "--jsonl", archive, "--format", "json", "--published", "2020-01-01",
        "--publisher", "الناشر",
    )  # fmt: skip
    assert [x["published"] for x in answer.lines] == ["2024-03-05", "2020-01-01", "2020-01-01"]
    assert answer.lines[2]["publisher"]["name"] == "الناشر"


def test_a_broken_line_stands_in_its_place_and_the_rest_goes_on(archive: Path) -> None:
    first, *rest = archive.read_text("utf-8").splitlines()
    archive.write_text("\n".join([first, "{broken", *rest]), "utf-8")
    answer = khabar("read", "--jsonl", archive, "--format", "json")
    assert answer.code == 3
    problem = answer.lines[1]
    assert problem.keys() == {"schema", "line", "reason"}
    assert (problem["schema"], problem["line"]) == ("khabar.problem/1", 2)
    assert [x.get("doc") for x in answer.lines] == ["a", None, "b", "c"]
    assert "line 2" in answer.err


def test_output_goes_to_a_file_whole(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    answer = khabar("read", report, "--format", "json", "--out", out)
    assert (answer.code, answer.out) == (0, "")
    assert json.loads(out.read_text("utf-8"))["doc"] == "report#1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "report.txt"]


def test_the_page_shows_the_sentence_and_whose_word_it_is(report: Path) -> None:
    answer = khabar("read", report, "--publisher", "صدى الوادي", "--published", "2024-03-05")
    assert answer.code == 0
    assert "صدى الوادي · 5 March 2024 · report#1" in answer.out
    assert "بلدية الوادي" in answer.out
    assert "whose word" in answer.out
    assert "\x1b" not in answer.out
    assert not set(answer.out) & set("\u2066\u2067\u2068\u2069\u200f")
    assert max(map(len, answer.out.splitlines())) <= 100


def test_explain_tells_the_rules_under_a_place(report: Path) -> None:
    answer = khabar(
        "explain", report, "--at", str(REPORT.index("أمس")), "--published", "2024-03-05"
    )
    assert answer.code == 0
    assert "|أ|مس" in answer.out


def test_explain_finds_words(report: Path) -> None:
    by_words = khabar("explain", report, "--at", "بلدة النخيل").out
    assert by_words == khabar("explain", report, "--at", str(REPORT.index("بلدة النخيل"))).out


def test_names_gives_a_label_for_each_word_and_keeps_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes("وصل\r\nالوفد\r\nإلى\r\nدمشق\r\n\r\nأمس\r\n".encode())
    answer = khabar("names", "--conll", path)
    assert answer.code == 0
    lines = answer.out.split("\n")
    assert [line.split(" ")[0] for line in lines] == ["وصل", "الوفد", "إلى", "دمشق", "", "أمس", ""]
    assert lines[3] == "دمشق B-LOC"


def test_version() -> None:
    assert khabar("--version").out == f"khabar {library.__version__}\n"
    project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == library.__version__


@pytest.mark.parametrize(
    "command", [c.callback.__name__.replace("_", "-") for c in app.registered_commands]
)
def test_every_command_has_help_with_examples(command: str) -> None:
    answer = khabar(command, "--help")
    assert answer.code == 0
    assert f"khabar {command}" in answer.out.replace("Usage: khabar", "")


def test_help_tells_the_exit_codes() -> None:
    assert "130" in khabar("--help").out


def test_start_up_is_quick() -> None:
    """The best of three, for the machine may be busy."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        started("--help").communicate()
        took.append(time.perf_counter() - began)
    assert min(took) < 0.7


def test_importing_the_library_loads_nothing_heavy() -> None:
    import subprocess

    code = "import khabar, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert not {b"msgspec", b"rich", b"typer", b"khabar.reader"} & set(loaded.split())
