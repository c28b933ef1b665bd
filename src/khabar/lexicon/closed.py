"""The closed classes of words: particles, pronouns and their like, by what they do in a clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.lexicon.table import table
from khabar.text.view import fold


@dataclass(frozen=True, slots=True)
class _Row:
    word: str
    kind: str


@cache
def closed_classes() -> dict[str, str]:
    """The class of each folded word of ``clause_words.tsv``.

    ``sub`` opens a clause in another, ``next`` one beside it; ``kad``, ``aux`` and ``negation``
    stand before a verb, ``or`` between two of a kind.
    """
    return {fold(row.word): row.kind for row in table("clause_words", _Row)}
