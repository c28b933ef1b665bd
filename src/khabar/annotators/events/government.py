"""Verbs that carry an event's noun, and markers of the one who did it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.annotators.events.word_kinds import FINITE, NOMINAL
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.lexicon.verbs import verb_forms


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb whose noun is the event, by what it makes of those around it.

    do, control: its subject does what the noun names; object, dative: its object does, or whom
    ل brings; undergo: it is done to its subject; happen, cause: neither; hit: its object is
    what the noun before it struck.
    """

    lemma: str
    kind: str


@dataclass(frozen=True, slots=True)
class AgentMarker:
    """«من قبل», «على يد»: who did it comes next."""

    phrase: str


@cache
def _light() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for row in table("light_verbs", LightVerb):
        kinds.setdefault(row.lemma, row.kind)
    return kinds


@cache
def agent_markers() -> Phrases[str]:
    """The markers, to be met in running text."""
    return Phrases.of((row.phrase, "actor") for row in table("agent_markers", AgentMarker))


def light(lemma: str) -> str:
    """What kind of light verb a lemma is, "" for none."""
    kind = _light().get(lemma, "")
    return "" if kind == "hit" else kind


@lru_cache(maxsize=1 << 16)
def light_noun(form: str) -> bool:
    """Whether a folded word is the bare verbal noun of a verb that carries events (تنفيذ، شنّ)."""
    kinds = _light()
    return any(
        r.tense == "masdar" and not r.definite and not r.object and kinds.get(r.lemma) == "do"
        for r in verb_forms(form)
    )


@lru_cache(maxsize=1 << 16)
def names_deed(form: str) -> bool:
    """Whether the likeliest reading of a folded word is a verbal noun."""
    readings = verb_forms(form)
    return bool(readings) and readings[0].tense == "masdar"


@lru_cache(maxsize=1 << 14)
def happens(form: str) -> bool:
    """Whether a folded word may be a verb of taking place («جرى», «تم», «يحدث»)."""
    return any(light(r.lemma) == "happen" and r.tense in FINITE for r in verb_forms(form))


def is_hit(lemma: str) -> bool:
    """Whether a verb says what an attack aimed at or struck."""
    return lemma in _hits()


@cache
def _hits() -> frozenset[str]:
    return frozenset(row.lemma for row in table("light_verbs", LightVerb) if row.kind == "hit")


@lru_cache(maxsize=1 << 16)
def nominal(form: str) -> tuple[str, str]:
    """The kind of light verb whose masdar or participle a folded word is, and which it is.

    >>> nominal("المتورطين")
    ('control', 'active_participle')
    """
    kinds = _light()
    for reading in verb_forms(form):
        kind = kinds.get(reading.lemma, "")
        if reading.tense in NOMINAL and kind and kind != "hit":
            return kind, reading.tense
    return "", ""


@dataclass(frozen=True, slots=True)
class Speaking:
    """A verb of saying, and what it takes."""

    lemma: str
    takes: tuple[str, ...] = ()


@cache
def reporting() -> frozenset[str]:
    """The lemmas of verbs that report what someone said; to refuse is a deed as well."""
    rows = table("reporting_verbs", Speaking)
    return frozenset(row.lemma for row in rows if "refuse" not in row.takes)
