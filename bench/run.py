"""``make bench``: how fast, how large, how soon; each figure from a process of its own."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

from written import articles

HERE = Path(__file__).parent
STARTS = 5
COMPILED = HERE.parent / "dist" / "compiled"
"""Where ``make wheel-compiled`` puts its wheel: if one is there, it is measured as well."""


def main() -> None:
    """Write the articles, measure, and print the table."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--articles", type=int, default=2000)
    count = flags.parse_args().articles
    texts = articles(count)
    distinct = len({word for text in texts for word in re.findall(r"\w+", text)})
    letters = sum(map(len, texts)) / len(texts)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "articles.json")
        corpus.write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
        report = Path(folder, "one.txt")
        report.write_text(texts[0], "utf-8")
        helped = quickest("--help")
        read = quickest("read", str(report), "--format", "json")
        fast = measured("speed", corpus)
        long = measured("long", corpus)
        quick = measured("speed", corpus, wheel) if (wheel := unpacked(Path(folder))) else None
        bert = measured("bert", corpus) if all(map(find_spec, ("onnx", "onnxruntime"))) else None
    rate = count / fast["reading"]
    rows = [
        ("articles", f"{count} of {letters:.0f} characters, {distinct:,} distinct words"),
        ("machine", f"one core of {cpu()}, Python {platform.python_version()}"),
        ("speed", f"{rate:.0f} articles a second"),
        ("an article", f"{1000 / rate:.2f} ms, {fast['claims'] / count:.1f} statements"),
        ("against finditer(r'\\w+')", f"{fast['reading'] / fast['plain']:.0f} times its time"),
        ("memory at most", f"{fast['memory']:.0f} MB"),
        ("khabar --help", f"{helped:.2f} s"),
        ("khabar read, one article", f"{read:.2f} s"),
        ("import, load, first article", f"{fast['first']:.2f} s"),
        ("one text of 1 MB", f"{long['one']:.1f} s; ten of 100 kB {long['ten']:.1f} s "
                             f"({long['one'] / long['ten']:.2f} times)"),
    ]  # fmt: skip
    rows.append(("BERT-base, int8, one core", against(bert, rate)))
    if quick:
        twice = count / quick["reading"]
        rows.append(
            ("compiled", f"{twice:.0f} articles a second, {twice / rate:.2f} times as many")
        )
        rows.append(("BERT beside the compiled", against(bert, twice)))
    for name, figure in rows:
        print(f"{name:28} {figure}")


def against(bert: dict[str, Any] | None, rate: float) -> str:
    """The rate of a BERT of twelve layers on the same texts, and ours beside it."""
    if bert is None:
        return "not measured: pip install 'khabar[bench]'"
    return (
        f"{bert['rate']:.1f} articles a second (pieces {bert['cut']}, {bert['megabytes']:.0f} MB); "
        f"khabar reads {rate / bert['rate']:.1f} times as many"
    )


def unpacked(folder: Path) -> Path | None:
    """The compiled wheel as a folder to import from; None where none was made."""
    found = sorted(COMPILED.glob("khabar-*.whl"), key=lambda wheel: wheel.stat().st_mtime)
    if not found:
        return None
    with zipfile.ZipFile(found[-1]) as pack:
        pack.extractall(folder / "compiled")
    return folder / "compiled"


def surroundings() -> dict[str, str]:
    """What the measured processes are given: their bytecode is kept, as an install keeps it."""
    told = os.environ | {"PYTHONHASHSEED": "0"}
    told.pop("PYTHONDONTWRITEBYTECODE", None)
    return told


def quickest(*words: str) -> float:
    """The shortest of some runs of the command, in seconds; the first has the bytecode to write."""
    took = []
    for _ in range(STARTS):
        began = perf_counter()
        subprocess.run(
            [sys.executable, "-c", "from khabar.app.cli import main; main()", *words],
            check=True,
            stdout=subprocess.DEVNULL,
            env=surroundings(),
        )
        took.append(perf_counter() - began)
    return min(took)


def measured(what: str, corpus: Path, package: Path | None = None) -> dict[str, Any]:
    """What a fresh process finds, with the installed package or with the one in a folder."""
    path = {"PYTHONPATH": str(package)} if package else {}
    run = subprocess.run(
        [sys.executable, str(HERE / "measured.py"), what, str(corpus)],
        check=True,
        stdout=subprocess.PIPE,
        env=surroundings() | path,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def cpu() -> str:
    """The processor's name."""
    told = Path("/proc/cpuinfo")
    for line in told.read_text().splitlines() if told.exists() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
