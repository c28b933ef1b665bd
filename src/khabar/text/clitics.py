"""Proclitics and attached pronouns, as views of a word: nothing is decided here.

An Arabic word may open with a conjunction (و ف), a preposition or particle
(ب ك ل س) and the article (ال), and close with a pronoun. Every split that the
letters allow is offered, the least cut first; the lexicon says which is a word.
"""

from functools import lru_cache
from sys import intern
from typing import NamedTuple

CONJUNCTIONS = "وف"
PARTICLES = "بكلس"
ARTICLE = "ال"
PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "نا", "ها", "ه", "ك", "ي")
SHORTEST_STEM = 2
FIRST_LETTERS = CONJUNCTIONS + PARTICLES + ARTICLE[0]
LAST_LETTERS = "".join(sorted({pronoun[-1] for pronoun in PRONOUNS}))
"""What a word with a proclitic begins with, and one with a pronoun ends in: few words do."""


class Opening(NamedTuple):
    """A word with its proclitics set apart: ``proclitics`` + ``stem`` as spelt.

    ``definite`` is true where the article was taken off the stem as well.
    """

    stem: str
    proclitics: str
    definite: bool


class Ending(NamedTuple):
    """A stem and the pronoun attached to it ("" for none)."""

    stem: str
    pronoun: str


@lru_cache(maxsize=1 << 16)
def openings(form: str) -> tuple[Opening, ...]:
    """Every way to set the proclitics of a folded form apart, the least cut first.

    >>> [(o.proclitics, o.stem) for o in openings("وللقوات")][:3]
    [('', 'وللقوات'), ('و', 'للقوات'), ('ول', 'القوات')]
    """
    if form[:1] not in FIRST_LETTERS:
        return (Opening(form, "", False),)
    cuts = [(form, "")]
    if form[:1] in CONJUNCTIONS and len(form) > SHORTEST_STEM:
        cuts.append((form[1:], form[0]))
    for stem, taken in list(cuts):
        if stem[:1] in PARTICLES and len(stem) > SHORTEST_STEM:
            if stem.startswith("لل") and len(stem) > SHORTEST_STEM + 1:
                cuts.append((ARTICLE + stem[2:], taken + "ل"))
            cuts.append((stem[1:], taken + stem[0]))
    bare = [
        Opening(intern(stem[2:]), taken, True)
        for stem, taken in cuts
        if stem.startswith(ARTICLE) and len(stem) > SHORTEST_STEM + 2
    ]
    return (*[Opening(intern(stem), taken, False) for stem, taken in cuts], *bare)


@lru_cache(maxsize=1 << 16)
def endings(stem: str) -> tuple[Ending, ...]:
    """Every way to set an attached pronoun apart; a ت before it may be a ta marbuta.

    >>> [ending.stem for ending in endings("قاعدتها")]
    ['قاعدتها', 'قاعدت', 'قاعدة']
    """
    if stem[-1:] not in LAST_LETTERS:
        return (Ending(stem, ""),)
    found = [Ending(stem, "")]
    for pronoun in PRONOUNS:
        if stem.endswith(pronoun) and len(stem) - len(pronoun) >= SHORTEST_STEM:
            rest = stem[: -len(pronoun)]
            found.append(Ending(intern(rest), pronoun))
            if rest.endswith("ت"):
                found.append(Ending(intern(rest[:-1] + "ة"), pronoun))
            break
    return tuple(found)
