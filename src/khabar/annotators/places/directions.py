"""The eight directions, in all the forms the press gives them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from khabar.annotators.places.vocabulary import words_of_role
from khabar.lexicon.phrases import key
from khabar.lexicon.table import rows
from khabar.text.clitics import openings
from khabar.text.letters import DASHES
from khabar.text.words import Kind, Words

ALONG = ("north", "south")


class Direction(NamedTuple):
    """A direction up to word ``stop``; two ``kinds`` where «شمال وغرب» names two."""

    stop: int
    kinds: tuple[str, ...]
    proclitics: str
    clitic: str = ""


@cache
def _forms(column: str) -> dict[str, str]:
    return {
        key(form): row["direction"]
        for row in rows("place_directions")
        for form in row[column].split("|")
    }


@lru_cache(maxsize=1 << 15)
def _read(form: str) -> tuple[str, str, bool] | None:
    """The direction a word names, its proclitics, and whether it has the article."""
    known = _forms("forms")
    adjectives = _forms("adjectives")
    for opening in openings(form):
        if opening.definite:
            continue
        direction = known.get(opening.stem) or adjectives.get(opening.stem)
        if direction:
            return direction, opening.proclitics, opening.stem.startswith("ال")
    return None


@cache
def direction_words() -> frozenset[str]:
    """The folded words that `names_direction` knows, without proclitics."""
    return frozenset((*_forms("forms"), *_forms("adjectives")))


def names_direction(form: str) -> bool:
    """Whether a word is one of direction."""
    return _read(form) is not None


def direction_at(words: Words, at: int, stop: int) -> Direction | None:
    """The direction at word ``at`` that an anchor may follow.

    With the article «من» must follow («الشمال من»); the anchor of the bare
    form follows at once («شمال X»).
    """
    if at >= stop:
        return None
    read = _read(words.form(at))
    if read is None:
        return None
    direction, proclitics, definite = read
    end = at + 1
    kinds: tuple[str, ...] = (f"{direction}_of",)
    if words.form(end) in DASHES and words.items[at].kind is Kind.LETTERS:
        end += 1
    following = _read(words.form(end)) if end < stop else None
    if following is None and end > at + 1:
        return None
    if following and following[1] == "" and _crosses(direction, following[0]):
        kinds = (_joined(direction, following[0]),)
        end += 1
    elif following and following[1] == "و" and not definite:
        kinds = (f"{direction}_of", f"{following[0]}_of")
        end += 1
    if words.form(end) == "من":
        return Direction(end + 1, kinds, proclitics)
    if definite:
        return None
    return Direction(end, kinds, proclitics)


def points(words: Words, at: int, stop: int) -> bool:
    """Whether a direction that could be a name («الجنوب») only points («الجنوب من X»)."""
    read = _read(words.items[at].form)
    if read is None or at + 1 >= stop:
        return False
    if words.form(at + 1) == "من" and read[2]:
        return True
    following = _read(words.form(at + 1))
    return following is not None and following[1] == ""


def _crosses(one: str, two: str) -> bool:
    return (one in ALONG) != (two in ALONG)


def _joined(one: str, two: str) -> str:
    first, second = (one, two) if one in ALONG else (two, one)
    return f"{first}_{second}_of"


def start_of(words: Words, at: int, direction: Direction) -> tuple[int, str]:
    """Where the phrase begins: «أقصى» or «جهة» before the direction belongs to it."""
    before = words.form(at - 1)
    if not direction.proclitics and words.sentence_of[at - 1] == words.sentence_of[at]:
        for opening in openings(before):
            if opening.stem in words_of_role("edge"):
                return at - 1, opening.proclitics
    return at, direction.proclitics


def past_direction_adjectives(words: Words, at: int, stop: int) -> int:
    """Past «الشمالي», «الجنوبية الغربية» and the like."""
    adjectives = _forms("adjectives")
    end = at
    while end < min(stop, at + 2):
        form = words.form(end)
        if not form.startswith("ال") or form not in adjectives:
            break
        end += 1
    return end


def side_of_form(form: str) -> str:
    """The direction of one adjective with the article, "" for another word."""
    return _forms("adjectives").get(form, "")


def side_of(words: Words, first: int, stop: int) -> str:
    """The direction that adjectives name («الشمالي الغربي»: north_west), "" for none."""
    adjectives = _forms("adjectives")
    told = [adjectives[words.form(n)] for n in range(first, stop) if words.form(n) in adjectives]
    if len(told) > 1 and _crosses(told[0], told[1]):
        return _joined(told[0], told[1]).removesuffix("_of")
    return told[0] if told else ""
