"""Words that people typed, as a store of any make can keep them."""

from __future__ import annotations

import re

UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
"""The empty character and halves of letters: not every database takes them."""


def writable(words: str) -> str:
    """The words with a mark (U+FFFD) for each character that cannot be kept.

    >>> writable("a\\x00b")
    'a\\ufffdb'
    """
    return UNWRITABLE.sub("\ufffd", words)


def bare(words: str | None) -> str | None:
    """The words without the blanks around them; None where nothing is left."""
    return writable((words or "").strip()) or None
