"""What each word says of the language it stands in."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.lexicon.table import table
from khabar.text.letters import ALEFS, KAFS, PRESENTATION, SILENT, YEHS

NAMES = {
    "ar": "Arabic",
    "fa": "Persian",
    "ur": "Urdu",
    "ckb": "Sorani Kurdish",
    "kmr": "Kurmanji Kurdish in Arabic letters",
    "ps": "Pashto",
    "ug": "Uyghur",
}
"""Every language that is told apart, by its code (ISO 639), Arabic first."""

CODES = tuple(NAMES)
ARTICLE = 0.7
"""The weight of a word that opens with the Arabic article."""
ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال", "ولل")
MOST = 1.6
"""No word speaks louder for one language than this."""

LOOSE = str.maketrans(ALEFS | YEHS | KAFS | dict.fromkeys(SILENT, ""))
SILENCE = (0.0,) * len(CODES)

Weights = tuple[float, ...]
"""How much speaks for each language of `CODES`, in its order."""


@dataclass(frozen=True, slots=True)
class _Row:
    language: str
    kind: str
    words: tuple[str, ...]
    weight: float


def loose(word: str) -> str:
    """Fold what keyboards mix (alef, yeh, kaf), keep what tells the languages apart.

    >>> loose("گزارش‌هایی") == loose("گزارشهايي")
    True
    """
    if any(letter in PRESENTATION for letter in word):
        word = "".join(PRESENTATION.get(letter, letter) for letter in word)
    return word.translate(LOOSE)


@cache
def _rows(kind: str) -> dict[str, Weights]:
    """Each word, letter or ending of a kind, and what it weighs for each language."""
    found: dict[str, list[float]] = {}
    for row in table("languages", _Row):
        if row.kind == kind:
            for word in row.words:
                key = word if kind == "letter" else loose(word)
                weights = found.setdefault(key, [0.0] * len(CODES))
                at = CODES.index(row.language)
                weights[at] = max(weights[at], row.weight)
    return {word: tuple(weights) for word, weights in found.items()}


@cache
def foreign_letters() -> re.Pattern[str]:
    """Any letter that Arabic does not write, or that a foreign keyboard wrote."""
    letters = (letter for letter, weights in _rows("letter").items() if not weights[0])
    return re.compile("[" + "".join(map(re.escape, sorted(letters))) + "]")


@lru_cache(maxsize=1 << 16)
def evidence(word: str) -> Weights:
    """What one word as published says for each language."""
    form = loose(word)
    spoken = [_rows("word").get(form, SILENCE)]
    spoken += [_rows("letter")[letter] for letter in set(word) if letter in _rows("letter")]
    for width in range(2, min(5, len(form) - 1)):
        spoken.append(_rows("ending").get(form[-width:], SILENCE))
    total = [min(MOST, sum(weights)) for weights in zip(*spoken, strict=True)]
    if len(form) > 4 and form.startswith(ARTICLES):
        total[0] = min(MOST, total[0] + ARTICLE)
    return tuple(total)
