"""Paths as people give them: files, folders, globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator

from khabar.sources.captured import Failure
from khabar.sources.files import STDIN

MAGIC = set("*?[")


def files_in(paths: Iterable[str], depth: int) -> Iterator[str | Failure]:
    """Every file that the paths name, each once, folders walked in the order of names.

    Hidden files and folders are passed over, unless named; links to folders are not
    followed, so that a walk ends.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _named(path, depth):
            known = found if isinstance(found, Failure) or found == STDIN else _real(found)
            if isinstance(known, Failure):
                yield known
            elif known not in seen:
                seen.add(known)
                yield found


def _named(path: str, depth: int) -> Iterator[str | Failure]:
    if path != STDIN and not os.path.exists(path) and MAGIC & set(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            yield Failure(
                address=path, stage="open", reason="no file matches it: check the pattern"
            )
        for match in matches:
            yield from _walked(match, depth)
        return
    yield from _walked(path, depth)


def _walked(path: str, depth: int) -> Iterator[str | Failure]:
    if not os.path.isdir(path):
        yield path
        return
    if depth <= 0:
        reason = "its folders are nested deeper than --max-depth: raise it, or name the folder"
        yield Failure(address=path, stage="open", reason=reason)
        return
    try:
        names = sorted(os.listdir(path))
    except OSError as wrong:
        yield Failure(address=path, stage="open", reason=f"it cannot be listed ({wrong.strerror})")
        return
    for name in names:
        inner = os.path.join(path, name)
        if name.startswith(".") or (os.path.islink(inner) and os.path.isdir(inner)):
            continue
        yield from _walked(inner, depth - 1)


def _real(path: str) -> str:
    return os.path.realpath(path)
