"""Dictionary forms of words that are no verb forms: singulars of plurals, mostly."""

from __future__ import annotations

from functools import lru_cache

from khabar.text.view import fold


@lru_cache(maxsize=1 << 15)
def lemma(word: str) -> str:
    """The folded dictionary form of a word, or the folded word where it has none we know.

    The word list is read at the first call, which costs 0.2 s: ask only for what the
    lexicon's own tables leave open.

    >>> lemma("صواريخ"), lemma("خخخ")
    ('صاروخ', 'خخخ')
    """
    from simplemma import lemmatize  # here, for its import reads files

    return fold(lemmatize(word, lang="ar"))
