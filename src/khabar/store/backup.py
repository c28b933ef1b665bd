"""A backup of a store in a file, made while others read and write it.

A store on a server is backed up by the server's own ``pg_dump``.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from khabar.sources.refusal import Refusal
from khabar.store.store import Store

PAGES = 4096
"""Pages that are copied before others may write again."""


def back_up(store: Store, target: Path) -> None:
    """Copy a store and its list of erasures, whole or not at all, as one moment has it.

    SQLite's online backup: what is written meanwhile is in the copy or is not, never half.
    A target that is there already raises `Refusal`.
    """
    path = store.path
    if target.exists():
        raise Refusal(f"{target} is there already: name a new file")
    beside = target.with_name(target.name + ".part")
    with closing(sqlite3.connect(path)) as given, closing(sqlite3.connect(beside)) as taken:
        given.backup(taken, pages=PAGES)
        taken.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        found = taken.execute("PRAGMA quick_check").fetchall()
        if found != [("ok",)]:
            raise Refusal(f"the copy is damaged ({found[0][0]}): verify the store, check the disk")
    descriptor = os.open(beside, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    if store.erased.exists():
        shutil.copyfile(store.erased, target.with_name(target.name + ".erased"))
    beside.rename(target)
