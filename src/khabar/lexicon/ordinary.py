"""Whether a word is one of the language, and no name alone."""

from __future__ import annotations

from functools import lru_cache

from khabar.lexicon.verbs import verb_forms


@lru_cache(maxsize=1 << 16)
def is_word(form: str) -> bool:
    """Whether the word list or the verb forms know a folded word.

    >>> is_word("حريق"), is_word("باربن")
    (True, False)
    """
    from simplemma import is_known  # here, for its import reads files

    if not form:  # what is left of a bare article
        return False
    return bool(verb_forms(form)) or is_known(form, "ar")
