"""Verbs that carry an event's noun, and markers of the one who did it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.annotators.events.scene import FINITE
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.lexicon.verbs import VerbForm, verb_forms


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb whose noun is the event. ``kind`` is do, control, undergo, happen or cause."""

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


@lru_cache(maxsize=1 << 16)
def light(form: str) -> tuple[str, VerbForm] | None:
    """What kind of light verb a folded word is, and the form it stands in."""
    kinds = _light()
    found = [
        reading
        for reading in verb_forms(form)
        if reading.tense in FINITE and kinds.get(reading.lemma, "hit") != "hit"
    ]
    if not found:
        return None
    shown = next((reading for reading in found if reading.voice != "passive"), found[0])
    return kinds[shown.lemma], shown


@lru_cache(maxsize=1 << 16)
def light_noun(form: str) -> bool:
    """Whether a folded word is the bare verbal noun of a verb that carries events (تنفيذ، شنّ)."""
    kinds = _light()
    return any(
        r.tense == "masdar" and not r.definite and not r.object and kinds.get(r.lemma) == "do"
        for r in verb_forms(form)
    )


@lru_cache(maxsize=1 << 16)
def is_hit(form: str) -> bool:
    """Whether a folded word is a verb that says what an attack aimed at or struck."""
    kinds = _light()
    return any(
        reading.tense in FINITE and kinds.get(reading.lemma) == "hit" and not reading.object
        for reading in verb_forms(form)
    )


@dataclass(frozen=True, slots=True)
class Speaking:
    """A verb of saying."""

    lemma: str


@cache
def reporting() -> frozenset[str]:
    """The lemmas of verbs that report what someone said."""
    return frozenset(row.lemma for row in table("reporting_verbs", Speaking))


@lru_cache(maxsize=1 << 16)
def reports(form: str, *, with_object: bool = False) -> bool:
    """Whether a folded word can only be a verb of saying.

    With ``with_object`` instead: whether it can be a verb with a pronoun for its object.
    """
    finite = [reading for reading in verb_forms(form) if reading.tense in FINITE]
    if with_object:
        return any(reading.object for reading in finite)
    return bool(finite) and finite[0].lemma in reporting()
