"""How who says it knows: saw it, took part, was told, has it from a document; else not stated.

Only what the text itself says counts: the words of the source («شهود عيان»), a basis it gives
(«استنادا إلى صور»), or the opening of what it says («إنه رأى»، «سمعنا»). Rank tells nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from khabar.annotators.attribution.clauses import starts_clause, with_pronoun
from khabar.annotators.attribution.lexicon import may_open, of_class, phrases
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.statement import Statement
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.clitics import endings, openings
from khabar.text.span import Span
from khabar.text.words import Words

Knows = Literal["saw", "took_part", "was_told", "document", "not_stated"]

OPENING = 8
"""Words at the head of a content that may tell how its speaker knows."""

BEHIND = 12
"""Words behind a source that may give its basis («… استنادا إلى صور»)."""


def knowledge(words: Words, said: Statement, source: Source) -> tuple[Knows, Span | None]:
    """How the source of a statement knows, and the words that say so."""
    for read in (by_name, by_basis, by_opening):
        found = read(words, said, source)
        if found is not None:
            return found
    return "not_stated", None


def by_name(words: Words, said: Statement, source: Source) -> tuple[Knows, Span] | None:
    """«شهود عيان»، «سائق نجا من الهجوم»، «وثيقة رسمية»: the source's own words say it."""
    if source.name and source.kind == "document" and source.head in of_class("evidence_text"):
        return "document", source.span
    end = min(source.stop + 4, len(words))
    if source.first < said.first:
        end = min(end, said.first)
    reach = range(source.first, end) if source.name else range(0)
    items = words.items
    for at in reach:
        form = items[at].form
        if at > source.first and form in ("،", ",", "ان", "بان", ":"):
            break
        how = was_there(form)
        if how is not None:
            return how, words.span(at, at + 1)
    return None


def by_basis(words: Words, said: Statement, source: Source) -> tuple[Knows, Span] | None:
    """«استنادا إلى وثائق»، «نقلا عما أبلغه به الجيران»: the basis the sentence gives."""
    bounds = words.bounds[words.sentence_of[said.cue.first]]
    start = max(said.cue.first - BEHIND, bounds.start)
    head = range(start, min(max(said.first, said.cue.stop) + 2, bounds.stop))
    tail = range(said.stop, min(said.stop + BEHIND, bounds.stop))
    items = words.items
    for at in (*head, *tail):
        if not may_open("basis", items[at].form):
            continue
        match = phrases("basis").at(words, at)
        if match is not None and match.value == "document":
            return "document", words.span(match.first, min(match.stop + 1, len(words)))
        if match is not None and match.value == "was_told":
            return "was_told", words.span(match.first, match.stop)
    return None


def by_opening(words: Words, said: Statement, source: Source) -> tuple[Knows, Span] | None:
    """«قال إنه رأى»، «سمعنا دوي انفجار»، «كنت في الحافلة»: what is said opens with how."""
    himself = starts_clause(words.form(said.first)) and words.form(said.first) != "ان"
    himself = himself or with_pronoun(words.form(said.first - 1))  # the speaker tells of himself
    if not (himself or said.direct):
        return None
    for at in range(said.first, min(said.first + OPENING, said.stop, len(words))):
        form = words.items[at].form
        if form in ("،", ",", ".") and at > said.first + 1:
            break
        for person, known in ways_of_knowing(form):
            first = person == 1 and said.direct
            if first or (himself and person == 3 and at <= said.first + 2):
                return known, words.span(at, at + 1)
    return None


@lru_cache(maxsize=1 << 14)
def ways_of_knowing(form: str) -> tuple[tuple[int, Knows], ...]:
    """The persons of a folded word's readings as a verb of knowing, and how each one knows."""
    read = ((f.person, by_verb(f)) for f in verb_forms(form))
    return tuple([(person, known) for person, known in read if known is not None])


def by_verb(read: VerbForm) -> Knows | None:
    """What a verb of seeing, taking part or being told says of its subject."""
    if read.tense not in ("perfect", "imperfect"):
        return None
    lemma = key(read.lemma)
    if lemma in of_class("sees") and read.voice != "passive":
        return "saw"
    if lemma in of_class("joins") and read.voice != "passive":
        return "took_part"
    return "was_told" if lemma in of_class("learns") else None


@lru_cache(maxsize=1 << 14)
def was_there(form: str) -> Knows | None:
    """Whether a word of a source tells that he saw a thing, or that he took part in it."""
    if is_of(form, "saw"):
        return "saw"
    return "took_part" if is_of(form, "took_part") else None


def is_of(form: str, name: str) -> bool:
    """Whether a folded word, article, proclitics and pronoun apart, is one of a class."""
    stems = {opening.stem.removeprefix("ال") for opening in openings(form)}
    stems |= {end.stem for stem in tuple(stems) for end in endings(stem)}
    return not stems.isdisjoint(of_class(name))
