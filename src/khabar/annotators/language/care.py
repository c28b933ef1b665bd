"""Arabic that is read with care: heavy dialect, and text that a machine translated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.lexicon.table import table
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold

WORD = re.compile(r"[^\W\d_]+")
HEAVY = 0.055
"""So great a part of a text's words in dialect, by weight, makes it heavy."""
FEWEST = 2.4
"""Less than this, in all, is a quotation or a name."""
STIFF = 4.0
"""Turns of a machine in a hundred words, by weight."""
FEWEST_TURNS = 2.4
SHORTEST = 5
"""Letters of a word that is spoken by its prefix or shape alone."""
MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class _Word:
    words: str
    weight: float
    variety: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Care:
    """Why a text is read with care: ``kind`` is dialect or translated."""

    kind: str
    reason: str


def care(forms: Sequence[str]) -> tuple[Care, ...]:
    """What in a text's own words (folded, in order) asks for care; nothing for the standard.

    >>> care("اعلنت الوزارة امس ان الطريق اعيد فتحه امام حركة السير".split())
    ()
    """
    words = forms[:MOST_WORDS]
    return (*_dialect(words), *_translated(words))


@lru_cache(maxsize=1 << 16)
def spoken(word: str) -> tuple[tuple[str, float], ...]:
    """The varieties of spoken Arabic that a folded word belongs to, each with its weight."""
    bare = word[1:] if word.startswith("و") else word
    for form in (word, bare):
        if found := _rows("word").get(form):
            return tuple(value for value in found if value[1])
    if len(bare) < SHORTEST:
        return ()
    if not _unlike_standard().match(bare):
        return ()
    for prefix, values in _rows("prefix").items():
        if bare.startswith(prefix) and _imperfect(bare[len(prefix) - 1 :]):
            return values
    return next((v for shape, v in _rows("shape").items() if re.fullmatch(shape, bare)), ())


def _imperfect(word: str) -> bool:
    """Whether a word can only be a verb in the imperfect."""
    forms = verb_forms(word)
    return len(word) >= SHORTEST - 1 and bool(forms) and all(f.tense == "imperfect" for f in forms)


@cache
def _rows(kind: str) -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for row in table("dialect_words", _Word):
        if row.kind == kind:
            key = row.words if kind == "shape" else fold(row.words)
            found[key].append((row.variety, row.weight))
    return {word: tuple(values) for word, values in found.items()}


@cache
def _unlike_standard() -> re.Pattern[str]:
    """What opens with a prefix of speech or has a shape of it: few words do."""
    shapes = (f"(?:{shape})$" for shape in _rows("shape"))
    return re.compile("|".join((*map(re.escape, _rows("prefix")), *shapes)))


@cache
def _turns() -> dict[str, dict[tuple[str, ...], float]]:
    """The turns by their first word."""
    found: dict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
    for row in table("translationese", _Word):
        turn = tuple(WORD.findall(fold(row.words)))
        found[turn[0]][turn] = row.weight
    return dict(found)


@lru_cache(maxsize=1 << 12)
def _turns_before(word: str, letter: str) -> tuple[tuple[tuple[str, ...], float], ...]:
    """The turns that open with a word, before another that begins with ``letter``."""
    opened = _turns()[word].items()
    return tuple((turn, n) for turn, n in opened if len(turn) < 2 or turn[1][0] == letter)


def _dialect(words: Sequence[str]) -> Iterator[Care]:
    by_variety: defaultdict[str, float] = defaultdict(float)
    total, distinct = 0.0, set()
    hits = [(word, hit) for word in words if (hit := spoken(word))]
    for word, hit in hits:
        distinct.add(word)
        total += max(weight for _, weight in hit)
        for variety, weight in hit:
            by_variety[variety] += weight / len(hit)
    if len(distinct) < 3 or total < FEWEST or total < HEAVY * len(words):
        return
    variety = max(sorted(by_variety), key=lambda name: by_variety[name])
    yield Care(
        "dialect",
        f"Much of the text is in spoken Arabic ({variety} most likely): read with care.",
    )


def _translated(words: Sequence[str]) -> Iterator[Care]:
    turns, last = _turns(), len(words) - 1
    total, distinct = 0.0, set()
    for at, word in enumerate(words):
        if word in turns:
            for turn, weight in _turns_before(word, words[at + 1][:1] if at < last else ""):
                if _stands(turn, words, at):
                    total += weight
                    distinct.add(turn)
    if len(distinct) < 3 or total < FEWEST_TURNS or 100 * total < STIFF * len(words):
        return
    yield Care("translated", "The text reads like a machine's translation: read with care.")


def _stands(turn: tuple[str, ...], words: Sequence[str], at: int) -> bool:
    """Whether a turn stands at a word; a last «ال» or «ل» is the beginning of the next word."""
    for step, part in enumerate(turn):
        word = words[at + step] if at + step < len(words) else ""
        last = step == len(turn) - 1
        if word != part and not (last and part in ("ال", "ل") and word.startswith(part)):
            return False
    return True
