"""By what an event is told apart from others of its kind: where, who is named, how many, when.

News of one kind is told in one formula: two accidents in two towns share all their words but
a name and a figure. So it is names, places, figures and days of headline and first sentence
that are set against one another, and not how many words are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khabar.compare.deeds import opening
from khabar.compare.passages import WORDLIKE
from khabar.compare.printed import Printed
from khabar.compare.subject import LEAD, TELLING, is_name, joins
from khabar.compare.where import maybe_place
from khabar.lexicon.stems import stem
from khabar.readings.article import Article
from khabar.text.span import Span
from khabar.text.words import Kind, Word, tokens

SENTENCE = 8
"""Words that a first sentence has; a shorter one is a dateline or a cry, and the next is taken
with it."""

DATED = ("DATE", "TIME")

SMALL = 1
"""One of something stands everywhere."""


class Grounds(NamedTuple):
    """What an article names.

    ``about`` are stems of names that stand in headline and first sentence: of words that are
    none of the language, or that the gazetteer knows as names too. ``names`` holds them, the
    other words of either that are none of the language, those of who is quoted left out, and
    places below a country. ``early`` are all names of headline and opening, ``every`` those of
    the whole text. ``figures`` are the numbers above `SMALL`, ``days`` those told to the day,
    ``types`` those of the first deeds. ``lead`` is where the first sentence stands.
    """

    lead: Span | None
    about: frozenset[str]
    names: frozenset[str]
    early: frozenset[str]
    every: frozenset[str]
    figures: frozenset[float]
    counted: frozenset[str]
    days: frozenset[str]
    types: frozenset[str]


def grounds(article: Printed) -> Grounds:
    """The grounds of an article; of one that was not read, those that its words tell."""
    read = article if isinstance(article, Article) else None
    heading, lead = _heading(article), _lead(article)
    title = tokens(article.title.text) if article.title else []
    start = heading.stop if heading else 0
    body = tokens(article.text[start:], start)
    stop = lead.stop if lead else start
    words = [word for word in body if word.span.stop <= stop]
    head = _named(title)
    early = head | _named(body[:LEAD])
    within = _Within([part for part in (heading, lead) if part])
    quoted = _Within(_quoted(read)) if read else _Within(())
    places = {
        stem(word.form)
        for place in (read.places if read else ())
        if place.kind != "country"
        and place.relation is None
        and within.holds(place.span)
        and not quoted.holds(place.span)
        for word in tokens(place.name)
    }
    about = head & _named(words)
    unknown = {
        found
        for word in words
        if word.kind in (Kind.LETTERS, Kind.LATIN)
        and not quoted.holds(word.span)
        and is_name(found := stem(word.form))
    }
    first = opening(read, 0) if read else []
    return Grounds(
        lead,
        frozenset(about),
        frozenset(about | unknown | places),
        frozenset(early | places),
        frozenset(early | places | _named(body[LEAD:])),
        frozenset(_figures(read, within, [*title, *words])),
        frozenset(w.form for w in (*title, *body[:LEAD]) if w.kind is Kind.DIGITS),
        frozenset(_days(read, within) if read else ()),
        frozenset(one.event.type for one in first),
    )


def _named(words: Sequence[Word]) -> set[str]:
    """The stems of words that may be names."""
    return {
        stem(word.form)
        for word in words
        if word.kind in (Kind.LETTERS, Kind.LATIN)
        and len(word.form) >= TELLING
        and not joins(word.form)
        and (is_name(stem(word.form)) or maybe_place(word.form))
    }


class _Within:
    """Stretches of a text, and whether a place lies in one."""

    def __init__(self, parts: Sequence[Span]) -> None:
        self.parts = parts

    def holds(self, span: Span) -> bool:
        return any(part.start <= span[0] and span[1] <= part.stop for part in self.parts)


def _heading(article: Printed) -> Span | None:
    return Span(*article.title.span) if article.title and article.title.span else None


def _lead(article: Printed) -> Span | None:
    """The first sentence of the body, as far as `LEAD` words."""
    title = article.title.span if article.title else None
    start = title[1] if title else 0
    words = tokens(article.text[start : start + 20 * LEAD], start)
    kept = [word for word in words if word.kind in WORDLIKE][:LEAD]
    if not kept:
        return None
    if isinstance(article, Article):
        for place in article.sentences:
            inside = [w for w in kept if w.span.stop <= place[1]]
            if place[0] >= start and len(inside) >= SENTENCE:
                return Span(kept[0].span.start, inside[-1].span.stop)
    return Span(kept[0].span.start, kept[-1].span.stop)


def _quoted(article: Article) -> list[Span]:
    """Where those stand who are quoted: another's spokesman may speak of any event."""
    spans = [link.span for said in article.attributions for link in said.chain if link.span]
    return [*spans, *(said.source_span for said in article.attributions if said.source_span)]


def _days(article: Article, within: _Within) -> Iterator[str]:
    """The days that are told to the day."""
    for time in article.times:
        if time.type in DATED and time.time_precision == 1 and within.holds(time.span):
            yield (time.start or "")[:10]


def _figures(article: Article | None, within: _Within, words: Sequence[Word]) -> Iterator[float]:
    for number in article.numbers if article else ():
        if number.value is not None and number.value > SMALL and within.holds(number.span):
            yield float(number.value)
    for word in words:
        if word.kind is Kind.DIGITS and word.form.isdecimal() and int(word.form) > SMALL:
            yield float(word.form)
