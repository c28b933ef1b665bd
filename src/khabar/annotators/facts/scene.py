"""The words of an article as facts see them, and the noun phrases beside a cue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from khabar.annotators.facts.cues import may_open, words_of
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.phrases import key
from khabar.lexicon.table import table
from khabar.lexicon.verbs import verb_forms
from khabar.text.annotation import Annotation
from khabar.text.clitics import openings
from khabar.text.letters import DASHES, SILENT
from khabar.text.span import Span
from khabar.text.view import fold
from khabar.text.words import LETTERS, MARK, QUOTE, Words

LONGEST = 8
"""Words of a noun phrase that no name ends, at most."""
CLOSED = frozenset(
    {"prep", "relative", "sub", "next", "kad", "aux", "negation", "demonstrative", "itself",
     "resumptive", "adverb", "particle", "pronoun", "between", "partitive", "or"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClauseWord:
    """A word of a closed class."""

    word: str
    kind: str


@cache
def _closed() -> dict[str, str]:
    return {fold(row.word): row.kind for row in table("clause_words", ClauseWord)}


@lru_cache(maxsize=1 << 16)
def closed(form: str) -> str:
    """The closed class of a folded word, with و or ف before it or not; "" for others."""
    known = _closed()
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
    actors: Iterable[Annotation[Any]],
    places: Iterable[Annotation[Any]],
    numbers: Iterable[Annotation[Any]],
) -> Scene:
    """See an article's words."""
    begins: dict[int, tuple[int, Span]] = {}
    ends: dict[int, tuple[int, Span]] = {}
    people: dict[int, tuple[int, Span]] = {}
    for found in (*places, *actors):
        if getattr(found.value, "mention", "") == "pronoun":
            continue
        inside = words.within(found.span)
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
        inside = words.within(found.span)
        if inside:
            counts[inside.start] = (inside.stop, found.span)
    counted = frozenset(n for first, (stop, _) in counts.items() for n in range(first, stop))
    return Scene(words, begins, ends, people, counts, counted)


def _name_in(words: Words, inside: range, name: str) -> int:
    """Where the name stands in a mention that may open with an office."""
    first = key(name).split(" ")[0]
    return next((at for at in inside if words.items[at].form == first), inside.start)


def after(
    scene: Scene,
    at: int,
    cut: int = 0,
    *,
    head: bool = False,
    body: bool = False,
    series: bool = False,
) -> Phrase | None:
    """The noun phrase that opens at word ``at``.

    With ``head`` its definite part alone; with ``body`` it ends before a person's name; with
    ``series`` it goes on with what «و» joins to it.
    """
    stop = scene.stop(max(0, at - 1))
    at = at if cut else scene.past(at, stop)
    if at + 2 < stop and scene.form(at) in words_of("each") and scene.form(at + 1) == "من":
        at = scene.past(at + 2, stop)
    if at >= stop or scene.words.items[at].kind is MARK:
        return None
    named = scene.begins.get(at)
    if named is not None:
        return Phrase(at, _joined(scene, named[0], stop), cut, True)
    if closed(scene.form(at)) and not cut:
        return None
    last, end = _past_bound(scene, at, stop), min(stop, at + LONGEST)
    begun = last
    while last < end:
        word = scene.words.items[last]
        if word.kind is QUOTE:
            if last > at:
                last += 1
            break
        if word.kind is MARK or (last > begun and _ends(scene, last, series)):
            break
        if body and last > at and last in scene.people:
            break
        if head and last > at and not definite(word.form) and last not in scene.begins:
            break
        inner = scene.begins.get(last)
        if inner is not None and last > at:
            last = min(inner[0], stop)
            break
        last += 1
    while last > at and scene.words.items[last - 1].kind is QUOTE:
        last -= 1
    return Phrase(at, last, cut) if last > at else None


def _ends(scene: Scene, at: int, series: bool) -> bool:
    """Whether a noun phrase stops before word ``at``, not its first.

    After a definite word an indefinite one that is no name opens something else.
    """
    form, before_it = scene.form(at), scene.form(at - 1)
    if may_open(form) or (closed(form) and form not in words_of("inside")):
        return True
    if _joins(form):
        return not series
    if at in scene.begins:
        return False
    counted = form.endswith("ا") and at - 1 in scene.counted
    if is_verb(form) and not counted:
        return True
    return definite(before_it) and not definite(form) and at - 1 not in scene.counted


def _joins(form: str) -> bool:
    """Whether a word opens with «و» as "and": what is left is long enough for a noun."""
    return form[0] == "و" and (len(form) > 5 or form.startswith("وال")) and len(openings(form)) > 1


def _joined(scene: Scene, at: int, stop: int) -> int:
    """Past names that «و» or a dash joins to the one before."""
    while at < stop:
        dash = at + 1 if scene.form(at) in DASHES else at
        if dash not in scene.begins or (dash == at and scene.form(at)[0] != "و"):
            break
        at = scene.begins[dash][0]
    return at


def before(scene: Scene, at: int) -> Phrase | None:
    """The noun phrase that ends just before word ``at``, past a relative and a comma."""
    first = scene.start(at) if at < len(scene.words) else 0
    at = _back(scene, at, first)
    if at <= first:
        return None
    if at in scene.outer:
        return scene.outer[at]
    named = scene.ends.get(at)
    if named is not None and named[0] >= first:
        here = named[0]
        while scene.form(here)[0] == "و" and here in scene.ends and scene.ends[here][0] >= first:
            here = scene.ends[here][0]
        if here > first and not noun_class("placeword").isdisjoint(stems(scene.form(here - 1))):
            return Phrase(here - 1, at, _before_head(scene.form(here - 1)))
        return Phrase(here, at, 0, True)
    here, opened = at, False
    while here > max(first, at - 5):
        word = scene.words.items[here - 1]
        if word.kind is not LETTERS or _parts(scene, here - 1, at):
            break
        if here < at and not _goes_on(scene, here - 1):
            break
        here -= 1
        opened = True
        if _clitic(word.form):
            break
    if not opened:
        return None
    while here + 1 < at and not words_of("doing").isdisjoint(stems(scene.form(here))):
        here += 1  # «إسقاط طائرة تابعة لـ»: the aircraft belongs to them, not its downing
    return Phrase(here, at, _clitic(scene.form(here)), here in scene.begins)


def _past_bound(scene: Scene, at: int, stop: int) -> int:
    """Past «أكثر من», «ما لا يقل عن» before a number."""
    for here in range(at, min(at + 4, stop - 1)):
        if here + 1 in scene.counts and scene.form(at) in words_of("bound"):
            return here + 1
    return at


def _before_head(form: str) -> int:
    """How many letters stand before a noun for a place («بولاية …»)."""
    known = noun_class("placeword")
    if form in known:
        return 0
    return next((len(o.proclitics) for o in openings(form) if o.stem in known), 0)


def _back(scene: Scene, at: int, first: int) -> int:
    """Before commas, quotation marks, relatives and asides."""
    while at > first:
        word = scene.words.items[at - 1]
        aside = word.form in words_of("aside") or word.form in words_of("what")
        aside = aside or closed(word.form) in ("relative", "adverb")
        if word.kind is QUOTE or word.form in ("،", ",", "-", "–", "(", ")") or aside:
            at -= 1
        else:
            break
    return at


def _parts(scene: Scene, at: int, stop: int) -> bool:
    """Whether word ``at`` cannot be in a noun phrase that ends before ``stop``."""
    form = scene.form(at)
    if form in words_of("inside") and at + 1 < stop:
        return False
    return bool(closed(form)) or is_verb(form)


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether word ``at`` may be in one noun phrase with the word after it."""
    mine, next_one = definite(scene.form(at)), definite(scene.form(at + 1))
    return next_one or not mine


def _clitic(form: str) -> int:
    """How many letters of a first word are «و», «ف» or a preposition before the article."""
    if form.startswith("ال"):
        return 0
    cut = 0
    for opening in openings(form):
        if opening.definite and opening.proclitics:
            cut = max(cut, len(opening.proclitics))
    if cut and form[cut - 1 : cut + 1] == "لل":
        return cut + 1
    if not cut and form[0] == "و" and len(form) > 4 and not verb_forms(form):
        return 1
    return cut
