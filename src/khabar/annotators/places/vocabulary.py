"""The words by which places are told: kinds of place, locatives, openers of names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.lexicon.phrases import key
from khabar.lexicon.table import rows, table
from khabar.text.clitics import openings


class HeadWord(NamedTuple):
    """A word for a kind of place: «مدينة» is stripped from a name, «مطار» stays in it.

    ``evidence`` is strong (what follows is a name, known or not), definite (the
    same where it has the article), listed (a known name, or one that an
    adjective of facilities closes), plain (a well-known name) or never.
    ``number`` is singular, dual or plural.
    """

    word: str
    kind: str
    name_en: str
    evidence: str
    strip: bool = False
    number: str = "singular"


@dataclass(frozen=True, slots=True)
class _Row:
    word: str
    kind: str
    name_en: str
    evidence: str
    forms: tuple[str, ...] = ()
    strip: bool = False


@cache
def _heads() -> dict[str, HeadWord]:
    found: dict[str, HeadWord] = {}
    for row in table("place_words", _Row):
        word = key(row.word)
        for form in map(key, row.forms):
            number = _number(word, form)
            head = HeadWord(word, row.kind, row.name_en, row.evidence, row.strip, number)
            found.setdefault(form, head)
    return found


def _number(word: str, form: str) -> str:
    """Told from the letters: a dual in construct is the singular with its ending."""
    if form == word:
        return "singular"
    stem = word[:-1] if word.endswith(("ة", "ي")) else word
    return "dual" if form.startswith(stem) and form.endswith(("ي", "ا", "ين")) else "plural"


@lru_cache(maxsize=1 << 15)
def head_word(form: str) -> tuple[HeadWord, str, bool] | None:
    """The kind word of a folded form, its proclitics, and whether it has the article."""
    known = _heads()
    if form in words_of_role("nothead"):
        return None
    for opening in openings(form):
        if opening.proclitics.endswith("ك"):
            continue
        head = known.get(opening.stem)
        if head is not None:
            return head, opening.proclitics, opening.definite
    return None


@cache
def titles() -> dict[str, dict[str, HeadWord]]:
    """Definite kinds and the definite words that make names of them («القصر» + «الرئاسي»)."""
    found: dict[str, dict[str, HeadWord]] = {}
    for row in rows("place_titles"):
        for noun in map(key, row["nouns"].split("|")):
            read = head_word(noun)
            name_en = read[0].name_en if read else ""
            head = HeadWord(noun, row["kind"], name_en, "strong")
            for title in map(key, row["titles"].split("|")):
                found.setdefault(noun, {})[title] = head
    return found


@cache
def words_of_role(role: str) -> frozenset[str]:
    """The folded words of one role of ``place_grammar.tsv``."""
    return frozenset(key(row["word"]) for row in rows("place_grammar") if row["role"] == role)


@cache
def stopwords(level: str = "") -> frozenset[str]:
    """Common words and phrases that are also names of places, folded; of one level or all."""
    listed = rows("place_stopwords")
    return frozenset(key(row["word"]) for row in listed if level in ("", row["level"]))


@cache
def closing_adjectives() -> frozenset[str]:
    """Definite adjectives that may close a facility's name, in both genders, folded."""
    stems = words_of_role("adjective")
    return frozenset(f"ال{stem}{ending}" for stem in stems for ending in ("", "ة", "ه"))


@lru_cache(maxsize=1 << 15)
def is_locative(form: str) -> bool:
    """Whether a place may stand after this word."""
    known = words_of_role("locative")
    return any(o.stem in known for o in openings(form) if not o.definite)


LONG = 7
"""Letters from which a word in «يا» may be a village's name and is hardly an adverb."""


@lru_cache(maxsize=1 << 15)
def is_foreign(form: str, town: bool = False, known: bool = False) -> bool:
    """Whether a word cannot be the name of a place that we do not know.

    The sound plural of people («نازحين») and a dual cannot, but for the name of a ``town``
    («قرية السمرتين», «قرية سمرتين»).
    Of a name that is ``known`` («جنين», «داريا») the ending says nothing.
    """
    listed = words_of_role("foreign")
    if form in listed or any(o.stem in listed for o in openings(form)):
        return True
    if known or form.startswith("ال"):
        return False
    adjective = form.endswith("ية") or (form.endswith("يا") and len(form) < LONG)
    return adjective or (not town and form.endswith(("يا", "ين", "ون")))
