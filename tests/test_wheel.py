"""What is installed elsewhere: a wheel that needs nothing beside it but what it declares."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUILT_FROM = ("src", "pyproject.toml", "README.md", "LICENSE", "NOTICE")
LARGEST = 40_000_000
CORPUS = re.compile(r"/corpus\w*\.yaml$")
"""Sentences that annotators are tested with: they stay in the project."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the wheel is made of."""
    tree = tmp_path_factory.mktemp("tree")
    for name in BUILT_FROM:
        given = ROOT / name
        if given.is_dir():
            left = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(given, tree / name, ignore=left)
        else:
            shutil.copy(given, tree / name)
    return tree


@pytest.fixture(scope="module")
def wheel(tree: Path) -> Path:
    """The wheel, built as ``make wheel`` builds it."""
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", "dist", "."]
    done = subprocess.run(build, cwd=tree, capture_output=True, text=True, check=False)
    if done.returncode and ("setuptools" in done.stderr or "connection" in done.stderr.lower()):
        pytest.skip("setuptools cannot be fetched here")
    assert done.returncode == 0, done.stderr
    [made] = (tree / "dist").glob("khabar-*.whl")
    return made


def test_the_wheel_holds_every_file_and_is_small(wheel: Path, tree: Path) -> None:
    names = {each.filename for each in zipfile.ZipFile(wheel).infolist()}
    source = tree / "src"
    for path in (source / "khabar").rglob("*"):
        name = path.relative_to(source).as_posix()
        if path.is_file() and not CORPUS.search(name):
            assert name in names, f"{name} is not in the wheel: see package-data in pyproject.toml"
    assert wheel.stat().st_size < LARGEST
    assert all(name.startswith(("khabar/", "khabar-")) for name in names)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel and the packages that it declares, and nothing else."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "venv", with_pip=False, symlinks=True)
    [site] = (place / "venv" / "lib").glob("python3.*/site-packages")
    with zipfile.ZipFile(wheel) as pack:
        pack.extractall(site)
    for name in needed("khabar"):
        for path in {Path(each.parts[0]) for each in metadata.files(name) or () if each.parts}:
            there = Path(str(metadata.distribution(name).locate_file(path)))
            if path.name not in ("..", "__pycache__") and not (site / path).exists():
                os.symlink(there, site / path)
    return place / "venv" / "bin" / "python"


def needed(name: str) -> set[str]:
    """The packages that one declares, and those that they declare, without any extra."""
    from packaging.requirements import Requirement

    found: set[str] = set()
    waiting = [(name, frozenset[str]())]
    while waiting:
        one, extras = waiting.pop()
        for line in metadata.requires(one) or ():
            told = Requirement(line)
            wanted = [{"extra": extra} for extra in extras] or [{"extra": ""}]
            if told.marker and not any(told.marker.evaluate(each) for each in wanted):
                continue
            if told.name not in found:
                found.add(told.name)
                waiting.append((told.name, frozenset(told.extras)))
    return found


def ran(
    python: str | Path, folder: Path, *words: str | Path, source: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``khabar`` from another folder, without a network where this account may cut it."""
    command = [str(python), "-c", "from khabar.app.cli import main; main()", *map(str, words)]
    cut = ["unshare", "-n"] if shutil.which("unshare") and os.getuid() == 0 else []
    if cut and subprocess.run([*cut, "true"], capture_output=True, check=False).returncode:
        cut = []
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    if source is not None:
        clean["PYTHONPATH"] = str(source)
    return subprocess.run(
        [*cut, *command], cwd=folder, env=clean, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "words",
    [
        ("read", "market/nakhil.txt", "--published", "2026-11-18", "--format", "json"),
        ("read", "market/nakhil.txt"),
        ("compare", "market/nakhil.txt", "market/sada.txt"),
        ("schema",),
        ("export", "--list"),
    ],
    ids=" ".join,
)
def test_it_says_elsewhere_what_the_checkout_says(
    installed: Path, tree: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    shutil.copytree(ROOT / "examples" / "market", tmp_path / "market")
    there = ran(installed, tmp_path, *words)
    here = ran(sys.executable, tmp_path, *words, source=tree / "src")
    assert there.returncode == here.returncode == 0, there.stderr
    assert there.stdout == here.stdout


def test_a_store_works_elsewhere_and_the_doctor_finds_all_there(
    installed: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "examples" / "market", tmp_path / "market")
    assert ran(installed, tmp_path, "ingest", "market", "--store", "a.db").returncode == 0
    assert "found" in ran(installed, tmp_path, "search", "سوق", "--store", "a.db").stdout
    answer = ran(installed, tmp_path, "doctor", "--store", "a.db", "--format", "json")
    found = {one["name"]: one for one in json.loads(answer.stdout)}
    assert answer.returncode == 0, answer.stdout
    assert {one["state"] for one in found.values()} <= {"ok", "missing"}
    assert found["extra postgres"]["state"] == "missing"
    assert "khabar[postgres]" in found["extra postgres"]["mend"]
    assert found["store"]["state"] == "ok"
    where = "import khabar, sys; sys.exit('src' in khabar.__file__.split('/'))"
    assert subprocess.run([installed, "-c", where], cwd=tmp_path, check=False).returncode == 0


def test_the_doctor_names_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "broken").write_text("no store " * 100)
    answer = ran(sys.executable, tmp_path, "doctor", "--store", "broken")
    assert answer.returncode == 1
    assert "WRONG   store: broken cannot be opened as a store" in answer.stdout


def test_the_container_copies_what_is_there() -> None:
    steps = (ROOT / "Containerfile").read_text("utf-8")
    for line in re.findall(r"^COPY (?!--from)(.*) \S+$", steps, re.MULTILINE):
        for name in line.split():
            assert "*" in name or (ROOT / name).exists(), name
    locked = (ROOT / "requirements-team.lock").read_text("utf-8")
    assert re.search(r"^pg8000==", locked, re.MULTILINE)
    assert re.search(r"^USER (?!root)", steps, re.MULTILINE)
