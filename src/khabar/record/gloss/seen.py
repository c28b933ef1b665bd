"""What was read in an article, as far as a gloss names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.readings.actor import Actor
from khabar.readings.attribution import Link
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.time import Time
from khabar.text.words import Words


@dataclass(frozen=True, slots=True)
class Known:
    """What was read in an article, as far as a gloss names it."""

    words: Words
    actors: dict[str, Actor]
    places: dict[str, Place]
    times: dict[str, Time]
    names: dict[int, list[tuple[int, str]]]
    """English names by where the Arabic ends: where it starts, and the name."""
    counts: dict[int, Number]
    entities: dict[str, tuple[str, str]]
    starts: frozenset[int] = frozenset()
    """Where names that are known in English start."""
    numbers: dict[str, Number] = field(default_factory=dict)
    nameless: list[Actor] = field(default_factory=list)
    """People without an English name, in the order in which they are written."""
    leads: dict[tuple[str, tuple[Link, ...]], tuple[str, str]] = field(default_factory=dict)
    """How a voice is named, once it was: most claims of an article have few voices."""

    @property
    def text(self) -> str:
        return self.words.text


def known(
    words: Words,
    actors: Sequence[Actor],
    places: Sequence[Place],
    times: Sequence[Time],
    numbers: Sequence[Number],
) -> Known:
    """See what an article names."""
    names: dict[int, list[tuple[int, str]]] = {}
    for actor in actors:
        if actor.name_en:
            found = actor.span.start, without_note(actor.name_en)
            names.setdefault(actor.span.stop, []).append(found)
    for place in places:
        if place.name_en and place.relation is None:
            names.setdefault(place.span.stop, []).append((place.span.start, place.name_en))
    return Known(
        words,
        {a.id: a for a in actors},
        {p.id: p for p in places},
        {t.id: t for t in times},
        names,
        {n.span.start: n for n in numbers},
        {
            a.entity: (without_note(a.name_en), a.kind)
            for a in actors
            if a.entity and a.name_en and a.mention != "noun"
        },
        frozenset(start for found in names.values() for start, _ in found),
        {n.id: n for n in numbers},
        sorted((a for a in actors if a.kind == "person" and not a.name_en), key=start_of),
    )


def start_of(actor: Actor) -> int:
    """Where in the text an actor is named."""
    return actor.span.start


def without_note(name: str) -> str:
    """A name without what our tables add to it: "Military of Libya (since 2011)"."""
    return name.split(" (", 1)[0]
