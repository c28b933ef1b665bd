"""The form that the inflections and spellings of a word have in common.

«القوات», «وللقوات» and «قوات» are one word here. Clitics are cut only where what is left is
a word that the word list or the gazetteer knows; of a word that nobody knows the article and
«و» go, which no two forms of one name differ in after that.
"""

from __future__ import annotations

from functools import lru_cache

from khabar.lexicon.gazetteer import gazetteer
from khabar.lexicon.lemmas import lemma
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import ARTICLE, openings

TA, HA = "\u0629", "\u0647"
FINITE = ("perfect", "imperfect")
SHORTEST, LONGEST = 3, 24
PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "نا", "ها", "ه", "ك")


@lru_cache(maxsize=1 << 17)
def plain(form: str) -> str:
    """A folded form with ta marbuta as ha, and figures without commas.

    >>> plain("الحسكة"), plain("12,000")
    ('الحسكه', '12000')
    """
    if form.isalpha():
        return form.replace(TA, HA).lower()
    return "".join(letter for letter in form.lower() if letter.isalnum()) or "0"


@lru_cache(maxsize=1 << 17)
def stem(form: str) -> str:
    """A folded form with its clitics cut and its inflection undone.

    >>> stem("القوات") == stem("وللقوات") == stem("قوات")
    True
    >>> stem("الحسكه") == stem("بالحسكة") == stem("الحسكة")
    True
    """
    if len(form) < SHORTEST or len(form) > LONGEST or not "\u0600" < form[0] < "\u0700":
        return plain(form)
    return plain(_lemma(form))


def _lemma(form: str) -> str:
    for opening in openings(form):
        if len(opening.stem) < SHORTEST and opening.proclitics:
            continue
        for word in _whole(opening.stem):
            if _known(word):
                return _singular(word)
    return _unknown(form)


def _whole(word: str) -> list[str]:
    """The word, then as it is without an attached pronoun; a last «ه» may be a ta marbuta."""
    definite = word.startswith(ARTICLE)
    found = [word]
    if word.endswith(HA) and (definite or len(word) <= SHORTEST):
        found.append(word[:-1] + TA)
    if definite:
        return found
    for pronoun in PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest != word and len(rest) >= SHORTEST:
            found += [rest[:-1] + TA] if rest.endswith("ت") else []
            found.append(rest)
            break
    if word.endswith(HA):
        found.append(word[:-1] + TA)
    return found


def _known(word: str) -> bool:
    from simplemma import is_known

    return is_known(word, "ar") or bool(gazetteer().named(word))


def _singular(word: str) -> str:
    """The dictionary form; where the word list has none, that of a verb."""
    bare = word[2:] if word.startswith(ARTICLE) and len(word) > SHORTEST + 1 else word
    for spelt in (word, bare):
        found = lemma(spelt)
        if found not in (word, bare):
            return found
    for reading in verb_forms(bare):
        if reading.tense in FINITE:
            return _folded(reading.lemma)
    return bare


@lru_cache(maxsize=1 << 12)
def _folded(word: str) -> str:
    from khabar.text.view import fold

    return fold(word)


def _unknown(form: str) -> str:
    for reading in verb_forms(form):
        if reading.tense in FINITE:
            return _folded(reading.lemma)
    best = form
    for opening in openings(form):
        if opening.definite and len(opening.stem) >= SHORTEST:
            best = opening.stem
            break
    else:
        if form[0] == "و" and len(form) > SHORTEST + 1:
            best = form[1:]
    known = lemma(best)
    return known if len(known) >= SHORTEST else best
