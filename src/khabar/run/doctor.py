"""What is there of all that Khabar can use, what is missing, and what mends it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import metadata, resources
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from khabar.sources.refusal import Refusal

State = Literal["ok", "missing", "wrong"]
LEAST_JAVA = 17
ASK = 20.0
"""Seconds that another program may take to answer."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at.

    ``missing`` is not needed for what is in use, ``wrong`` keeps something from working.
    ``mend`` says in one line what to do, and is empty where nothing is to be done.
    """

    name: str
    state: State
    told: str
    mend: str = ""


EXTRAS = {
    "export": ("openpyxl", "pyarrow", "followthemoney"),
    "parquet": ("pyarrow",),
    "postgres": ("pg8000",),
    "spark": ("pyspark", "pandas", "pyarrow"),
}
"""The modules of each extra that a person would miss."""

GIVES = {
    "export": "XLSX, Parquet and FollowTheMoney",
    "parquet": "Parquet in and out",
    "postgres": "a team's store on PostgreSQL",
    "spark": "khabar read-many --engine spark",
}


def examine(store: str | None) -> Iterator[Finding]:
    """Look at everything; ``store`` is the one in use, if there is one."""
    yield _python()
    yield _tried("packages", _packages)
    for extra in EXTRAS:
        yield _extra(extra)
    yield _java()
    yield _tried("lexicon", _lexicon)
    yield _tried("sqlite", _sqlite)
    yield _tried("fonts", _fonts)
    yield _tried("room to write", _writable)
    if store is not None:
        yield _tried("store", lambda: _store(store))
    else:
        yield Finding(name="store", state="missing", told="none is named", mend="name it: --store")


def _tried(name: str, look: Callable[[], str]) -> Finding:
    """What ``look`` tells, or what it refuses with: the mend stands after the first colon."""
    try:
        return Finding(name=name, state="ok", told=look())
    except Refusal as why:
        told, _, mend = str(why).rpartition(": ")
        return Finding(name=name, state="wrong", told=told or str(why), mend=mend)
    except Exception as wrong:
        said = f"{type(wrong).__name__}: {str(wrong)[:200]}"
        return Finding(name=name, state="wrong", told=said, mend="install Khabar anew")


def _python() -> Finding:
    told = f"Python {sys.version.split()[0]} in {sys.prefix}"
    return Finding(name="python", state="ok", told=told)


def _packages() -> str:
    """Every package that Khabar itself needs, by what its own record says."""
    needed = [line for line in metadata.requires("khabar") or () if "extra ==" not in line]
    names = [re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0] for line in needed]
    gone = []
    for name in names:
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            gone.append(name)
    if gone:
        raise Refusal(f"{', '.join(gone)} not installed: pip install khabar")
    return f"khabar {metadata.version('khabar')} and the {len(names)} packages it needs"


def _extra(extra: str) -> Finding:
    gone = [module for module in EXTRAS[extra] if find_spec(module) is None]
    name = f"extra {extra}"
    if not gone:
        return Finding(name=name, state="ok", told=GIVES[extra])
    told = f"{', '.join(gone)} not installed; gives {GIVES[extra]}"
    return Finding(name=name, state="missing", told=told, mend=f"pip install 'khabar[{extra}]'")


def _java() -> Finding:
    """Java, which is looked for where Spark is installed."""
    wanted = find_spec("pyspark") is not None
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=f"{home}/bin" if home else None)
    mend = f"install Java {LEAST_JAVA} (Debian: openjdk-17-jre-headless), or set JAVA_HOME"
    bad: State = "wrong" if wanted else "missing"
    if program is None:
        return Finding(name="java", state=bad, told="none; Spark needs it", mend=mend)
    try:
        ran = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=ASK)
    except (OSError, subprocess.TimeoutExpired) as wrong:
        return Finding(name="java", state=bad, told=f"{program} does not run ({wrong})", mend=mend)
    found = re.search(r'version "(\d+)(?:\.(\d+))?', ran.stderr + ran.stdout)
    number = int(found[1]) if found else 0
    number = int(found[2] or 0) if found and number == 1 else number  # 1.8 is Java 8
    if number < LEAST_JAVA:
        told = f"Java {number or '?'} at {program} is too old for Spark"
        return Finding(name="java", state=bad, told=told, mend=mend)
    return Finding(name="java", state="ok", told=f"Java {number} at {program}")


def _lexicon() -> str:
    """The word lists and the gazetteer, loaded, and one sentence read with them."""
    from khabar import pipeline
    from khabar.lexicon.gazetteer import gazetteer
    from khabar.lexicon.version import engine
    from khabar.reader import read

    [article] = read("قال متحدث باسم البلدية في دمشق إن الطريق مفتوح.", single=True)
    if not article.claims or not gazetteer().named("دمشق"):
        raise Refusal("the lexicon reads nothing: install Khabar anew")
    compiled = "" if str(pipeline.__file__).endswith(".py") else ", compiled"
    return f"{engine()}, loaded; it reads{compiled}"


def _sqlite() -> str:
    from khabar.store.health import sqlite

    return sqlite()


def _fonts() -> str:
    """The fonts of the desk, which come with it; those of the terminal are the terminal's."""
    there = [*_files(Path(str(resources.files("khabar"))), ".woff2")]
    if not there:
        raise Refusal("the fonts of the desk are not there: install Khabar anew")
    return f"{len(there)} fonts come with the desk"


def _files(folder: Path, end: str) -> Iterator[Path]:
    yield from (path for path in folder.rglob(f"*{end}") if path.is_file())


def _writable() -> str:
    """Whether files can be made here and in the folder for temporary ones."""
    told = []
    for place in (Path.cwd(), Path(tempfile.gettempdir())):
        try:
            with tempfile.TemporaryFile(dir=place):
                told.append(str(place))
        except OSError as wrong:
            raise Refusal(
                f"no file can be made in {place} ({wrong.strerror}): go to another folder, or set "
                "TMPDIR"
            ) from None
    return " and ".join(dict.fromkeys(told))


def _store(store: str) -> str:
    from khabar.store.health import state

    return state(store)
