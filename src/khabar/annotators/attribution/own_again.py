"""Where the outlet goes on in its own voice behind what was said, with no word for it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import FINITE, HIS, acts
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings
from khabar.text.words import LETTERS, Words


def deed_follows(words: Words, first: int, at: int) -> bool:
    """«طالب بصرف الأجور، وقررت الوزارة …»: a verb beside a noun that was said is none of it.

    Without a comma only where the noun holds no verb that this one might go with.
    """
    form, behind = words.form(at), words.form(at + 1)
    of_them = any(e.pronoun in HIS and e.stem in of_class("quantifier") for e in endings(behind))
    if not acts(form) or carries(form) or of_them:
        return False  # «بنزوح أسر، وتوجه معظمها»
    if words.form(at - 1) in ("،", ","):
        return True
    return not any(may_be_verb(words.form(n)) or relative(words, n) for n in range(first, at))


def relative(words: Words, at: int) -> bool:
    """Whether a word opens a clause inside what was said."""
    return words.items[at].kind is not LETTERS or words.form(at) in of_class("while", "relative")


@lru_cache(maxsize=1 << 13)
def carries(form: str) -> bool:
    """Whether a verb has an object pronoun, which may mean what was said («ونقلته إلى»)."""
    return any(f.object for f in verb_forms(form) if f.tense in FINITE)


@lru_cache(maxsize=1 << 13)
def may_be_verb(form: str) -> bool:
    """Whether a word may be a verb of the third person."""
    return any(f.tense in FINITE and f.person == 3 for f in verb_forms(form))


def explained(near: Surroundings, at: int, limit: int) -> bool:
    """«…، وهي قرية صغيرة»: what the outlet adds on a noun, to the end of what was said."""
    words = near.words
    if words.form(at) not in of_class("and_it_is"):
        return False
    what = words.form(at + 1)
    if what in of_class("by_what", "the_matter", "small_word") or may_be_verb(what):
        return False
    return not any(words.form(n) in ("،", ",") for n in range(at + 1, limit))
