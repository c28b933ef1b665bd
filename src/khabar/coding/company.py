"""What stands beside a trigger: the weapon, who was hit, who did it, the setting."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khabar.coding.crosswalk import signs
from khabar.readings.actor import Actor
from khabar.readings.event import Argument, Event
from khabar.text.span import Span
from khabar.text.words import Words

BACK, AHEAD = 12, 16
"""How many words before and after a trigger may tell of it."""
GATHERED = 40
"""The same for a demonstration, whose end is told later in its sentence."""
STATE = frozenset({"MIL", "COP", "SPY", "GOV"})
GROUP = frozenset({"REB", "UAF", "PRM", "CRM"})
OFFICE = frozenset({"GOV", "LEG", "JUD", "PTY", "ELI"})
SIDES = ("nonstate", "state", "crowd", "unidentified")
"""What the words of a participant tell, the surest first."""
ARMED = STATE - {"GOV"} | GROUP


FLOWN = frozenset({"drone", "aircraft", "suicide"})
"""What strikes by itself: after the verb it is the subject, whatever was read as the target."""


class Met(NamedTuple):
    """A phrase of the crosswalk at words ``first`` up to ``stop``; ``by`` says with «ب» before."""

    first: int
    stop: int
    by: bool
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Company:
    """The facets of one event: at most one weapon, target and actor, any number of settings."""

    weapon: str = ""
    weapon_word: str = ""
    target: str = ""
    actor: str = ""
    other: str = ""
    settings: frozenset[str] = frozenset()
    contexts: tuple[str, ...] = ()


def met_in(words: Words, sentence: int) -> tuple[Met, ...]:
    """Every phrase of the crosswalk in one sentence, in order."""
    known, items = signs(), words.items
    bounds = words.bounds[sentence]
    found = []
    for at in range(bounds.start, bounds.stop):
        if known.opens(items[at].form):
            match = known.at(words, at)
            if match:
                by = match.proclitics.endswith("ب")
                found.append(Met(match.first, match.stop, by, match.value))
    return tuple(found)


def company(
    words: Words, event: Event, at: int, met: tuple[Met, ...], actors: Mapping[str, Actor]
) -> Company:
    """What is told beside the trigger, word ``at``, in its sentence."""
    reach = GATHERED if event.type == "PROTEST" else AHEAD
    back = reach if event.type == "PROTEST" else BACK
    low = bisect_left(met, at - back, key=_first_word)
    near = list(met[low : bisect_left(met, at + reach + 1, low, key=_first_word)])
    if event.type != "PROTEST":
        near = _fenced(near, at)
    aims = [a for a in event.arguments if a.role in ("target", "recipient")]
    hit = _words_of(words, aims)
    weapon, word = _weapon(words, event, at, near, hit)
    return Company(
        weapon,
        word,
        _target(words, event, at, near, aims, actors),
        _side(words, event, near, actors, ("actor",)) or _armed_by(near),
        _side(words, event, near, actors, ("target",)),
        frozenset(v for m in near for f, v in m.told if f == "setting"),
        tuple(dict.fromkeys(v for m in near for f, v in m.told if f == "context")),
    )


def _first_word(met: Met) -> int:
    return met.first


def fences(met: Sequence[Met]) -> list[int]:
    """The words after which a sentence goes on to another event."""
    return [m.first for m in met if any(f == "fence" for f, _ in m.told)]


def _fenced(near: list[Met], at: int) -> list[Met]:
    """Those that no «فيما» or «رداً على» parts from the trigger: beyond it is another event."""
    parted = fences(near)
    low = max((f for f in parted if f < at), default=-1)
    high = min((f for f in parted if f > at), default=None)
    return [m for m in near if low < m.first and (high is None or m.first < high)]


def _words_of(words: Words, arguments: list[Argument]) -> frozenset[int]:
    return frozenset(n for a in arguments for n in words.within(a.span))


def _weapon(
    words: Words, event: Event, at: int, near: list[Met], hit: frozenset[int]
) -> tuple[str, str]:
    """The nearest weapon; one in the argument of the instrument or after «ب» comes first."""
    tools = _words_of(words, [a for a in event.arguments if a.role == "instrument"])
    best: tuple[int, int, int] | None = None
    found = "", ""
    aimed = not any(f == "hurled" for one in near if one.first == at for f, _ in one.told)
    for one in near:
        values = [v for f, v in one.told if f == "weapon"]
        flown = one.first == at + 1 and bool(FLOWN.intersection(values))
        if not values or (aimed and one.first in hit and not one.by and not flown):
            continue
        named = one.first in tools or one.by
        rank = (0 if named else 1, abs(one.first - at), one.first)
        if best is None or rank < best:
            best = rank
            found = values[0], words.span(one.first, one.stop).of(words.text)
    return found


def _target(
    words: Words,
    event: Event,
    at: int,
    near: list[Met],
    aims: list[Argument],
    actors: Mapping[str, Actor],
) -> str:
    """Who or what was hit: by the words of the argument, else by whom it points to."""
    for aim in aims:
        inside = words.within(aim.span)
        value = _first(near, inside.start, inside.stop, "target")
        if value:
            return value
        who = actors.get(aim.ref or "")
        if who is not None and who.sector and (who.mention != "noun" or who.sector in ARMED):
            return _hit(who)
    if aims:
        return ""
    doing = _words_of(words, [a for a in event.arguments if a.role == "actor"])
    return _first([m for m in near if m.first not in doing], at + 1, at + 6, "target")


def _hit(who: Actor) -> str:
    if who.sector in ARMED:
        return "armed"
    return "official" if who.sector in OFFICE else "civilian"


def _side(
    words: Words,
    event: Event,
    near: list[Met],
    actors: Mapping[str, Actor],
    roles: tuple[str, ...],
) -> str:
    """Whether a participant is a state, an armed group, a crowd or civilians; "" for not read."""
    for argument in event.arguments:
        if argument.role not in roles:
            continue
        who = actors.get(argument.ref or "")
        if who is not None and who.sector and who.mention != "noun":
            return _kind(who.sector)
        inside = words.within(argument.span)
        values = {v for m in near if m.first in inside for f, v in m.told if f == "actor"}
        for value in SIDES:
            if value in values:
                return value
        if who is not None and who.sector:
            return _kind(who.sector)
        if _first(near, inside.start, inside.stop, "target") in ("civilian", "protester"):
            return "civilian"
    return ""


def _armed_by(near: list[Met]) -> str:
    """Who used the weapon after «ب»: «برصاص قوات …»."""
    for one in near:
        if one.by and any(f == "weapon" for f, _ in one.told):
            return _first(near, one.first, one.stop + 3, "actor")
    return ""


def _kind(sector: str) -> str:
    return "state" if sector in STATE else "nonstate" if sector in GROUP else "civilian"


def _first(near: list[Met], first: int, stop: int, facet: str) -> str:
    for one in near:
        if first <= one.first < stop:
            for told, value in one.told:
                if told == facet:
                    return value
    return ""


def trigger_word(words: Words, span: Span) -> int | None:
    """The number of the first word of a trigger, None where it is not among those read."""
    inside = words.within(span)
    return inside.start if inside else None
