"""The rules under a value: read again, and told as a tree down to the characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from khabar.lexicon.version import engine
from khabar.pipeline import Reading, annotate
from khabar.published import day
from khabar.readings.article import Article
from khabar.text.annotation import Annotation
from khabar.text.document import Document
from khabar.text.span import Span


class Sentence(NamedTuple):
    """A rule in a plain sentence of each language."""

    en: str
    ar: str


@cache
def sentences() -> dict[str, Sentence]:
    """What each rule says, by its name: ``rules.tsv``; a test holds that every rule is there."""
    lines = files("khabar.app.web").joinpath("rules.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {name: Sentence(en, ar) for name, en, ar in rows}


KINDS = {
    "a": "actors", "p": "places", "t": "times", "n": "numbers", "q": "quotations",
    "s": "attributions", "e": "events", "f": "facts", "w": "wording",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that spoke, the words it stood on, and the rules under it."""

    name: str
    words: str
    span: Span
    under: tuple[Rule, ...]

    @property
    def sentence(self) -> Sentence | None:
        """What it says."""
        return sentences().get(self.name)


@dataclass(frozen=True, slots=True)
class Why:
    """The rules under one value. ``kind`` is its field of the record, ``told`` says whether
    the rules of today still read it; ``then`` and ``now`` are the engines."""

    id: str
    kind: str
    words: str
    rule: str
    tree: Rule | None
    then: str
    now: str


def read_again(article: Article) -> Reading:
    """What the annotators read in an article as it was handed in."""
    try:
        published = day(article.published)
    except ValueError:
        published = None
    title = article.title
    return annotate(
        Document(
            article.text,
            id=article.doc,
            publisher=article.publisher.name if article.publisher else "",
            published=published,
            title=title.text if title and title.span is None else "",
            author=article.author or "",
            url=article.url or "",
        )
    )


def values_of(article: Article, told: str) -> list[tuple[str, str, str, Span]]:
    """The values that ``told`` names, as id, kind, rule and place; a claim names those in it."""
    if told.startswith("c"):
        claim = next((each for each in article.claims if each.id == told), None)
        if claim is None:
            return []
        inside = [claim.attribution or "", *claim.events, *claim.facts, *claim.wording]
        for event in article.events:
            if event.id in claim.events:
                inside += [part.ref or "" for part in event.arguments]
                inside += [counted.number or "" for counted in event.quantities]
        return [each for id in dict.fromkeys(inside) if id for each in values_of(article, id)]
    kind = KINDS.get(told[:1], "")
    found = next((v for v in getattr(article, kind, ()) if v.id == told), None)
    return [(told, kind, found.rule, _place(found))] if found is not None else []


def _place(value: object) -> Span:
    for name in ("content_span", "trigger_span", "cue_span", "span"):
        span = getattr(value, name, None)
        if span is not None:
            return Span(*span)
    return Span(*value.subject.span)  # type: ignore[attr-defined]  # a fact without a cue


def why(article: Article, told: str) -> list[Why]:
    """The rules under each value that ``told`` (an id as s3, e1, c2) names."""
    values = values_of(article, told)
    if not values:
        return []
    reading = read_again(article)
    now = engine()
    made = []
    for id, kind, rule, place in values:
        found = _found(getattr(reading, kind), id, rule, place)
        words = " ".join(place.of(article.text).split())
        tree = _tree(found, article.text) if found else None
        made.append(Why(id, kind, words, rule, tree, article.engine, now))
    return made


def _found(
    read: Sequence[Annotation[object]], id: str, rule: str, place: Span
) -> Annotation[object] | None:
    """The same value in the new reading: by its number, else by its rule at its place."""
    number = int(id[1:]) - 1 if id[1:].isdecimal() else -1
    if 0 <= number < len(read) and read[number].rule == rule and read[number].span.overlaps(place):
        return read[number]
    same = [each for each in read if each.span.overlaps(place)]
    return next((each for each in same if each.rule == rule), same[0] if same else None)


def _tree(found: Annotation[object], text: str) -> Rule:
    words = " ".join(found.span.of(text).split())
    return Rule(found.rule, words, found.span, tuple(_tree(part, text) for part in found.parts))
