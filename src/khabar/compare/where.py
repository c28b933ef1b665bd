"""Whether two articles open in places that cannot be one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.compare import fields
from khabar.compare.printed import Printed
from khabar.compare.subject import LEAD
from khabar.lexicon.gazetteer import gazetteer
from khabar.lexicon.ordinary import is_word
from khabar.lexicon.stems import stem
from khabar.lexicon.table import table
from khabar.readings.article import Article
from khabar.readings.place import Place
from khabar.text.clitics import ARTICLE
from khabar.text.view import fold
from khabar.text.words import Kind, tokens

TELLING = 3
"""Below this a count says little: one and two stand everywhere."""

LETTERS = 6 * LEAD
"""About as many characters as the opening of a body has."""


@dataclass(frozen=True, slots=True)
class Ordinary:
    """A word that is a place's name as well, and mostly no place."""

    word: str


def elsewhere(first: Printed, second: Printed) -> bool:
    """Whether both name places below a country at their head, and no two of them may be one.

    Where one has no place that was read and laid down, names in the headlines tell.
    """
    one, other = _named(first), _named(second)
    if one and other:
        if _among(one, second) or _among(other, first):
            return False
        return all(
            fields.places(left, right) == "contradicts" and fold(left.name) != fold(right.name)
            for left in one
            for right in other
        )
    left_names, right_names = _headline(first), _headline(second)
    if not left_names or not right_names:
        return False
    return not left_names & _opening(second) and not right_names & _opening(first)


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(fold(row.word) for row in table("place_stopwords", Ordinary))


def _among(places: list[Place], article: Printed) -> bool:
    """Whether headline or opening of an article has one of these names."""
    title = article.title.text if article.title else ""
    told = f" {' '.join(word.form for word in tokens(f'{title} {article.text[:LETTERS]}'))} "
    return any(f" {fold(place.name)} " in told for place in places)


def _opening(article: Printed) -> set[str]:
    """The words of headline and opening, with and without what is written to them."""
    title = article.title.text if article.title else ""
    words = tokens(f"{title}\n{article.text[:LETTERS]}")
    return {form for word in words for form in (word.form, stem(word.form))}


def _headline(article: Printed) -> set[str]:
    """Words of the headline that the gazetteer knows as names and that are no common words."""
    words = tokens(article.title.text) if article.title else []
    return {
        word.form
        for word in words
        if word.kind is Kind.LETTERS
        and word.form not in _ordinary()
        and not is_word(word.form.removeprefix(ARTICLE))
        and gazetteer().named(word.form)
    }


@lru_cache(maxsize=1 << 16)
def maybe_place(form: str) -> bool:
    """Whether the gazetteer knows a folded word as a name, be it a common word as well."""
    return bool(gazetteer().named(form))


def one_setting(first: Printed, second: Printed) -> bool:
    """Whether both name one place below a country at their head, and one figure there.

    False for texts that were not read yet.
    """
    one, other = (
        {*(fold(place.name) for place in _named(article)), *_headline(article)}
        for article in (first, second)
    )
    return bool(one & other and _figures(first) & _figures(second))


def _figures(article: Printed) -> set[tuple[str, float]]:
    if not isinstance(article, Article):
        return set()
    title = article.title.span if article.title else None
    stop = (title[1] if title else 0) + LETTERS
    return {
        (number.of, number.value)
        for number in article.numbers
        if number.value is not None and number.value >= TELLING and number.span[0] < stop
    }


def _named(article: Printed) -> list[Place]:
    if not isinstance(article, Article):
        return []
    title = article.title.span if article.title else None
    start = title[1] if title else 0
    return [
        place
        for place in article.places
        if place.kind != "country"
        and place.relation is None
        and place.lat is not None
        and place.span[0] < start + LETTERS
    ]
