"""What an article is about: the telling words of its headline and its first sentences."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.compare.passages import WORDLIKE
from khabar.compare.printed import Printed
from khabar.lexicon.closed import closed_classes
from khabar.lexicon.ordinary import is_word
from khabar.lexicon.stems import HA, TA, stem
from khabar.readings.article import Article
from khabar.text.span import Span
from khabar.text.words import tokens

LEAD = 45
"""Words of the body that count as its opening."""

STANDS = frozenset(("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "CONCEDE"))
"""Types of events that are done by saying something."""

NAME = 2.5
"""How many words of the language a name weighs."""

TELLING = 3
"""Letters a word must have to tell anything."""


class Subject(NamedTuple):
    """Stems of an article's headline, and of headline and opening together."""

    headline: frozenset[str]
    opening: frozenset[str]


def joins(form: str) -> bool:
    """Whether a folded word joins others and tells nothing of its own."""
    return form in closed_classes()


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell something."""
    return frozenset(
        stem(word.form)
        for word in tokens(text)
        if word.kind in WORDLIKE and len(word.form) >= TELLING and not joins(word.form)
    )


def subject(article: Printed) -> Subject:
    """What an article is about."""
    title = article.title
    start = title.span[1] if title and title.span else 0
    words = [w for w in tokens(article.text[start : start + 20 * LEAD]) if w.kind in WORDLIKE]
    stop = start + words[:LEAD][-1].span.stop if words else start
    headline = stems(title.text) if title else frozenset()
    opening = stems(Span(start, stop).of(article.text)) if stop > start else frozenset()
    return Subject(headline, headline | opening)


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """The part of the lighter set that the other has too (Szymkiewicz and Simpson).

    A name weighs as much as `NAME` other words: formulas share the words, one event the names.
    """
    lighter = min(_weight(first), _weight(second))
    return _weight(first & second) / lighter if lighter else 0.0


def _weight(words: frozenset[str]) -> float:
    return sum(_weighed(word) for word in words)


@lru_cache(maxsize=1 << 16)
def _weighed(word: str) -> float:
    known = not word.isalpha() or is_word(word)
    return 1.0 if known or (word.endswith(HA) and is_word(word[:-1] + TA)) else NAME


def is_name(word: str) -> bool:
    """Whether a stem is no word of the language, and so most likely a name."""
    return len(word) >= TELLING and _weighed(word) > 1


def answers(article: Printed) -> frozenset[str]:
    """Stems of who speaks, where an article opens with a stand that someone takes.

    Two officials who condemn one attack make two events. None for a text that was not
    read yet, and for one that opens with a deed.
    """
    if not isinstance(article, Article) or not article.events:
        return frozenset()
    first = min(article.events, key=lambda event: event.trigger_span)
    actor = first.argument("actor")
    if first.type not in STANDS or actor is None:
        return frozenset()
    return stems(actor.span.of(article.text))
