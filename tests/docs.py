"""The fenced examples of README and docs, run as a reader would run them.

``python -m tests.docs`` writes the outputs of ``console`` examples anew.

A ``console`` block holds commands after ``$`` and under each what it prints; a line
that is ``…`` stands for any lines, and ``…`` within a line for anything in it. A
``python`` block runs, after those above it on the same page; what it prints is told by
``# → ``. ``sh`` blocks are for what no test may do.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"


@dataclass(frozen=True)
class Example:
    """One fenced block of a page."""

    page: Path
    kind: str
    text: str

    @property
    def name(self) -> str:
        """Where it stands, as test names show it."""
        line = self.page.read_text("utf-8").split(self.text)[0].count("\n")
        return f"{self.page.name}:{line + 1}"


def pages() -> list[Path]:
    return [
        page for page in (ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))) if page.exists()
    ]


def examples(kind: str) -> list[Example]:
    """Every block of a kind, on every page."""
    return [example for page in pages() for example in blocks(page) if example.kind == kind]


def blocks(page: Path) -> Iterator[Example]:
    for kind, text in FENCE.findall(page.read_text("utf-8")):
        yield Example(page, kind, text)


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block, with the lines under it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        while command.endswith("\\"):
            command = command[:-1] + shown.pop(0).lstrip("> ")
        yield command, shown


def printed(command: str, folder: Path) -> list[str]:
    """What a command prints, run where ``examples/`` lies."""
    own = Path(sys.executable).parent
    if not (folder / "examples").exists():
        (folder / "examples").symlink_to(ROOT / "examples")
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": f"{own}:{os.environ['PATH']}", "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
    )
    return run.stdout.decode("utf-8").rstrip("\n").split("\n") if run.stdout else []


def fits(shown: list[str], found: list[str]) -> bool:
    """Whether lines are as shown, ``…`` standing for any number of them."""
    pattern = "".join(
        r"(?:.*\n)*"
        if line.strip() == ANYTHING
        else re.escape(line.rstrip()).replace(ANYTHING, ".*") + r"\n"
        for line in shown
    )
    return bool(re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in found)))


def rewritten(page: Path) -> str:
    """The page with the outputs of its console examples as they are now."""

    def anew(match: re.Match[str]) -> str:
        if match[1] != "console":
            return match[0]
        told = []
        with tempfile.TemporaryDirectory() as folder:
            for command, shown in commands(match[2]):
                found = printed(command, Path(folder))
                told += [f"$ {command}", *(shown if fits(shown, found) else found)]
        return "```console\n" + "\n".join(line.rstrip() for line in told) + "\n```"

    return FENCE.sub(anew, page.read_text("utf-8"))


if __name__ == "__main__":
    for page in pages():
        page.write_text(rewritten(page), "utf-8")
