"""What each one does in the text, and what may not be written of him.

A role is told by a title («المعتقل فلان»), else by what the text says: one who is quoted is a
speaker, one who is killed a victim, one who is arrested a detainee, one who is accused an accused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from khabar.lexicon.company import stems
from khabar.lexicon.name_index import spelt, steering
from khabar.lexicon.person_names import finite_lemmas
from khabar.readings.actor import Actor, PersonClass
from khabar.readings.attribution import Attribution
from khabar.readings.event import Argument, Event
from khabar.record.references import best
from khabar.text.shelf import Shelf
from khabar.text.view import fold

HARM = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION"})
"""The types of which no accused is written as the doer."""
LIVES = frozenset({"person", "population"})
"""The kinds that are victims and detainees; an army is neither."""
STRONGEST: tuple[PersonClass, ...] = ("minor", "public_role", "private", "unknown")
"""Of two classes of one person the one that stands first here holds."""


def cast(
    actors: Sequence[Actor],
    attributions: Iterable[Attribution],
    events: Sequence[Event],
    text: str,
) -> tuple[Actor, ...]:
    """The mentions with their roles, and with one class for all mentions of one person."""
    told = _told(actors, attributions, events, text)
    classes = _classes(actors)
    return tuple(
        replace(
            actor,
            role=_role(actor, told.get(actor.id)),
            person_class=classes.get(actor.entity or "", actor.person_class),
        )
        for actor in actors
    )


def _role(actor: Actor, told: str | None) -> str | None:
    """What a title says holds, but for an office: its holder may be arrested, and speak."""
    return actor.role if actor.role and actor.role != "official" else told or actor.role


def _told(
    actors: Sequence[Actor],
    attributions: Iterable[Attribution],
    events: Sequence[Event],
    text: str,
) -> Mapping[str, str]:
    """By mention, the role that the text gives it; the graver one where there are two."""
    found: dict[str, str] = {}
    who = Shelf.of((actor.span, actor.id) for actor in actors)
    for said in attributions:
        origin = said.chain[-1] if said.chain else None
        spans = (said.source_span, origin.span if origin else None)
        for id in {best(who, span) for span in spans if span is not None} - {None}:
            found[id or ""] = "speaker"
    kinds = {actor.id: actor.kind for actor in actors}
    for event in events:
        role = _suffered(event, text)
        for argument in event.arguments:
            if role and argument.role == "target" and kinds.get(argument.ref or "") in LIVES:
                found[argument.ref or ""] = role
    return found


def _suffered(event: Event, text: str) -> str | None:
    """What the target of an event is by it."""
    if event.modality == "denied":
        return None
    if event.type == "ACCUSE":
        return "accused"
    if event.type == "ASSAULT":
        return "victim" if event.modality == "actual" and _harmed(event, text) else None
    if event.type == "COERCE" and event.modality == "actual":
        trigger = fold(event.trigger_span.of(text))
        verbs = finite_lemmas(trigger) & spelt("detaining_verb")
        held = verbs or not stems(trigger).isdisjoint(steering("detaining"))
        return "detainee" if held else None
    return None


def _harmed(event: Event, text: str) -> bool:
    """Whether an assault is told as killing, hurting or taking someone, not as a clash."""
    if event.quantities:
        return True
    trigger = fold(event.trigger_span.of(text))
    verbs = finite_lemmas(trigger) & spelt("harming_verb")
    return bool(verbs) or not stems(trigger).isdisjoint(steering("harming"))


def _classes(actors: Iterable[Actor]) -> Mapping[str, PersonClass]:
    """The class of each person by the clearest of his mentions."""
    found: dict[str, PersonClass] = {}
    for actor in actors:
        if actor.person_class is None or actor.entity is None:
            continue
        before = found.get(actor.entity, actor.person_class)
        found[actor.entity] = min(before, actor.person_class, key=STRONGEST.index)
    return found


def presumed_innocent(events: Sequence[Event], actors: Sequence[Actor]) -> tuple[Event, ...]:
    """The events without those as doers who are only accused of them.

    Of a state or an armed group an accusation stays an argument: its attribution says whose
    word it is. Of a person it would be read as a verdict.
    """
    accused = {a.entity for a in actors if a.role == "accused" and a.kind in LIVES | {"group"}}
    accused -= {a.entity for a in actors if a.kind == "organization"}
    shut = {a.id for a in actors if a.entity in accused and a.entity}
    if not shut:
        return tuple(events)

    def stays(event: Event, argument: Argument) -> bool:
        return argument.role != "actor" or argument.ref not in shut or event.type not in HARM

    return tuple(
        replace(event, arguments=tuple(a for a in event.arguments if stays(event, a)))
        for event in events
    )
