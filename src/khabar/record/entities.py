"""Mentions of one and the same brought together: by key, else by folded name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from khabar.lexicon.actors import acled_actor_type, actors_by_key
from khabar.lexicon.eras import as_of
from khabar.readings.actor import Actor, Entity
from khabar.record.spelling import english
from khabar.text.view import fold


@lru_cache(maxsize=1 << 12)
def identity(key: str | None, name: str) -> str:
    """What makes two mentions one: the key of a known actor, else the folded name."""
    return key or f"name:{fold(name)}"


def entities(
    actors: Iterable[Actor], day: date | None = None
) -> tuple[tuple[Entity, ...], Mapping[str, str]]:
    """The entities that ``actors`` point to as they were on a day, and the id of each identity."""
    groups: dict[str, list[Actor]] = {}
    for actor in actors:
        groups.setdefault(identity(actor.entity, actor.name), []).append(actor)
    known = actors_by_key()
    found, ids = [], {}
    for number, (who, mentions) in enumerate(groups.items(), start=1):
        first = mentions[0]
        row = known.get(first.entity or "")
        row = as_of(row, day) if row else None
        spelt = None if row or first.name_en else english(first)
        ids[who] = f"x{number}"
        found.append(
            Entity(
                id=f"x{number}",
                rule="entities.known" if first.entity else "entities.fold",
                key=first.entity or None,
                name=row.name if row else max((m.name for m in mentions), key=len),
                name_en=row.name_en or None if row else first.name_en or spelt,
                kind=first.kind,
                country=first.country,
                sector=first.sector,
                acled_actor_type=(row.acled_actor_type or None)
                if row
                else acled_actor_type(first.entity or "", first.sector),
                aliases_seen=tuple(dict.fromkeys(m.text for m in mentions)),
                transliterated=spelt is not None,
            )
        )
    return tuple(found), ids


def linked(actors: Iterable[Actor], ids: Mapping[str, str]) -> tuple[Actor, ...]:
    """The mentions with the ids of their entities."""
    return tuple(replace(a, entity=ids[identity(a.entity, a.name)]) for a in actors)
