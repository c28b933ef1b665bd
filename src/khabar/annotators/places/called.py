"""Places that a title or a word of calling makes a name of."""

from __future__ import annotations

from khabar.annotators.places.lookup import KNOWN_HERE, name_at, size
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.name_bounds import name_start, spelt_name, unknown_stop
from khabar.annotators.places.vocabulary import HeadWord, head_word, titles, words_of_role
from khabar.text.clitics import openings
from khabar.text.words import Words

SPOT = HeadWord("مكان", "local", "spot", "strong", strip=True)
"""A place of no kind told."""


def titled(words: Words, at: int, stop: int) -> Mention | None:
    """A kind with the article and what makes a name of it («القصر الرئاسي», «المنطقة الشرقية»)."""
    if at + 1 >= stop or not titles():
        return None
    form, following = words.items[at].form, words.items[at + 1].form
    for opening in openings(form):
        kind = titles().get(opening.stem, {}).get(following)
        if kind is None or words.form(at + 2) == "من":
            continue
        return Mention(
            at, at, at + 2, opening.proclitics, f"{opening.stem} {following}", (), kind, "titled"
        )
    return None


def called(words: Words, at: int, stop: int) -> Mention | None:
    """«المكان المسمى X», «المنطقة المعروفة باسم X»: what a place is said to be called."""
    if at + 2 >= stop or words.items[at + 1].form not in words_of_role("called"):
        return None
    read = head_word(words.items[at].form)
    spot = any(o.stem in words_of_role("spot") for o in openings(words.items[at].form))
    if not spot and not (read and read[2] and read[0].kind in ("region", "local", "city")):
        return None
    first = name_start(words, at + 2, stop)
    if words.form(first) in words_of_role("by name"):
        first = name_start(words, first + 1, stop)
    head = read[0] if read and read[0].strip else SPOT
    named = name_at(words, first, stop) if first < stop else None
    if named and (size(named.entries[0]) >= KNOWN_HERE or named.stop > first + 1):
        return Mention(at, first, named.stop, "", named.key, named.entries, head, "headed")
    end = unknown_stop(words, first, stop, head, words.form(first)) if first < stop else first
    if end <= first:
        return None
    return Mention(at, first, end, "", spelt_name(words, first, end, ""), (), head, "headed")
