"""Whom a name means on a day: names that pass on, sides that change, governments that fall.

Three tables hold what changed, each row with where it is told:

- ``actor_names.tsv``: on which days a name means another actor than its own row says;
- ``actor_sides.tsv``: from when to when an actor had another sector, side or parent;
- ``regimes.tsv``: governments after which a state's forces are another party.

``since`` and ``until`` are the first and the last day, month or year; empty is open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from khabar.lexicon.actors import ActorRow, actors_by_key
from khabar.lexicon.phrases import key
from khabar.lexicon.table import table


@dataclass(frozen=True, slots=True)
class NameEra:
    """Names that mean ``actor`` on these days, and what using them says (or "")."""

    names: tuple[str, ...]
    actor: str
    since: str = ""
    until: str = ""
    loaded: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What an actor was on these days; an empty ``parent`` says that it had none."""

    actor: str
    since: str = ""
    until: str = ""
    sector: str = ""
    acled_actor_type: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Regime:
    """Who ruled a state. ``suffix`` tells its organs from those before and after."""

    iso: str
    suffix: str
    name_en: str
    since: str = ""
    until: str = ""


def holds(since: str, until: str, day: date) -> bool:
    """Whether a day lies within, both ends counted, each as fine as it is given.

    >>> holds("2016-07-28", "2017-01", date(2017, 1, 31))
    True
    """
    on = day.isoformat()
    return since <= on[: len(since)] and (not until or on[: len(until)] <= until)


@cache
def _names() -> dict[str, tuple[NameEra, ...]]:
    found: dict[str, tuple[NameEra, ...]] = {}
    for row in table("actor_names", NameEra):
        for name in row.names:
            found[key(name)] = (*found.get(key(name), ()), row)
    return found


@cache
def _sides() -> dict[str, tuple[Side, ...]]:
    found: dict[str, tuple[Side, ...]] = {}
    for row in table("actor_sides", Side):
        found[row.actor] = (*found.get(row.actor, ()), row)
    return found


@cache
def _regimes() -> dict[str, tuple[Regime, ...]]:
    found: dict[str, tuple[Regime, ...]] = {}
    for row in table("regimes", Regime):
        found[row.iso] = (*found.get(row.iso, ()), row)
    return found


def regime(iso: str, day: date | None) -> Regime | None:
    """Who ruled a state on a day; None where no change is told, or no day is known."""
    if day is None:
        return None
    return next((r for r in _regimes().get(iso, ()) if holds(r.since, r.until, day)), None)


@lru_cache(maxsize=4096)
def organ(id: str, iso: str, day: date | None) -> str:
    """The id of a state's organ on a day: one government's army is not the next one's.

    >>> organ("khabar:sy-military", "SY", date(2023, 5, 1))
    'khabar:sy-military-2000'
    >>> organ("khabar:sy-military", "SY", date(2025, 5, 1))
    'khabar:sy-military-2024'
    >>> organ("khabar:sy-military", "SY", None)
    'khabar:sy-military'
    """
    ruled = regime(iso, day)
    if ruled is None or not id.startswith(f"khabar:{iso.lower()}-") or id[-4:].isdigit():
        return id
    return f"{id}-{ruled.suffix}"


@lru_cache(maxsize=4096)
def meant(row: ActorRow, name: str, day: date | None) -> ActorRow:
    """The actor that a folded name of ``row`` means on a day, as it was on that day."""
    if day is None:
        return row
    named = (era for era in _names().get(name, ()) if holds(era.since, era.until, day))
    other = next(named, None)
    if other is not None:
        row = actors_by_key()[other.actor]
    return as_of(row, day)


@lru_cache(maxsize=4096)
def as_of(row: ActorRow, day: date | None) -> ActorRow:
    """An actor with the side, the parent and the government that it had on a day."""
    if day is None:
        return row
    sides = (side for side in _sides().get(row.id, ()) if holds(side.since, side.until, day))
    side = next(sides, None)
    if side is not None:
        acled = side.acled_actor_type
        row = replace(row, sector=side.sector, acled_actor_type=acled, parent=side.parent)
    ruled = regime(row.country, day)
    id = organ(row.id, row.country, day)
    if ruled is None or id == row.id:
        return row
    listed = actors_by_key().get(id)
    return listed or replace(row, id=id, name_en=f"{row.name_en} ({ruled.name_en})", parent=row.id)


def called(name: str, row: ActorRow, day: date | None) -> str | None:
    """How a folded name of ``row`` takes sides on a day: a class of wording, None for neutral."""
    if day is not None:
        for era in _names().get(name, ()):
            if era.loaded and holds(era.since, era.until, day):
                return era.loaded
    return loaded_names(row).get(name)


@lru_cache(maxsize=4096)
def loaded_names(row: ActorRow) -> dict[str, str]:
    """The loaded names of an actor, folded, each with the class of its wording."""
    pairs = (part.rpartition(":") for part in row.loaded)
    return {key(name): how for name, _, how in pairs}
