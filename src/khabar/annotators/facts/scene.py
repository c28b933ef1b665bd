"""The words of an article as facts see them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from khabar.annotators.facts.cues import words_of
from khabar.lexicon.closed import closed_classes
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.annotation import Annotation
from khabar.text.clitics import openings
from khabar.text.letters import SILENT
from khabar.text.span import Span
from khabar.text.words import QUOTE, Words


@lru_cache(maxsize=1 << 16)
def closed(form: str) -> str:
    """The closed class of a folded word, with و or ف before it or not; "" for others."""
    known = closed_classes()
    return known.get(form) or (known.get(form[1:], "") if form[:1] in ("و", "ف") else "")


@lru_cache(maxsize=1 << 16)
def is_verb(form: str) -> bool:
    """Whether a folded word can only be a finite verb."""
    readings = verb_forms(form)
    finite = any(r.tense in ("perfect", "imperfect") and r.person == 3 for r in readings)
    return finite and not any(r.tense.endswith(("masdar", "participle")) for r in readings)


@lru_cache(maxsize=1 << 16)
def definite(form: str) -> bool:
    """Whether a folded word has the article."""
    return len(form) > 3 and openings(form)[-1].definite


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first`` up to ``stop``, of the first of which ``cut`` letters are left out.

    ``named`` says that it is a name or a place that was read before.
    """

    first: int
    stop: int
    cut: int = 0
    named: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Words with the names, places and numbers that begin and end at each."""

    words: Words
    begins: dict[int, tuple[int, Span]]
    ends: dict[int, tuple[int, Span]]
    people: dict[int, tuple[int, Span]]
    counts: dict[int, tuple[int, Span]]
    counted: frozenset[int]
    """The words of numbers."""
    outer: dict[int, Phrase] = field(default_factory=dict)
    """By where a fact's last term ends, what the whole phrase is about: filled while reading."""

    def form(self, at: int) -> str:
        return self.words.items[at].form

    def start(self, at: int) -> int:
        return self.words.bounds[self.words.sentence_of[at]].start

    def stop(self, at: int) -> int:
        return self.words.end_of_sentence(at)

    def span(self, phrase: Phrase) -> Span:
        """The letters of a phrase, as they are written."""
        named = self.begins.get(phrase.first)
        whole = self.words.span(phrase.first, phrase.stop)
        if phrase.named and named is not None and named[1].start > whole.start:
            return Span(named[1].start, whole.stop)
        place, skip = whole.start, phrase.cut
        while skip:
            place += 1
            if self.words.text[place] not in SILENT:
                skip -= 1
        return Span(place, whole.stop)

    def past(self, at: int, stop: int, *, commas: bool = False) -> int:
        """The first word from ``at`` that is no quotation mark, aside («حالياً») or comma."""
        while at < stop:
            form, kind = self.form(at), self.words.items[at].kind
            if kind is QUOTE or form in words_of("aside") or (commas and form in ("،", ",")):
                at += 1
            else:
                break
        return at


def scene(
    words: Words,
    sentences: Collection[int],
    actors: Iterable[Annotation[Any]],
    places: Iterable[Annotation[Any]],
    numbers: Iterable[Annotation[Any]],
) -> Scene:
    """See an article's words, with the mentions of some of its ``sentences``."""
    begins: dict[int, tuple[int, Span]] = {}
    ends: dict[int, tuple[int, Span]] = {}
    people: dict[int, tuple[int, Span]] = {}
    for found in (*places, *actors):
        if getattr(found.value, "mention", "") == "pronoun":
            continue
        inside = _within(words, found.span, sentences)
        if not inside:
            continue
        if inside.stop > begins.get(inside.start, (0,))[0]:
            begins[inside.start] = (inside.stop, found.span)
        if inside.start < ends.get(inside.stop, (len(words) + 1,))[0]:
            ends[inside.stop] = (inside.start, found.span)
        if getattr(found.value, "kind", "") == "person":
            at = _name_in(words, inside, found.value.name)
            people[at] = (inside.stop, Span(words.items[at].span.start, found.span.stop))
    counts = {}
    for found in numbers:
        inside = _within(words, found.span, sentences)
        if inside:
            counts[inside.start] = (inside.stop, found.span)
    counted = frozenset(n for first, (stop, _) in counts.items() for n in range(first, stop))
    return Scene(words, begins, ends, people, counts, counted)


def _within(words: Words, span: Span, sentences: Collection[int]) -> range:
    """The words of a mention, none where its sentence is not asked for."""
    first = bisect_right(words.starts, span[0]) - 1
    if first < 0 or words.sentence_of[first] not in sentences:
        return range(0)
    return words.within(span)


def _name_in(words: Words, inside: range, name: str) -> int:
    """Where the name stands in a mention that may open with an office."""
    first = key(name).split(" ")[0]
    return next((at for at in inside if words.items[at].form == first), inside.start)
