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
INFLECTED = (
    ("تان", (TA,)), ("تين", (TA,)), ("تي", (TA,)), ("ات", (TA, "")), ("ون", ("",)), ("ين", ("",)),
    ("ان", ("",)), ("ة", ("",)), ("ا", ("",)), ("و", ("",)), ("ي", ("",)),
)  # fmt: skip
"""Endings of gender, number and case, and what stands in their place in the word list."""

LONG_ENOUGH = 5
ATTACHED = ("ها", "هم")
PEOPLES = ("يون", "يين")
PLURALS = ("ات", "ون", "ين")
PARTICLES = "بلكف"
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


@lru_cache(maxsize=1 << 17)
def other_stem(form: str) -> str | None:
    """A second stem of a word that nobody knows: its first letter may be a particle.

    >>> stem("لحفتر"), other_stem("لحفتر"), other_stem("القوات")
    ('لحفتر', 'حفتر', None)
    """
    if form[:1] in PARTICLES and SHORTEST + 1 < len(form) <= LONGEST and stem(form) == plain(form):
        return stem(form[1:]) if not _known(form) else None
    return None


def _lemma(form: str) -> str:
    if form.startswith("لل") and gazetteer().named(form[1:]):
        return form[1:]
    for opening in openings(form):
        if len(opening.stem) < SHORTEST and opening.proclitics:
            continue
        for word in _whole(opening.stem):
            if _known(word):
                return _singular(word)
            if one := _of_plural(word):
                return _singular(one)
    return _unknown(form)


def _of_plural(word: str) -> str | None:
    """The listed word that this unlisted one is a plural, dual, feminine or accusative of.

    >>> _of_plural("بلدات"), _of_plural("حكومتان"), _of_plural("مسلحو"), _of_plural("هجوما")
    ('بلدة', 'حكومة', 'مسلح', 'هجوم')
    """
    bare = word.removeprefix(ARTICLE)
    for ending, ones in INFLECTED:
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST - (TA in ones):
            for one in ones:
                if _listed(bare[: -len(ending)] + one):
                    return bare[: -len(ending)] + one
    return None


def _whole(word: str) -> list[str]:
    """The word, then as it is without an attached pronoun; a last «ه» may be a ta marbuta."""
    definite = word.startswith(ARTICLE)
    found = [word, word[2:]] if definite and len(word) > SHORTEST + 1 else [word]
    if word.endswith(HA) and (definite or len(word) <= SHORTEST):
        found.append(word[:-1] + TA)
    if definite:
        return found
    for pronoun in PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest != word and len(rest) >= SHORTEST:
            found += [rest[:-1] + TA] if rest.endswith("ت") and rest[-2] != "ا" else []
            found.append(rest)
            break
    if word.endswith(HA):
        found.append(word[:-1] + TA)
    return found


def _known(word: str) -> bool:
    return _listed(word) or bool(gazetteer().named(word))


def _listed(word: str) -> bool:
    from simplemma import is_known

    return len(word) >= SHORTEST and is_known(word, "ar")


def _singular(word: str) -> str:
    """The dictionary form; where the word list has none, that of a verb."""
    bare = word[2:] if word.startswith(ARTICLE) and len(word) > SHORTEST + 1 else word
    for spelt in (word, bare):
        found = lemma(spelt)
        if found not in (word, bare):
            return found
    if bare == word:  # a word with the article is no finite verb
        for reading in verb_forms(bare):
            if reading.tense in FINITE and not reading.proclitics:
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
    if best.endswith(ATTACHED) and len(best) > LONG_ENOUGH:
        best = best[:-2]
        if best.endswith("ت") and best[-2] != "ا":
            best = best[:-1] + TA
    if best.endswith(PLURALS[0]) and len(best) > SHORTEST + 1:
        best = best[:-2] + TA
    elif best.endswith(PEOPLES) and len(best) > SHORTEST + 2:
        best = best[:-2]
    known = lemma(best)
    return known if len(known) >= SHORTEST else best
