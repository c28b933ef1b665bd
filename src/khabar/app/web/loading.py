"""What every screen may need, loaded once.

`functools.cache` lets two threads load the same thing side by side, which on one interpreter
takes both of them twice as long: at the start of a desk, when all readers come at once, that
is most of what they wait for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from threading import RLock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def once(load: Callable[P, T]) -> Callable[P, T]:
    """Like `functools.cache`; who comes while it loads waits for it."""
    kept = cache(load)
    turn = RLock()

    @wraps(load)
    def one(*args: P.args, **named: P.kwargs) -> T:
        with turn:
            return kept(*args, **named)  # type: ignore[arg-type]  # what is asked for hashes

    return one


@once
def word_lists() -> None:
    """Read a line and take a word to its stem: then all that reading and search ask is there."""
    from khabar.export.html.labels import label
    from khabar.lexicon.stems import stem
    from khabar.reader import read
    from khabar.text.view import fold

    line = label("invented").ar
    read(line, single=True)
    for word in line.split():
        stem(fold(word))
