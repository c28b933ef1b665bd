"""Where output goes: standard output, or a file that is whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from khabar.sources.refusal import Refusal


@contextmanager
def written(out: Path | None) -> Iterator[BinaryIO]:
    """A stream of bytes to write to.

    A file is written beside its place and moved there at the end; when anything
    fails on the way, what stood there before still stands.
    """
    if out is None:
        yield sys.stdout.buffer
        return
    if out.exists() and not out.is_file() and not out.is_dir():  # a pipe or a device
        with out.open("wb") as stream:
            yield stream
        return
    place = out.resolve()
    if place.is_dir():
        raise Refusal(f"{out} is a folder: name a file in it")
    try:
        beside = NamedTemporaryFile(  # noqa: SIM115  closed below
            dir=place.parent, prefix=f".{place.name}.", suffix=".part", delete=False
        )
    except OSError as wrong:
        raise Refusal(
            f"{out} cannot be written ({wrong.strerror}): choose a folder that you may write to"
        ) from None
    part = Path(beside.name)
    try:
        with beside:
            yield beside  # type: ignore[misc]
        part.chmod(_mode(place))
        part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mode(place: Path) -> int:
    """The mode of the file that is replaced, or what the user's mask leaves of a new one."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
