"""Halves of letters: what UTF-16 cuts a letter into, and what no file in UTF-8 can hold."""

from __future__ import annotations

import re

HALVES = re.compile("[\ud800-\udfff]")


def without_halves(text: str) -> str:
    """The text with the mark U+FFFD for each half of a letter; every character keeps its place.

    >>> without_halves("قال\\ud800 نعم") == "قال\\ufffd نعم"
    True
    """
    if text.isascii() or not HALVES.search(text):
        return text
    return HALVES.sub("\ufffd", text)
