"""No regular expression of the package takes more than linear time, whatever it is given.

Each is searched in, and matched against, what its own repeats like best: the shortest text that
a repeat takes, thousands of times, with and without what stands before it, ended so that it
fails. A pattern that goes back over such a text takes seconds for what these bounds allow.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import process_time
from types import ModuleType
from typing import Any

import pytest

import khabar

LENGTH = 5_000
SECONDS = 0.1
"""Seconds of processor time. Five thousand signs gone over again and again take twice as long."""

BOUNDED = {
    "khabar.text.articles.datelines.END": 90,
    "khabar.store.search.query.TOKEN": 4000,
}
"""Patterns that are searched for in so many characters at most."""

NEVER_SEARCHED = ("khabar.text.articles.furniture.HASHTAGS",)
"""Patterns that are only matched against the whole, which is linear."""

SLOW_TO_LOAD = ("khabar.run.many.spark",)
NO_LETTER = "\x00"


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(khabar.__path__, "khabar."):
        if ".migrations." in found.name or found.name.startswith(SLOW_TO_LOAD):
            continue
        yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern that a module holds, also in its tuples, dicts and classes, by its place."""
    found: dict[str, re.Pattern[Any]] = {}

    def look(name: str, value: object, depth: int) -> None:
        if isinstance(value, re.Pattern):
            if value not in found.values():
                found[name] = value
        elif depth and isinstance(value, dict):
            for key, each in list(value.items())[:500]:
                look(f"{name}[{str(key)[:20]}]", each, depth - 1)
        elif depth and isinstance(value, tuple | list | frozenset | set):
            for number, each in enumerate(list(value)[:500]):
                look(f"{name}[{number}]", each, depth - 1)
        elif depth and isinstance(value, type) and value.__module__.startswith("khabar"):
            for key, each in vars(value).items():
                look(f"{name}.{key}", each, depth - 1)

    for module in modules():
        for name, value in vars(module).items():
            if not name.startswith("__"):
                look(f"{module.__name__}.{name}", value, 3)
    return found


def sample(tree: Any) -> str:
    """A shortest text that a pattern takes, roughly."""
    text = ""
    for code, value in tree:
        if code is sre.LITERAL:
            text += chr(value)
        elif code is sre.NOT_LITERAL:
            text += "x" if chr(value) != "x" else "y"
        elif code is sre.ANY:
            text += "x"
        elif code is sre.IN:
            text += member(value)
        elif code is sre.BRANCH:
            text += min((sample(each) for each in value[1]), key=len)
        elif code is sre.SUBPATTERN:
            text += sample(value[3])
        elif code is sre.ATOMIC_GROUP:
            text += sample(value)
        elif code in REPEATS:
            text += sample(value[2]) * min(value[0], 50)
    return text


def member(choices: Any) -> str:
    if choices[0][0] is sre.NEGATE:
        return next(
            (c for c in "xا 1.«\n\t" if not any(held(c, each) for each in choices[1:])), "\u4e00"
        )
    for code, value in choices:
        if code is sre.LITERAL:
            return chr(value)
        if code is sre.RANGE:
            return chr(value[0])
        if code is sre.CATEGORY:
            return CATEGORIES.get(str(value), "x")
    return "x"


def held(letter: str, choice: Any) -> bool:
    code, value = choice
    if code is sre.LITERAL:
        return ord(letter) == value
    if code is sre.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    return CATEGORIES.get(str(value), "") == letter or (
        str(value).endswith("CATEGORY_WORD") and letter.isalnum()
    )


CATEGORIES = {
    "CATEGORY_SPACE": " ", "CATEGORY_NOT_SPACE": "x", "CATEGORY_DIGIT": "1",
    "CATEGORY_NOT_DIGIT": "x", "CATEGORY_WORD": "a", "CATEGORY_NOT_WORD": ".",
}  # fmt: skip
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def repeats(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """What stands before each long repeat, and what it repeats."""
    text = before
    for item in tree:
        code, value = item
        if code in REPEATS:
            if value[1] > 50:
                yield text, sample(value[2])
                for code_, choices in value[2]:
                    if code_ is sre.IN:  # another letter of the class may meet what comes after
                        yield from ((text, member([each])) for each in choices[1:6])
            yield from repeats(value[2], text)
        elif code is sre.SUBPATTERN:
            yield from repeats(value[3], text)
        elif code is sre.BRANCH:
            for each in value[1]:
                yield from repeats(each, text)
        elif code in (sre.ASSERT, sre.ASSERT_NOT):
            yield from repeats(value[1], text)
        elif code is sre.ATOMIC_GROUP:
            yield from repeats(value, text)
        text += sample([item])


def attacks(pattern: re.Pattern[Any]) -> Iterator[str]:
    for before, body in repeats(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)):
        if not body:
            continue
        many = body * (LENGTH // len(body))
        for text in (many, before + many, (before + body) * (LENGTH // len(before + body))):
            yield text
            yield text + NO_LETTER


FOUND = patterns()


def test_there_are_patterns() -> None:
    assert len(FOUND) > 60


@pytest.mark.parametrize("name", FOUND)
def test_it_takes_linear_time(name: str) -> None:
    pattern = FOUND[name]
    runs = [pattern.fullmatch]
    if name not in NEVER_SEARCHED:
        runs.append(pattern.search)
    for attack in {each[: BOUNDED.get(name, LENGTH)] for each in attacks(pattern)}:
        text: Any = (
            attack.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else attack
        )
        for run in runs:
            began = process_time()
            run(text)
            took = process_time() - began
            assert took < SECONDS, (
                f"{run.__name__} of {pattern.pattern!r}: {text[:40]!r}… {took:.1f} s"
            )
