"""The words of a text as its two columns of the index have them."""

from __future__ import annotations

from khabar.lexicon.stems import other_stem, plain, stem
from khabar.text.words import LETTERS, Kind, Word, tokens


def words_in(text: str) -> list[Word]:
    """The words of a text that are indexed, with their places; marks are left out."""
    return [word for word in tokens(text) if word.kind not in (Kind.MARK, Kind.QUOTE)]


def columns(text: str) -> tuple[str, str]:
    """What is indexed of a text: its plain words and its stems, each in order.

    Second stems follow after all the first, so that phrases keep their order.
    """
    found = words_in(text)
    stems = [stem(word.form) if word.kind is LETTERS else plain(word.form) for word in found]
    stems += [other for word in found if (other := other_stem(word.form))]
    return " ".join([plain(word.form) for word in found]), " ".join(stems)
