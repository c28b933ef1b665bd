"""Names of lands whose letters are those of an adjective as well."""

from __future__ import annotations

from khabar.annotators.places.lookup import Named, name_at
from khabar.annotators.places.vocabulary import head_word, is_locative
from khabar.lexicon.gazetteer import nisba_country
from khabar.text.clitics import openings
from khabar.text.words import Words

LONGER = 3
"""An indefinite noun in the accusative has more letters than this."""


def is_own_name(words: Words, named: Named) -> bool:
    """Whether a word that is also an adjective (سورية, السعودية) stands as the country's name.

    An adjective agrees with the noun before it: a definite one («الحكومة
    السعودية»), or for the bare form an indefinite feminine («قوات سورية»).
    """
    if named.stop > named.first + 1:
        return True
    if named.entries[0].kind != "country" or named.loose:
        return False
    last = words.form(named.first - 1)
    kind = head_word(last)
    if named.proclitics[-1:] in ("ب", "ل") or is_locative(last) or (kind and not kind[2]):
        return True
    if not words.form(named.first).endswith("السعودية"):
        return False
    return bool(last) and not _definite(last) and nisba_country(last) is None


def is_accusative(words: Words, named: Named) -> bool:
    """«جندياً تركياً»: an adjective in the accusative has the letters of the country."""
    top = named.entries[0]
    if named.stop > named.first + 1 or named.proclitics or named.key[-1] != "ا":
        return False
    last = words.form(named.first - 1)
    if not last or name_at(words, named.first - 1, named.first):
        return False
    if top.kind == "region" and not top.country:  # «مهاجراً أفريقياً»
        return len(last) > LONGER and last.endswith("ا")
    if top.kind != "country":
        return False
    stem = named.key[:-1]
    adjective = nisba_country(stem) or nisba_country(stem + "ي")
    return bool(adjective) and len(last) > LONGER and last[-1] == "ا" and not is_locative(last)


def _definite(form: str) -> bool:
    return any(o.stem.startswith("ال") for o in openings(form))
