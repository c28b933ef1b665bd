"""A PostgreSQL of the system's packages on a socket of its own, for as long as the tests run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
ACCOUNTS = ("postgres", "nobody")
"""Whom the server runs as where the tests run as root, which PostgreSQL refuses."""


def programs() -> Path | None:
    """The folder with ``initdb`` and ``postgres``, the newest first; None where there is none."""
    found = [path for place in PLACES for path in Path("/").glob(place[1:])]
    found += [Path(told).parent for told in [shutil.which("initdb")] if told]
    there = [path for path in found if (path / "initdb").exists() and (path / "postgres").exists()]
    return max(there, key=lambda path: [int(n) for n in path.parts if n.isdecimal()], default=None)


class Server:
    """A running server; each call of `fresh` gives the address of an empty database."""

    def __init__(self, bin_: Path) -> None:
        self.bin, self.numbers = bin_, count(1)
        self.folder = Path(
            tempfile.mkdtemp(prefix="khabar-pg-", dir="/tmp")
        )  # a socket's path is short
        self.account = _account()
        if self.account:
            shutil.chown(self.folder, self.account)
        self.data = self.folder / "data"
        self.ran("initdb", "-D", self.data, "-U", "desk", "--auth=trust", "--encoding=UTF8",
                 "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        self.start()

    def start(self) -> None:
        # every commit is on the disk before it returns, as on a real server
        told = (
            f"-c listen_addresses='' -k {self.folder} -c max_connections=60 -c shared_buffers=64MB"
        )
        self.ran("pg_ctl", "-D", self.data, "-w", "-o", told, "-l", self.folder / "log", "start")

    def stop(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self.ran("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def ran(self, program: str, *words: object) -> str:
        """Run one of the server's programs as its account, from its folder."""
        command = [str(self.bin / program), *map(str, words)]
        done = subprocess.run(
            command, cwd=self.folder, user=self.account, capture_output=True, text=True,
            check=False, timeout=120, extra_groups=[] if self.account else None,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr or done.stdout}")
        return done.stdout

    def sql(self, told: str, database: str = "postgres") -> str:
        return self.ran("psql", "-h", self.folder, "-U", "desk", "-d", database, "-Atqc", told)

    def fresh(self) -> str:
        """The address of a new database with nothing in it."""
        name = f"d{os.getpid()}n{next(self.numbers)}"
        self.sql(f"CREATE DATABASE {name}")
        return self.address(name)

    def address(self, name: str) -> str:
        return f"postgresql+pg8000://desk@/{name}?unix_sock={self.folder}/.s.PGSQL.5432"


def _account() -> str | None:
    import pwd

    if os.getuid() != 0:
        return None
    for name in ACCOUNTS:
        with suppress(KeyError):
            pwd.getpwnam(name)
            return name
    raise RuntimeError("there is no account that PostgreSQL may run as")
