"""Every example of README and docs runs, and every command and flag is told."""

import contextlib
import io
import json
import re
from pathlib import Path

import pytest

from khabar.app.cli import _named, app
from tests.command import khabar
from tests.docs import ROOT, Example, blocks, commands, examples, fits, pages, printed

NOT_RUN = ("make ", "sudo ", "git clone ", "cd ", "pip install ", "python3 -m venv ")
CLI = ROOT / "docs" / "cli.md"


def named(kind: str) -> list[object]:
    return [pytest.param(example, id=example.name) for example in examples(kind)]


@pytest.mark.parametrize("example", named("console"))
def test_what_a_command_prints_is_what_the_page_shows(example: Example, tmp_path: Path) -> None:
    for command, shown in commands(example.text):
        found = printed(command, tmp_path)
        assert fits(shown, found), f"{command}\nrun python -m tests.docs, and look at what changed"


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in pages()])
def test_python_examples_run_and_print_what_they_say(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for example in blocks(page):
        if example.kind == "python":
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(compile(example.text, example.name, "exec"), names)
            told = re.findall(r"# → (.*)", example.text)
            assert said.getvalue().splitlines() == told, example.name


@pytest.mark.parametrize("example", named("json"))
def test_json_examples_are_json(example: Example) -> None:
    for line in example.text.splitlines():
        json.loads(line)


@pytest.mark.parametrize("example", named("sh"))
def test_shell_blocks_hold_only_what_a_test_may_not_do(example: Example) -> None:
    for line in example.text.splitlines():
        assert line.startswith(NOT_RUN), f"{line}: write it as a console example, so that it is run"


@pytest.mark.parametrize("command", [_named(c) for c in app.registered_commands])
def test_every_command_and_flag_is_told(command: str) -> None:
    told = CLI.read_text("utf-8")
    assert f"## khabar {command}" in told
    section = told.split(f"## khabar {command}\n")[1].split("\n## ")[0]
    for flag in set(re.findall(r"--[a-z][a-z-]+", khabar(command, "--help").out)) - {"--help"}:
        assert f"`{flag}" in section, f"docs/cli.md does not tell {flag} of khabar {command}"


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in pages()])
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
