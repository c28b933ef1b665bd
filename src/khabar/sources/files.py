"""Text files and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from khabar.sources.encodings import decoded
from khabar.sources.refusal import Refusal

STDIN = "-"


class Source(NamedTuple):
    """One input: what it is called, its text, and how many of its bytes were broken."""

    name: str
    text: str
    damaged: int


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for "-"; what cannot be opened is refused."""
    if path == STDIN:
        yield sys.stdin.buffer
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115  closed below
    except FileNotFoundError:
        raise Refusal("there is no such file: check its name and folder") from None
    except IsADirectoryError:
        raise Refusal(
            f"it is a folder: name the files in it, as {path.rstrip('/')}/*.txt"
        ) from None
    except PermissionError:
        raise Refusal("you may not read it: ask its owner, or chmod +r it") from None
    except (OSError, ValueError) as wrong:
        raise Refusal(f"it cannot be opened ({_said(wrong)}): check the path") from None
    with stream:
        yield stream


def load(path: str, limit: int) -> Source:
    """The text of a file of at most ``limit`` bytes; "-" is standard input.

    What is missing, empty, too large or no text raises `Refusal`.
    """
    with opened(path) as stream:
        try:
            size = size_of(path) or 0
            raw = stream.read(limit + 1) if size <= limit else b""
        except OSError as wrong:
            raise Refusal(f"it cannot be read ({_said(wrong)}): check the disk") from None
    if size > limit or len(raw) > limit:
        raise Refusal(
            f"it is larger than {limit / 1e6:g} MB: cut it up, or raise the limit with --max-mb"
        )
    if not raw:
        raise Refusal("it is empty: give a file that holds an article")
    text = decoded(raw)
    if not text.text.strip():
        raise Refusal("there is nothing in it but white space: give a file that holds an article")
    return Source("stdin" if path == STDIN else path, text.text, text.damaged)


def size_of(path: str) -> int | None:
    """The bytes of a regular file; None for a pipe, a device, standard input."""
    return os.path.getsize(path) if path != STDIN and os.path.isfile(path) else None


def _said(wrong: Exception) -> str:
    return getattr(wrong, "strerror", None) or str(wrong)
