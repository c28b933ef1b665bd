"""``make wheel-compiled``: the readers compiled by mypyc, in a wheel for this machine's Python.

The sources are copied and nothing of them is changed but ``slots=True``, which mypyc does not
take (what it compiles has slots as it is). What cannot be compiled stays as it is beside it:
`LEFT`, generic dataclasses. The compiled readers give the same articles, letter for letter.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from kept import compiled_source
from mypyc.build import mypycify

ROOT = Path(__file__).parent.parent
DIST = ROOT / "dist" / "compiled"
BUILT_FROM = ("src", "pyproject.toml", "README.md", "LICENSE", "NOTICE")
FLOORS = ("text", "lexicon", "annotators", "record")
LEFT = (
    *("text/annotation", "text/shelf", "lexicon/phrases"),  # generic dataclasses
    *("text/span", "text/halves"),  # a tuple with a check; halves of letters
    *("lexicon/gazetteer/build", "lexicon/lint"),  # what makes the tables
    *("record/typed", "record/retold", "record/corrected"),  # what a person corrects
    *("record/added", "record/corrected_events", "record/corrected_voices"),
)
"""Modules that are not compiled: they cannot be, or never run where an article is read."""
LEFT_FOLDER = "lexicon/morphology/"
"""It makes the tables."""
SLOTS = re.compile(r"(@dataclass\([^)]*?)(?:, )?\bslots=True(?:, )?")
READ = """
import hashlib, khabar, msgspec, sys, written
import khabar.annotators.events.rules as rules
assert khabar.__file__.startswith(sys.argv[1]), khabar.__file__
assert rules.__file__.endswith(sys.argv[2]), rules.__file__
kept = hashlib.sha256()
for text in written.articles(60):
    for article in khabar.read(text, published="2024-03-05", single=True):
        kept.update(msgspec.json.encode(article))
print(kept.hexdigest())
"""
"""Read by the sources and by what was compiled: the same articles must come out.

Which of the two is read is checked: a build that compares the sources with themselves is no check.
"""
SETUP = '''\
from pathlib import Path
from shutil import copyfile

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext


class Made(build_ext):
    """The extensions are made: they are put where setuptools wants them."""

    def build_extension(self, ext):
        there = Path(self.get_ext_fullpath(ext.name))
        there.parent.mkdir(parents=True, exist_ok=True)
        copyfile(Path("made", ext.name), there)


made = [Extension(path.name, []) for path in sorted(Path("made").iterdir())]
setup(ext_modules=made, cmdclass={"build_ext": Made})
'''


def main() -> None:
    """Compile into a folder of its own, and put the wheel into ``dist/compiled``."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--into", type=Path, default=DIST, help="where the wheel is put")
    flags.add_argument("--level", default="1", help="of optimisation, as the C compiler's -O")
    flags.add_argument("--try", dest="tried", type=Path, help="make the C alone, in this folder")
    given = flags.parse_args()
    if given.tried is not None:
        copied(given.tried / "khabar")
        in_c(given.tried / "khabar", given.level)
        return
    if missing := lacking():
        sys.exit(f"{missing} is missing: install it (on Debian: apt install gcc python3-dev)")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "khabar")
        copied(tree)
        compiled(tree, given.level)
        packed = wheel(tree, Path(folder, "packed"))
        if read_by(packed, Path(folder, "unpacked")) != read_by(ROOT / "src", None):
            sys.exit("the compiled readers give other articles than the sources: no wheel is kept")
        given.into.mkdir(parents=True, exist_ok=True)
        print(shutil.copy(packed, given.into))


def lacking() -> str | None:
    """What a compiler needs and this machine does not have."""
    if shutil.which("gcc") is None:
        return "gcc"
    header = Path(sysconfig.get_path("include"), "Python.h")
    return None if header.is_file() else str(header)


def copied(tree: Path) -> None:
    """Put the sources into ``tree`` as mypyc takes them."""
    for name in BUILT_FROM:
        here = ROOT / name
        if here.is_dir():
            left = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.so")
            shutil.copytree(here, tree / name, ignore=left)
        else:
            shutil.copy(here, tree / name)
    for path in modules(tree):
        source = path.read_text("utf-8")
        path.write_text(SLOTS.sub(r"\1", compiled_source(source)), "utf-8")


def modules(tree: Path) -> list[Path]:
    """The modules that are compiled, in order."""
    package = tree / "src" / "khabar"
    found = [package / "pipeline.py"]
    for floor in FLOORS:
        for path in (package / floor).rglob("*.py"):
            name = path.relative_to(package).as_posix()
            left = name.removesuffix(".py") in LEFT or name.startswith(LEFT_FOLDER)
            if path.name not in ("__init__.py", "__main__.py") and not left:
                found.append(path)
    return sorted(found)


def compiled(tree: Path, level: str) -> None:
    """Make an extension of each module, as ``made/<its name>``; raises where one fails."""
    extensions = in_c(tree, level)
    made, objects = tree / "made", tree / "objects"
    made.mkdir()
    objects.mkdir()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for extension in extensions:
            told = [*extension.extra_compile_args]
            for folder in (sysconfig.get_path("include"), *extension.include_dirs):
                told.append(f"-I{folder}")
            for name, value in extension.define_macros:
                told.append(f"-D{name}" if value is None else f"-D{name}={value}")
            one = partial(object_of, objects, told)
            parts = list(pool.map(one, map(Path, extension.sources)))
            link = ["gcc", "-shared", *map(str, parts), "-o", str(made / extension.name)]
            subprocess.run(link, check=True)


def in_c(tree: Path, level: str) -> list[Any]:
    """Have mypyc write the modules in C; what it does not take ends the program with its word."""
    source = tree / "src"
    paths = [str(path.relative_to(source)) for path in modules(tree)]
    os.chdir(source)
    flags = ["--ignore-missing-imports", "--implicit-reexport", "--no-warn-unused-ignores"]
    return list(
        mypycify(
            [*flags, *paths],
            opt_level=level,
            debug_level="0",
            multi_file=True,
            group_name="khabar",
        )
    )


def object_of(objects: Path, flags: Sequence[str], source: Path) -> Path:
    """Compile one file of C."""
    made = objects / f"{source.resolve().as_posix().replace('/', '.')[-200:]}.o"
    told = ["gcc", "-c", "-fPIC", "-fwrapv", "-DNDEBUG", "-w", *flags, str(source), "-o", str(made)]
    subprocess.run(told, check=True)
    return made


def wheel(tree: Path, into: Path) -> Path:
    """Pack what was made; gives the wheel."""
    shutil.rmtree(tree / "src" / "build", ignore_errors=True)
    (tree / "setup.py").write_text(SETUP, "utf-8")
    pack = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(into), str(tree)]
    subprocess.run(pack, check=True)
    [made] = into.glob("khabar-*.whl")
    return made


def read_by(package: Path, unpacked: Path | None) -> str:
    """What a package, or a wheel that is unpacked first, makes of the bench's articles: a hash."""
    if unpacked is not None:
        with zipfile.ZipFile(package) as pack:
            pack.extractall(unpacked)
        package = unpacked
    path = os.pathsep.join((str(package), str(ROOT / "bench")))
    kind = ".py" if unpacked is None else ".so"
    told = [sys.executable, "-P", "-c", READ, str(package), kind]  # -P: not the folder we stand in
    done = subprocess.run(
        told, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"the articles of the bench are not read with {package}")
    return done.stdout


if __name__ == "__main__":
    main()
