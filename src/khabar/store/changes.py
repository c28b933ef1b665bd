"""What became of a text from one version to the next."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from khabar.text.words import Word, tokens


class Change(NamedTuple):
    """A stretch and what became of it; places are ``[start, stop)`` in each text."""

    kind: Literal["same", "cut", "added", "reworded"]
    old: tuple[int, int]
    new: tuple[int, int]


KINDS: dict[str, Literal["same", "cut", "added", "reworded"]] = {
    "equal": "same",
    "delete": "cut",
    "insert": "added",
    "replace": "reworded",
}


def changes(old: str, new: str) -> list[Change]:
    """The stretches of two texts, word by word, in order; spelling that folds alike is no change.

    >>> [(c.kind, "قتل 7 رجال"[slice(*c.old)], "قُتل 9 رجال"[slice(*c.new)])
    ...  for c in changes("قتل 7 رجال", "قُتل 9 رجال") if c.kind != "same"]
    [('reworded', '7', '9')]
    """
    left, right = tokens(old), tokens(new)
    matcher = SequenceMatcher(
        None, [word.form for word in left], [word.form for word in right], autojunk=False
    )
    return [
        Change(KINDS[tag], _place(left, a, b), _place(right, c, d))
        for tag, a, b, c, d in matcher.get_opcodes()
    ]


def _place(words: list[Word], first: int, stop: int) -> tuple[int, int]:
    """Where words stand; an empty place is where the word before it ends."""
    if first < stop:
        return words[first].span.start, words[stop - 1].span.stop
    end = words[first - 1].span.stop if first else 0
    return end, end
