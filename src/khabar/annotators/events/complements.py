"""Prepositions that bring a deed: one controlled, one meant, one by which another was done."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class

COMPLEMENTS = frozenset({"ب", "من", "في", "علي", "عن", "الي", "ل", "مع"})
"""Prepositions by which a verb takes the noun it controls («تمكّن من», «قام ب»)."""
DEEDS = 3
"""Deeds in a row that take one another («للدخول في مفاوضات»), at most."""


def of_aim(prep: str) -> bool:
    """Whether a preposition tells what the one who acts in the clause is to do («بهدف»)."""
    return prep == "ل" or prep in noun_class("aims")


def means(view: View, chunk: Chunk) -> bool:
    """«من خلال إطلاق النار», «عن طريق احتجاز …», «عبر قصف …»: by which deed another was done."""
    form = view.scene.words.form
    at = chunk.first - 1
    return form(at) in noun_class("by_means") and (
        form(at) not in noun_class("while") or form(at - 1) == "من"
    )
