"""The words that state a lasting relation, and what must follow them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.view import fold

VERBAL = frozenset({"verb", "leads", "under_verb", "given", "based"})
TENSES = frozenset({"perfect", "imperfect"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to state a fact; the head of ``fact_cues.tsv`` tells what the columns mean."""

    kind: str
    form: str
    cue: tuple[str, ...]
    tense: str
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactWords:
    """Words of one kind that stand round a cue."""

    kind: str
    words: tuple[str, ...]


@cache
def words_of(kind: str) -> frozenset[str]:
    """The folded words of one kind of ``fact_words.tsv``."""
    found = {row.kind: row.words for row in table("fact_words", FactWords)}
    return frozenset(fold(word) for word in found[kind])


@cache
def traits() -> Phrases[tuple[Cue, ...]]:
    """The cues that are phrases, as they are written."""
    rows: dict[str, list[Cue]] = {}
    for row in table("fact_cues", Cue):
        if row.form not in VERBAL:
            for phrase in row.cue:
                rows.setdefault(fold(phrase), []).append(row)
    return Phrases.of((phrase, tuple(found)) for phrase, found in rows.items())


@cache
def _by_lemma() -> dict[str, tuple[Cue, ...]]:
    rows: dict[str, list[Cue]] = {}
    for row in table("fact_cues", Cue):
        if row.form in VERBAL:
            for lemma in row.cue:
                rows.setdefault(fold(lemma), []).append(row)
    return {lemma: tuple(found) for lemma, found in rows.items()}


@lru_cache(maxsize=1 << 16)
def verbal(form: str) -> tuple[tuple[VerbForm, Cue], ...]:
    """The readings of a folded word as the verb of a cue: most words have none."""
    known = _by_lemma()
    found = []
    for reading in verb_forms(form):
        if reading.tense in TENSES and reading.person == 3 and "س" not in reading.proclitics:
            for row in known.get(fold(reading.lemma), ()):
                if reading.tense == "imperfect" or row.tense == "any":
                    found.append((reading, row))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def may_open(form: str) -> bool:
    """Whether a cue may begin with a folded word."""
    return traits().opens(form) or bool(verbal(form))
