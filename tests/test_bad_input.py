"""Bad input ends in one clear sentence and the right code, and leaves nothing half-written."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.command import REPORT, Answer, khabar, started


def refused(answer: Answer, *words: str, code: int = 1) -> None:
    """One sentence on stderr that holds each of ``words``; nothing on stdout."""
    assert answer.code == code, answer.err
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert answer.err.startswith("khabar: ")
    assert answer.err.endswith(".\n")
    assert "Traceback" not in answer.err
    for word in words:
        assert word in answer.err


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "white space"),
        (random.Random(3).randbytes(20_000), "binary"),
        (b"%PDF-1.4 abc", "PDF"),
        (b'{"doc": "x", "text": "y"}\n', "--jsonl"),
        (b"<!DOCTYPE html><html><body>x", "web page"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_what_is_no_article_is_refused(tmp_path: Path, raw: bytes, word: str, form: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(raw)
    refused(khabar("read", path, "--format", form), str(path), word)
    refused(khabar("read", "-", "--format", form, given=raw), "standard input", word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Plain English prose with not one letter of another script in it.", "no Arabic"),
        ("12345 67 - 89 !!", "no letters"),
        (
            "هیئت دیروز به شهر رسید و گفت که این سفر کوتاه است و نتایج آن فردا اعلام می‌شود.",
            "Persian",
        ),
    ],
)
def test_what_is_not_arabic_is_refused_by_name(tmp_path: Path, text: str, word: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    refused(khabar("read", path, "--format", "json"), word)


def test_a_line_that_is_not_arabic_still_has_its_own_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"doc": "d", "text": "Plain English prose and nothing else."}\n', "utf-8")
    answer = khabar("read", "--jsonl", path, "--format", "json")
    assert answer.code == 0
    [article] = answer.lines
    assert article["doc"] == "d"
    assert article["language"] != "ar"
    assert article["problems"][0]["stage"] == "language"
    assert article["claims"] == []


def test_a_missing_file_names_itself(tmp_path: Path) -> None:
    refused(khabar("read", tmp_path / "none.txt"), "none.txt", "no such file")


def test_a_name_with_a_null_or_far_too_long_is_a_sentence_too() -> None:
    refused(khabar("read", "x" * 5000), "cannot be opened")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    refused(khabar("read", tmp_path), "folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, "utf-8")
    path.chmod(0)
    refused(khabar("read", path), "may not read")


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    began = time.perf_counter()
    refused(khabar("read", path), "50 MB", "--max-mb")
    assert time.perf_counter() - began < 2


def test_standard_input_over_the_limit() -> None:
    refused(khabar("read", "-", "--max-mb", "0.0001", given=b"x" * 200), "--max-mb")


def test_one_bad_file_does_not_cost_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(REPORT, "utf-8")
    answer = khabar("read", tmp_path / "none.txt", good, "--format", "json")
    assert answer.code == 3
    assert len(answer.lines) == 1
    assert "none.txt" in answer.err


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(REPORT.encode(encoding))
    [article] = khabar("read", path, "--format", "json", "--single").lines
    assert article["text"] == REPORT


def test_broken_letters_are_said_and_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    raw = (REPORT * 5).encode()
    path.write_bytes(raw[:40] + b"\xff" + raw[40:])
    answer = khabar("read", path, "--format", "json")
    assert answer.code == 0
    assert "broken character" in answer.err
    assert khabar("read", path, "--format", "json", "--quiet").err == ""


def test_lines_that_are_all_broken_end_with_1(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{\n" * 5, "utf-8")
    answer = khabar("read", "--jsonl", path, "--format", "json")
    assert answer.code == 1
    assert len(answer.lines) == 5
    assert "5 lines" in answer.err


def test_an_empty_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"")
    refused(khabar("read", "--jsonl", path, "--format", "json"), "empty")


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "a.txt", "--jsonl", "b.jsonl"],
        ["read", "a.txt", "--single", "--split"],
        ["read", "a.txt", "b.txt", "--doc-id", "x"],
        ["read", "a.txt", "--published", "03/08/2015"],
        ["read", "a.txt", "--format", "xml"],
        ["read", "a.txt", "--max-mb", "-1"],
        ["explain", "a.txt"],
        ["nothing"],
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(words: list[str]) -> None:
    answer = khabar(*words)
    assert answer.code == 2
    assert answer.err
    assert "Traceback" not in answer.err


def test_a_place_outside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, "utf-8")
    refused(khabar("explain", path, "--at", "100000"), str(len(REPORT)))
    refused(khabar("explain", path, "--at", "-5"), "no character -5")
    refused(khabar("explain", path, "--at", "غزال"), "does not stand")


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, "utf-8")
    refused(khabar("read", path, "--out", tmp_path), "folder")
    refused(khabar("read", path, "--out", tmp_path / "no" / "x.json"), "cannot be written")
    refused(khabar("read", path, "--out", "/proc/khabar.json"), "cannot be written")


def test_a_refused_input_leaves_the_old_output_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    answer = khabar("read", tmp_path / "none.txt", "--format", "json", "--out", out)
    assert answer.code == 1
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "x"}\n' * 20_000)
    run = started("read", "--jsonl", path, "--format", "json")
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    with run:
        said = run.stderr.read()
    assert run.returncode == 141
    assert said == b""


def test_ctrl_c_ends_it_with_a_sentence_and_leaves_no_file(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run = started("read", "--jsonl", "-", "--format", "json", "--out", out)
    assert run.stdin is not None
    run.stdin.write(b'{"text": "x"}\n' * 10)
    run.stdin.flush()
    until = time.monotonic() + 20
    while not list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "Ctrl-C" in said.decode()
    assert "Traceback" not in said.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_without_arabic_is_still_given_utf_8(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    path = tmp_path / "خبر.txt"
    path.write_text(REPORT, "utf-8")
    out, err = started("read", path, "--publisher", "صدى", **environment).communicate()
    assert "بلدية الوادي" in out.decode("utf-8")
    assert err == b""


def test_a_request_to_end_leaves_no_file(tmp_path: Path) -> None:
    run = started("read", "--jsonl", "-", "--format", "json", "--out", tmp_path / "out.json")
    until = time.monotonic() + 20
    while not list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    run.terminate()
    run.communicate(timeout=30)
    assert run.returncode == 143
    assert list(tmp_path.iterdir()) == []
